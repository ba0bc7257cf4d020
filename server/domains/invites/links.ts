import { linkToken } from '../../platform/crypto/link-token.ts';
import type { PageLinks } from '../../platform/crypto/page-links.ts';

/** Where the candidate books by an invite. */
export function inviteUrl({ keyring, site }: PageLinks, inviteId: number): string {
  return `${site}/practical-training/invite/${linkToken(keyring, 'invite-pages', inviteId)}`;
}
