import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { z } from 'zod';
import type { Keyring } from '../crypto/keyring.ts';
import type { Database } from '../db/database.ts';
import type { Concerned } from '../live/changes.ts';
import type { Dialect } from './dialect.ts';
import type { Endpoint } from './endpoint.ts';
import type { RateLimiter } from './rate-limit.ts';

/** One documented API: its endpoints and the dialect they speak. */
export interface Product<Caller, Services> {
  /** As in an API key's list of products. */
  readonly slug: string;
  /** Path prefix, e.g. /practical-training/v1 */
  readonly mount: string;
  readonly title: string;
  /** Markdown, for the docs. */
  readonly description: string;
  readonly dialect: Dialect<Caller, Services>;
  readonly endpoints: readonly Endpoint<Caller, Services>[];
  /** Adds what the product needs of the server to its mount. */
  prepare?(mount: FastifyInstance, runtime: ProductRuntime<Services>): Promise<void>;
  /** Whose credentials do not belong in browsers: pages of other sites are never let in. */
  readonly isForServersOnly?: boolean;
  /** Still served, but new clients should use another. */
  readonly isDeprecated?: boolean;
  /** Headers that every operation takes, as OpenAPI parameters. */
  readonly headers?: readonly Readonly<Record<string, unknown>>[];
  /** Events that the product posts to its clients' endpoints. */
  readonly webhooks?: {
    /** Names of its own headers start with it, e.g. `X-TDTA`. */
    readonly headerPrefix: string;
    readonly events: readonly WebhookDescription[];
  };
}

/** One event type as the docs tell it. */
export interface WebhookDescription {
  readonly type: string;
  readonly title: string;
  readonly description: string;
  /** The `data` of the envelope. */
  readonly data: z.ZodType;
  readonly example: unknown;
}

/** What every product needs from the process it runs in. */
export interface ProductRuntime<Services> {
  readonly db: Database;
  readonly keyring: Keyring;
  readonly limiter: RateLimiter;
  readonly services: Services;
  readonly log: Logger;
  /** Tells pages that are open that a caller changed something. */
  readonly noteChange: (concerned: Concerned) => void;
  /** Base of the deployment's pages; without trailing slash. */
  readonly publicUrl: () => string;
  /** Host name -> base of the one product it is mapped to. */
  readonly productHosts: ReadonlyMap<string, { product: string; base: string }>;
}
