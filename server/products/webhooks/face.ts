import { z } from 'zod';
import {
  getWebhookEndpoint,
  type Subscriber,
  type WebhookDialect,
  type WebhookEndpoint,
} from '../../domains/webhooks/index.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import type { AnswerSpec } from '../../platform/http/endpoint.ts';
import { pathId } from '../../platform/ids/ids.ts';

/** An endpoint as one answer of a product shows it. */
export interface EndpointAnswer<Shown extends readonly unknown[]> extends AnswerSpec {
  present(...shown: Shown): unknown;
}

/** Declares such an answer: what it presents is of its schema. */
export function endpointAnswer<Schema extends z.ZodType, Shown extends readonly unknown[]>(spec: {
  readonly description: string;
  readonly schema: Schema;
  readonly example: z.input<Schema>;
  present(...shown: Shown): z.input<Schema>;
}): EndpointAnswer<Shown> {
  return spec;
}

/** What of webhooks is a product's own; the rest is the same everywhere. */
export interface WebhookFace {
  readonly dialect: WebhookDialect;
  /** What an endpoint may name. */
  readonly eventTypes: readonly string[];
  /** What an endpoint that names no events gets. */
  readonly subscribedEvents: readonly string[];
  /** What a test tells. */
  readonly test: { readonly type: string; data(endpointId: number): unknown };
  readonly exampleUrl: string;
  /** The field that has the secret, this once. */
  readonly secretField: string;
  readonly endpoint: EndpointAnswer<[endpoint: WebhookEndpoint]>;
  readonly created: EndpointAnswer<[endpoint: WebhookEndpoint, secret: string]>;
  readonly rotated: EndpointAnswer<[endpoint: WebhookEndpoint, secret: string]>;
}

/** What endpoints of a path share. */
export const endpointParams = z.object({ id: pathId.meta({ description: 'Endpoint id.', example: 3 }) });

interface Caller {
  readonly organisation_id: number;
}

/** Whose endpoints a caller has in a product. */
export const subscriberTo =
  ({ dialect: { product } }: Pick<WebhookFace, 'dialect'>) =>
  ({ organisation_id: organisationId }: Caller): Subscriber => ({ organisationId, product });

/** Whether a caller has the endpoint of a path. */
export const hasEndpoint =
  (face: Pick<WebhookFace, 'dialect'>) =>
  async ({
    caller,
    db,
    params,
  }: {
    readonly caller: Caller;
    readonly db: Queryable;
    readonly params: z.output<typeof endpointParams>;
  }): Promise<boolean> =>
    (await getWebhookEndpoint(db, subscriberTo(face)(caller), params.id)) !== null;
