import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import { isPassword } from './password.ts';
import { forgiveAttempts, takeAttempt } from './throttle.ts';

/** Somebody signed in who says once more who they are. */
export interface OwnPassword {
  readonly personId: number;
  readonly email: string;
  readonly password: string;
  readonly address: string;
}

const passwordOf = prepared<{ personId: number }, { password_hash: string | null }>(
  'identity-password-of',
  'select password_hash from people where id = :personId',
);

/** Asks for the password before something that matters. Refuses with `sign_in_throttled` or `wrong_password`. */
export async function checkOwnPassword(
  db: Queryable,
  { personId, email, password, address }: OwnPassword,
): Promise<Refusal | null> {
  const throttled = await takeAttempt(db, email, address);
  if (throttled) return throttled;
  const [row] = await passwordOf(db, { personId });
  if (!(await isPassword(password, row?.password_hash ?? null))) return refuse('wrong_password');
  await forgiveAttempts(db, email, address);
  return null;
}
