import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';
import { type CertificateStatus, certificateStatus } from './certificate-status.ts';

/** What anybody who has the code may know of a certificate. Days are London's. */
export interface CertificateCheck {
  readonly status: CertificateStatus;
  readonly verification_code: string;
  readonly number: string;
  readonly holder_name: string;
  readonly course_name: string;
  readonly provider_name: string;
  readonly issued_on: string;
  /** The last valid day; null: it does not expire. */
  readonly expires_on: string | null;
}

const check = preparedRead<{ code: string }, CertificateCheck>(
  'certificates-verify',
  // served by the unique index on the code
  `with today as (select (app_now() at time zone 'Europe/London')::date as today)
   select ${certificateStatus('today')} as status, c.verification_code, c.number, c.holder_name, c.course_name, c.provider_name,
     (c.issued_at at time zone 'Europe/London')::date::text as issued_on, c.expires_on::text
   from certificates c, today where c.verification_code = :code`,
);

/**
 * A code as it is kept, from what a person typed: case, hyphens and spaces do not matter, O reads as 0, I and L
 * as 1. Null: this can be no code.
 */
export function readVerificationCode(typed: string): string | null {
  const letters = typed
    .replace(/[\s\u2010-\u2015\u2212-]/g, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  if (!/^[0-9A-HJKMNP-TV-Z]{16}$/.test(letters)) return null;
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}

/** Checks a certificate by its code, however it was typed; null: there is none. */
export async function verifyCertificate(db: Queryable, typed: string): Promise<CertificateCheck | null> {
  const code = readVerificationCode(typed);
  if (code === null) return null;
  const [found] = await check(db, { code });
  return found ?? null;
}
