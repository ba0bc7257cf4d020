import type { Keyring } from '../../platform/crypto/keyring.ts';
import { linkToken, readLinkToken } from '../../platform/crypto/link-token.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import { hashPassword } from './password.ts';

// At most one mail in five minutes to anybody: the form must not be a way to flood an inbox.
const request = prepared<{ email: string }, { id: number }>(
  'identity-request-password-link',
  `select send_password_link(p.id, case p.status when 'invited' then 'invitation' else 'reset' end) as id from people p
   where lower(p.email) = lower(:email) and p.status in ('active', 'invited') and not exists (
     select from password_links l where l.person_id = p.id and l.created_at > app_now() - interval '5 minutes')`,
);

/**
 * Queues a mail with a link to set a password, if the e-mail is somebody's; whoever was invited gets the invitation
 * once more. Tells nobody whether it is.
 */
export async function requestPasswordLink(db: Queryable, email: string): Promise<void> {
  await request(db, { email });
}

const use = prepared<
  { linkId: number; passwordHash: string; requestId: string },
  { person_id: number | null }
>('identity-use-password-link', 'select use_password_link(:linkId, :passwordHash, :requestId) as person_id');

/** Sets a password through a link that was mailed; it works once. Refuses with `link_unavailable`. */
export async function setPasswordByLink(
  db: Queryable,
  keyring: Keyring,
  link: { readonly token: string; readonly password: string; readonly requestId: string },
): Promise<Refusal | null> {
  const linkId = readLinkToken(keyring, 'password-pages', link.token);
  if (linkId === null) return refuse('link_unavailable');
  const passwordHash = await hashPassword(link.password);
  const [row] = await use(db, { linkId, passwordHash, requestId: link.requestId });
  return row?.person_id ? null : refuse('link_unavailable');
}

const find = prepared<{ linkId: number }, Omit<PasswordLink, 'url'>>(
  'identity-find-password-link',
  `select l.purpose, p.name, p.email from password_links l join people p on p.id = l.person_id
   where l.id = :linkId and l.ended_at is null and l.expires_at > app_now()`,
);

/** Whom a mailed link is for; null when it works no longer, or never did. */
export async function readPasswordLink(
  db: Queryable,
  keyring: Keyring,
  token: string,
): Promise<Omit<PasswordLink, 'url'> | null> {
  const linkId = readLinkToken(keyring, 'password-pages', token);
  if (linkId === null) return null;
  const [row] = await find(db, { linkId });
  return row ?? null;
}

/** A link that is to be mailed. */
export interface PasswordLink {
  readonly purpose: 'invitation' | 'reset';
  readonly name: string;
  readonly email: string;
  readonly url: string;
}

/** A link that still works, with whom it is for; null when it was used or replaced meanwhile. */
export async function findPasswordLink(
  db: Queryable,
  { keyring, site }: { readonly keyring: Keyring; readonly site: string },
  linkId: number,
): Promise<PasswordLink | null> {
  const [row] = await find(db, { linkId });
  return row ? { ...row, url: `${site}/password/${linkToken(keyring, 'password-pages', linkId)}` } : null;
}
