import type { TokenHolder } from '../../domains/identity/index.ts';
import type { PaymentProvider } from '../../domains/payments/index.ts';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { PageLinks } from '../../platform/crypto/page-links.ts';
import { endpointFactory, type PublicBases } from '../../platform/http/endpoint.ts';

/** What the endpoints of the bearer family need besides a connection. */
export interface BearerServices {
  readonly keyring: Keyring;
  /** Requests per minute and client; 0 = no limit. */
  readonly rateLimitPerMinute: number;
  readonly authRateLimitPerMinute: number;
  /** Whether keys of the demo data are accepted. */
  readonly demoKeys: boolean;
  /** Through whom candidates pay; null when they cannot. */
  readonly paymentProvider: PaymentProvider | null;
}

/** Declares one operation of a bearer product. */
export const endpoint = endpointFactory<TokenHolder, BearerServices>();

/** What links to the deployment's own pages are made of. */
export function pageLinks(services: Pick<BearerServices, 'keyring'>, bases: PublicBases): PageLinks {
  return { keyring: services.keyring, site: bases.site };
}
