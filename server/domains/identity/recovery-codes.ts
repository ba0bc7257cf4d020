import { randomInt } from 'node:crypto';
import type { Instant } from '../../platform/clock/instant.ts';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared, preparedRead } from '../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import { type Actor, type ActorParams, actorParams, actorRow } from '../audit/index.ts';
import { checkOwnPassword, type OwnPassword } from './own-password.ts';

/** Codes that are given out at a time. */
const count = 10;

/** No vowels, so no words; nothing that looks like something else. Ten of these 26 are 47 bits. */
const alphabet = 'BCDFGHJKMNPQRTVWXYZ2346789';

/** A code as it is compared: however it was typed. */
const canonical = (code: string): string => code.replace(/[\s-]/g, '').toUpperCase();

const form = new RegExp(`^[${alphabet}]{10}$`);

/** Whether a text may be a recovery code at all; an authenticator app's six digits are not. */
export const looksLikeRecoveryCode = (code: string): boolean => form.test(canonical(code));

function newCode(): string {
  const letters = Array.from({ length: 10 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}

const hashOf = (keyring: Keyring, personId: number, code: string): string =>
  keyring.deriveToken('recovery-codes', Buffer.from(`${personId} ${canonical(code)}`), 43);

/** Codes to be shown once, and what is kept of them. */
export function newRecoveryCodes(keyring: Keyring, personId: number) {
  const codes = Array.from({ length: count }, newCode);
  return { codes, hashes: codes.map((code) => hashOf(keyring, personId, code)) };
}

/** SQL: replaces the codes of each row of a table expression with the person's id by those of `:hashes`. */
export const replaceRecoveryCodes = (from: string) =>
  `gone as (delete from recovery_codes where person_id in (select id from ${from})),
   fresh as (insert into recovery_codes (person_id, code_hash, issued_at)
     select f.id, h.hash, app_now() from ${from} f, unnest(:hashes::text[]) as h (hash))`;

const spend = prepared<{ personId: number; hash: string; requestId: string }, { person_id: number }>(
  'identity-spend-recovery-code',
  `with spent as (
     update recovery_codes set used_at = app_now()
     where person_id = :personId and code_hash = :hash and used_at is null returning person_id
   )
   select s.person_id, record_audit(m.organisation_id, 'person.recovery_code_used', 'person', s.person_id, '{}',
     row(case when m.organisation_id is null then 'staff' else 'member' end, s.person_id, :requestId::text)::actor)
   from spent s join memberships m on m.person_id = s.person_id`,
);

/** Uses a code up; false when it is not one of the person's, or was used before. */
export async function spendRecoveryCode(
  db: Queryable,
  keyring: Keyring,
  { personId, code, requestId }: { personId: number; code: string; requestId: string },
): Promise<boolean> {
  return (await spend(db, { personId, hash: hashOf(keyring, personId, code), requestId })).length === 1;
}

/** What is left of somebody's codes. */
export interface RecoveryCodeCount {
  readonly remaining: number;
  /** Null: none were ever given out for the present authenticator app. */
  readonly issued_at: Instant | null;
}

const left = preparedRead<{ personId: number }, RecoveryCodeCount>(
  'identity-count-recovery-codes',
  `select count(*) filter (where used_at is null) as remaining, max(issued_at) as issued_at
   from recovery_codes where person_id = :personId`,
);

/** How many codes somebody has left. */
export async function countRecoveryCodes(db: Queryable, personId: number): Promise<RecoveryCodeCount> {
  const [row] = await left(db, { personId });
  return row ?? { remaining: 0, issued_at: null };
}

const reissue = prepared<{ personId: number; hashes: readonly string[] } & ActorParams, { id: number }>(
  'identity-reissue-recovery-codes',
  `with who as (select id from people where id = :personId and totp_confirmed_at is not null for no key update),
   ${replaceRecoveryCodes('who')}
   select w.id, record_audit(m.organisation_id, 'person.recovery_codes_issued', 'person', w.id, '{}', ${actorRow})
   from who w join memberships m on m.person_id = w.id`,
);

/**
 * Gives out new codes; the earlier ones end. Refuses with `sign_in_throttled`, `wrong_password`, or `totp_not_enabled`:
 * codes stand in for an authenticator app's.
 */
export async function issueRecoveryCodes(
  db: Queryable,
  keyring: Keyring,
  { actor, ...own }: OwnPassword & { readonly actor: Actor },
): Promise<readonly string[] | Refusal> {
  const refused = await checkOwnPassword(db, own);
  if (refused) return refused;
  const { codes, hashes } = newRecoveryCodes(keyring, own.personId);
  const issued = await reissue(db, { personId: own.personId, hashes, ...actorParams(actor) });
  return issued.length === 1 ? codes : refuse('totp_not_enabled');
}
