import type { Instant } from '../../platform/clock/instant.ts';

/** One thing that was taught. */
export interface CertifiedSubject {
  readonly subject: string;
  /** Of the Core Skills Training Framework; null: the subject has none. */
  readonly level: string | null;
}

/** The products whose bookings earn certificates. */
export type CertifiedProduct = 'practical-training' | 'virtual-bls';

/** A certificate with everything that is printed on it. Days are `YYYY-MM-DD` in London. */
export interface Certificate {
  readonly id: number;
  readonly number: string;
  /** Four groups of four. */
  readonly verification_code: string;
  readonly holder_name: string;
  readonly course_id: number;
  readonly course_name: string;
  readonly subjects: readonly CertifiedSubject[];
  /** Null: a remote session by video. */
  readonly location_name: string | null;
  readonly trainer_name: string | null;
  readonly provider_name: string;
  readonly trained_on: string;
  readonly completed_on: string;
  /** The last valid day; null: it does not expire. */
  readonly expires_on: string | null;
  readonly issued_at: Instant;
  /** 1 for the first issue. */
  readonly issue: number;
  readonly revoked_at: Instant | null;
}

/** SQL: the columns of a Certificate. */
export const certificateColumns = `c.id, c.number, c.verification_code, c.holder_name, c.course_id, c.course_name,
  c.subjects, c.location_name, c.trainer_name, c.provider_name, c.trained_on::text, c.completed_on::text,
  c.expires_on::text, c.issued_at, c.issue, c.revoked_at`;

/** Where anybody can check a certificate, on the deployment's own pages. */
export function verificationUrl(site: string, code: string): string {
  return `${site}/verify/${code}`;
}
