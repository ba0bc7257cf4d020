import { Secret, TOTP } from 'otpauth';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import { type Actor, type ActorParams, actorParams, actorRow } from '../audit/index.ts';
import { checkOwnPassword, type OwnPassword } from './own-password.ts';
import { newRecoveryCodes, replaceRecoveryCodes } from './recovery-codes.ts';

/** Seconds a code is shown; one code before and one after the present one are accepted too. */
const periodSeconds = 30;

/** What an authenticator app needs, shown once. */
export interface TotpEnrolment {
  /** Base 32, to be typed. */
  readonly secret: string;
  /** otpauth://, to be shown as a QR code. */
  readonly uri: string;
  /** The same as a picture: SVG. */
  readonly qr: string;
}

const context = (personId: number): string => `person:${personId}`;

const codeOf = (secret: Secret, label = '') =>
  new TOTP({ issuer: 'Veriward', label, secret, period: periodSeconds });

const keep = prepared<{ personId: number; sealed: Buffer }, { id: number }>(
  'identity-keep-totp',
  `update people set totp_secret_encrypted = :sealed, totp_last_step = null
   where id = :personId and totp_confirmed_at is null returning id`,
);

/** Makes a secret that counts once a code of it was shown. Refuses with `totp_enabled`. */
export async function enrolTotp(
  db: Queryable,
  keyring: Keyring,
  person: { readonly id: number; readonly email: string },
): Promise<TotpEnrolment | Refusal> {
  const secret = new Secret({ size: 20 });
  const sealed = keyring.encrypt('totp-secrets', secret.base32, context(person.id));
  const kept = await keep(db, { personId: person.id, sealed });
  if (kept.length === 0) return refuse('totp_enabled');
  const uri = codeOf(secret, person.email).toString();
  const { toString: draw } = (await import('qrcode')).default;
  return { secret: secret.base32, uri, qr: await draw(uri, { type: 'svg', margin: 4 }) };
}

// The real clock, not the platform's: the person's telephone does not move with the sandbox.
const read = prepared<{ personId: number }, { sealed: Buffer | null; epoch_ms: number }>(
  'identity-read-totp',
  `select totp_secret_encrypted as sealed, (extract(epoch from now()) * 1000)::bigint as epoch_ms
   from people where id = :personId`,
);

const spend = prepared<{ personId: number; step: number }, { id: number }>(
  'identity-spend-totp',
  `update people set totp_last_step = :step where id = :personId and coalesce(totp_last_step, 0) < :step returning id`,
);

/** Whether a code is right now, and was not used before. */
export async function isTotpCode(
  db: Queryable,
  keyring: Keyring,
  personId: number,
  code: string,
): Promise<boolean> {
  const [row] = await read(db, { personId });
  if (!row?.sealed) return false;
  const secret = Secret.fromBase32(keyring.decrypt('totp-secrets', row.sealed, context(personId)));
  const delta = codeOf(secret).validate({ token: code, timestamp: row.epoch_ms, window: 1 });
  if (delta === null) return false;
  const step = Math.floor(row.epoch_ms / 1000 / periodSeconds) + delta;
  return (await spend(db, { personId, step })).length === 1;
}

type Switch = { readonly personId: number } & ActorParams;

const audited = (action: string, changed: string, more: string) => `with changed as (${changed}), ${more}
  select c.id, record_audit(m.organisation_id, '${action}', 'person', c.id, '{}', ${actorRow})
  from changed c join memberships m on m.person_id = c.id`;

const enable = prepared<Switch & { readonly hashes: readonly string[] }, { id: number }>(
  'identity-enable-totp',
  audited(
    'person.totp_enabled',
    'update people set totp_confirmed_at = app_now() where id = :personId and totp_confirmed_at is null returning id',
    replaceRecoveryCodes('changed'),
  ),
);

const disable = prepared<Switch, { id: number }>(
  'identity-disable-totp',
  audited(
    'person.totp_disabled',
    `update people set totp_secret_encrypted = null, totp_confirmed_at = null, totp_last_step = null
     where id = :personId and totp_secret_encrypted is not null returning id`,
    'gone as (delete from recovery_codes where person_id in (select id from changed))',
  ),
);

/**
 * Makes codes a condition of signing in, once the app has shown a right one; gives recovery codes for when it is
 * lost. Refuses with `totp_invalid`.
 */
export async function confirmTotp(
  db: Queryable,
  keyring: Keyring,
  { personId, code, actor }: { readonly personId: number; readonly code: string; readonly actor: Actor },
): Promise<readonly string[] | Refusal> {
  if (!(await isTotpCode(db, keyring, personId, code))) return refuse('totp_invalid');
  const { codes, hashes } = newRecoveryCodes(keyring, personId);
  const enabled = await enable(db, { personId, hashes, ...actorParams(actor) });
  return enabled.length === 1 ? codes : refuse('totp_enabled');
}

/** Signs in without codes from now on. Refuses with `sign_in_throttled` or `wrong_password`. */
export async function disableTotp(
  db: Queryable,
  { actor, ...own }: OwnPassword & { readonly actor: Actor },
): Promise<Refusal | null> {
  const refused = await checkOwnPassword(db, own);
  if (refused) return refused;
  await resetTotp(db, own.personId, actor);
  return null;
}

/** Takes codes off an account whose app is lost. False when it had none. */
export async function resetTotp(db: Queryable, personId: number, actor: Actor): Promise<boolean> {
  return (await disable(db, { personId, ...actorParams(actor) })).length === 1;
}
