import type { TokenHolder } from '../../domains/identity/index.ts';
import type { PaymentProviders } from '../../domains/payments/index.ts';
import type { CheckTarget } from '../../domains/webhooks/index.ts';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import { endpointFactory } from '../../platform/http/endpoint.ts';

/** What the endpoints of the bearer family need besides a connection. */
export interface BearerServices {
  readonly keyring: Keyring;
  /** Requests per minute and client; 0 = no limit. */
  readonly rateLimitPerMinute: number;
  readonly authRateLimitPerMinute: number;
  /** Whether keys of the demo data are accepted. */
  readonly demoKeys: boolean;
  /** Through whom candidates of each product pay. */
  readonly paymentProviders: PaymentProviders;
  /** Whether events may be sent to a URL. */
  readonly checkWebhookTarget: CheckTarget;
}

/** Declares one operation of a bearer product. */
export const endpoint = endpointFactory<TokenHolder, BearerServices>();
