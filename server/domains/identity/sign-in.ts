import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import { isPassword } from './password.ts';
import { looksLikeRecoveryCode, spendRecoveryCode } from './recovery-codes.ts';
import { insertSession, type NewSession, newSessionToken } from './session.ts';
import type { SessionOrigin } from './session-origin.ts';
import { forgiveAttempts, takeAttempt } from './throttle.ts';
import { isTotpCode } from './totp.ts';

/** What somebody typed to come in, and from where. */
export interface SignIn extends SessionOrigin {
  readonly email: string;
  readonly password: string;
  /** Of the authenticator app, or a recovery code, where the account has them. */
  readonly totpCode: string | undefined;
  readonly requestId: string;
}

interface Account {
  readonly id: number;
  readonly password_hash: string | null;
  readonly is_demo: boolean;
  readonly has_totp: boolean;
}

const find = prepared<{ email: string }, Account>(
  'identity-find-account',
  `select p.id, p.password_hash, p.is_demo, p.totp_confirmed_at is not null as has_totp
   from people p join memberships m on m.person_id = p.id left join organisations o on o.id = m.organisation_id
   where lower(p.email) = lower(:email) and p.status = 'active' and o.status is distinct from 'suspended'`,
);

// The hash once more: a password that was changed a moment ago opens nothing.
const begin = prepared<
  ReturnType<typeof newSessionToken>['params'] & {
    personId: number;
    passwordHash: string;
    requestId: string;
  },
  { person_id: number }
>(
  'identity-begin-session',
  `with started as (
     ${insertSession(`people where id = :personId and status = 'active' and password_hash = :passwordHash`)}
   )
   select s.person_id, record_audit(m.organisation_id, 'session.started', 'person', s.person_id, '{}',
     row(case when m.organisation_id is null then 'staff' else 'member' end, s.person_id, :requestId::text)::actor)
   from started s join memberships m on m.person_id = s.person_id`,
);

/** The account that e-mail and password open together. */
async function findOwner(
  db: Queryable,
  { email, password }: Pick<SignIn, 'email' | 'password'>,
): Promise<(Account & { readonly passwordHash: string }) | null> {
  const [account] = await find(db, { email });
  const passwordHash = account?.password_hash ?? null;
  const isRight = await isPassword(password, passwordHash);
  return account && passwordHash !== null && isRight ? { ...account, passwordHash } : null;
}

async function checkCode(
  db: Queryable,
  keyring: Keyring,
  account: Account,
  { totpCode: code, requestId }: Pick<SignIn, 'totpCode' | 'requestId'>,
): Promise<Refusal | null> {
  if (!account.has_totp) return null;
  if (code === undefined) return refuse('totp_required');
  const isRight = looksLikeRecoveryCode(code)
    ? await spendRecoveryCode(db, keyring, { personId: account.id, code, requestId })
    : await isTotpCode(db, keyring, account.id, code);
  return isRight ? null : refuse('totp_invalid');
}

/**
 * Begins a session. Refuses with `sign_in_throttled`; with `invalid_sign_in`, whatever was wrong and as slowly for
 * an unknown e-mail; then with `totp_required` or `totp_invalid`. Demo people are refused when `demoPeople` is false.
 */
export async function signIn(
  db: Queryable,
  { keyring, demoPeople }: { readonly keyring: Keyring; readonly demoPeople: boolean },
  attempt: SignIn,
): Promise<NewSession | Refusal> {
  const throttled = await takeAttempt(db, attempt.email, attempt.address);
  if (throttled) return throttled;
  const account = await findOwner(db, attempt);
  if (!account || (account.is_demo && !demoPeople)) return refuse('invalid_sign_in');
  const refused = await checkCode(db, keyring, account, attempt);
  if (refused) return refused;
  const { token, params } = newSessionToken(attempt);
  const { requestId } = attempt;
  const begun = await begin(db, {
    ...params,
    personId: account.id,
    passwordHash: account.passwordHash,
    requestId,
  });
  if (begun.length === 0) return refuse('invalid_sign_in');
  await forgiveAttempts(db, attempt.email, attempt.address);
  return { token };
}
