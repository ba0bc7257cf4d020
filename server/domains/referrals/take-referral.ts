import type { Instant } from '../../platform/clock/instant.ts';
import { batchedCommand } from '../../platform/db/batched-command.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type Actor, actorColumns } from '../audit/index.ts';
import type { PartnerCaller } from './authenticate-partner-key.ts';
import { provinceCodeOf } from './province.ts';
import { type consentMethods, type ReferralRules, rulesInSql } from './referral.ts';

/** Who is referred, as sent. */
export interface ReferredPerson {
  readonly firstName: string;
  readonly lastName: string;
  /** E.164 with country code. */
  readonly phoneNumber: string;
  readonly emailAddress: string;
  readonly city: string;
  /** Free text. */
  readonly province: string;
  readonly notes?: string | undefined;
  /** The partner's own number. */
  readonly externalReference?: string | undefined;
  /** A BCP 47 tag. */
  readonly language?: string | undefined;
}

/** That the person agreed, as the sender tells it. */
export interface GivenConsent {
  readonly method?: (typeof consentMethods)[number] | undefined;
  readonly at?: Instant | undefined;
  readonly statementVersion?: string | undefined;
  /** The partner may learn how it went. */
  readonly shareOutcome: boolean;
}

/** One referral to be taken in. */
export interface TakeReferral {
  readonly partner: Pick<PartnerCaller, 'partner_id' | 'organisation_id'>;
  readonly isSandbox: boolean;
  readonly enteredBy: 'api' | 'portal' | 'staff';
  readonly person: ReferredPerson;
  /** Undefined: the partner vouches under its contract. */
  readonly consent: GivenConsent | undefined;
  /** IP address of the sender. */
  readonly address: string;
  /** Of the bytes that were sent. */
  readonly bodySha256: Buffer;
  readonly actor: Actor;
  readonly rules: ReferralRules;
}

/** A referral that is in staging now. */
export interface TakenReferral {
  readonly referral_id: string;
  readonly received_at: Instant;
  /** The oldest that the same partner sent of the same person; null when there is none. */
  readonly duplicate_of: string | null;
}

const takeMany = prepared<{ requests: string; rules: string }, TakenReferral>(
  'referrals-take',
  'select * from take_referrals(:requests::jsonb, :rules::jsonb)',
);

function rowOf({ person, consent, ...request }: TakeReferral, place: number) {
  return {
    place: place + 1,
    partner_id: request.partner.partner_id,
    is_sandbox: request.isSandbox,
    entered_by: request.enteredBy,
    first_name: person.firstName,
    last_name: person.lastName,
    phone_number: person.phoneNumber,
    email_address: person.emailAddress,
    city: person.city,
    province: person.province,
    province_code: provinceCodeOf(person.province),
    notes: person.notes,
    external_reference: person.externalReference,
    language: person.language,
    consent: consent && {
      method: consent.method,
      at: consent.at,
      statement_version: consent.statementVersion,
      share_outcome: consent.shareOutcome,
    },
    ip_address: request.address,
    body_sha256: request.bodySha256.toString('hex'),
    ...actorColumns(request.actor),
  };
}

/** What one trail tells of is taken in together: its audit chain lets one transaction after another write. */
const take = batchedCommand<TakeReferral, TakenReferral>({
  laneOf: ({ partner }) => String(partner.organisation_id ?? 0),
  runMany: (db, requests) =>
    takeMany(db, {
      requests: JSON.stringify(requests.map(rowOf)),
      rules: requests[0] ? rulesInSql(requests[0].rules) : '{}',
    }),
});

/** Puts a referral into staging with its evidence, its marks and its audit entry. Never refuses a duplicate. */
export function takeReferral(db: Queryable, request: TakeReferral): Promise<TakenReferral> {
  return take(db, request);
}
