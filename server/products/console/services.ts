import type { SessionHolder } from '../../domains/identity/index.ts';
import type { PaymentProviders } from '../../domains/payments/index.ts';
import type { ReferralRules } from '../../domains/referrals/index.ts';
import type { CheckTarget, WebhookDialect } from '../../domains/webhooks/index.ts';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import { endpointFactory } from '../../platform/http/endpoint.ts';
import type { WebhookDescription } from '../../platform/http/product.ts';

/** How one product's events are told, and what an endpoint may name. */
export interface ConsoleWebhookSide {
  /** The product's name. */
  readonly title: string;
  readonly dialect: WebhookDialect;
  readonly events: readonly Pick<WebhookDescription, 'type' | 'title' | 'description'>[];
  /** What a test tells. */
  readonly test: { readonly type: string; data(endpointId: number): unknown };
}

/** What the console's endpoints need besides a connection. */
export interface ConsoleServices {
  readonly keyring: Keyring;
  /** Requests per minute and address; 0 = no limit. */
  readonly rateLimitPerMinute: number;
  /** Sign-ins and requests for links, per minute and address; 0 = no limit. */
  readonly authRateLimitPerMinute: number;
  /** Whether people of the demo data may sign in. */
  readonly demoPeople: boolean;
  /** Who takes payments for each product. */
  readonly paymentProviders: PaymentProviders;
  /** Whether events may be sent to a URL. */
  readonly checkWebhookTarget: CheckTarget;
  /** The products that tell events, by slug. */
  readonly webhookSides: ReadonlyMap<string, ConsoleWebhookSide>;
  /** Base of the deployment's pages. */
  readonly publicUrl: () => string;
  /** How this deployment takes referrals. */
  readonly referrals: ReferralRules & { readonly successStatus: number };
}

/** Who calls, and what their changes have to carry. */
export interface ConsoleCaller extends SessionHolder {
  readonly csrf_token: string;
}

/** Declares one operation of the console. */
export const endpoint = endpointFactory<ConsoleCaller, ConsoleServices>();
