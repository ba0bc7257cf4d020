import type { PartnerCaller } from './authenticate-partner-key.ts';

/** The identifier that every deployment has for trying out. */
const sandboxIdentifier = 'Testxxx-Referral-Partner';

/**
 * What a partner's key may send under an identifier: its own referrals or, in a deployment in sandbox mode, also
 * the sandbox's. Null: nothing.
 */
export function admitIdentifier(
  partner: Pick<PartnerCaller, 'identifier' | 'is_sandbox'>,
  identifier: string,
  isSandboxMode: boolean,
): { readonly isSandbox: boolean } | null {
  if (identifier === partner.identifier) return { isSandbox: partner.is_sandbox };
  return isSandboxMode && identifier === sandboxIdentifier ? { isSandbox: true } : null;
}
