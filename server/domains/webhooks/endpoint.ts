import type { Instant } from '../../platform/clock/instant.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';
import type { Page, PageRequest } from '../../platform/http/pagination.ts';

/** A client's address for the events of one product. Its secret is never among what is read. */
export interface WebhookEndpoint {
  readonly id: number;
  readonly name: string;
  readonly url: string;
  readonly events: readonly string[];
  /** The secret's first 12 characters. */
  readonly secret_prefix: string;
  readonly timeout_seconds: number;
  readonly max_retries: number;
  readonly is_active: boolean;
  /** Last call, and last failed one; tests left out. */
  readonly last_called_at: Instant | null;
  readonly last_failed_at: Instant | null;
  /** Last call that was answered with 2xx. */
  readonly last_delivered_at: Instant | null;
  /** Status of the last call; null when it had no HTTP answer. */
  readonly last_response_code: number | null;
  /** Events given up since the last success. */
  readonly consecutive_failures: number;
  /** When its failures, not its owner, switched it off. */
  readonly switched_off_at: Instant | null;
  readonly created_at: Instant;
  readonly updated_at: Instant;
}

/** Whose endpoints: every product has its own. */
export interface Subscriber {
  readonly organisationId: number;
  /** A product's slug. */
  readonly product: string;
}

/** SQL: what of webhook_endpoints may be shown. */
export const endpointColumns = `id, name, url, events, secret_prefix, timeout_seconds, max_retries, is_active,
  last_called_at, last_failed_at, last_delivered_at, last_response_code, consecutive_failures,
  switched_off_at, created_at, updated_at`;

const find = preparedRead<Subscriber & { endpointId: number }, WebhookEndpoint>(
  'webhooks-get-endpoint',
  `select ${endpointColumns} from webhook_endpoints
   where organisation_id = :organisationId and product = :product and id = :endpointId and deleted_at is null`,
);

/** One endpoint; null when the organisation has none of that id in this product. */
export async function getWebhookEndpoint(
  db: Queryable,
  { organisationId, product }: Subscriber,
  endpointId: number,
): Promise<WebhookEndpoint | null> {
  const [endpoint] = await find(db, { organisationId, product, endpointId });
  return endpoint ?? null;
}

const list = preparedRead<Subscriber, WebhookEndpoint>(
  'webhooks-list-endpoints',
  `select ${endpointColumns} from webhook_endpoints
   where organisation_id = :organisationId and product = :product and deleted_at is null order by id`,
);

const listAll = preparedRead<{ organisationId: number }, WebhookEndpoint & Pick<Subscriber, 'product'>>(
  'webhooks-list-all-endpoints',
  `select product, ${endpointColumns} from webhook_endpoints
   where organisation_id = :organisationId and deleted_at is null order by product, id`,
);

/** All endpoints of an organisation, of every product: twenty each at most. */
export async function listEndpointsOfAllProducts(
  db: Queryable,
  organisationId: number,
): Promise<readonly (WebhookEndpoint & Pick<Subscriber, 'product'>)[]> {
  return listAll(db, { organisationId });
}

/** A page of an organisation's endpoints, oldest first: it has twenty at most. */
export async function listWebhookEndpoints(
  db: Queryable,
  { organisationId, product }: Subscriber,
  { page, per_page }: PageRequest,
): Promise<Page<WebhookEndpoint>> {
  const all = await list(db, { organisationId, product });
  return { rows: all.slice((page - 1) * per_page, page * per_page), total: all.length };
}
