import { z } from 'zod';
import {
  type EndpointHealth,
  getWebhookEndpoint,
  type Subscriber,
  type WebhookEndpoint,
} from '../../../domains/webhooks/index.ts';
import { formatUtc } from '../../../platform/clock/format.ts';
import type { Queryable } from '../../../platform/db/queryable.ts';
import { pathId } from '../../../platform/ids/ids.ts';
import { choice, flag, int, intOrNull, str, utcOrNull, when, whenOrNull } from '../fields.ts';
import { organisationId, reachesPath } from '../policy.ts';
import type { ConsoleCaller } from '../services.ts';

/** Tag of everything about webhooks. */
export const tag = 'Webhooks';

const products = ['practical-training', 'virtual-bls'] as const;

const product = z.enum(products).meta({ description: 'Whose events.', example: 'practical-training' });

/** Path of an organisation's endpoints of a product. */
export const subscriberParams = z.object({ id: organisationId, product });

/** Path of one of them. */
export const endpointParams = z.object({
  ...subscriberParams.shape,
  endpointId: pathId.meta({ description: 'Endpoint id.', example: 3 }),
});

interface EndpointCall {
  readonly db: Queryable;
  readonly caller: ConsoleCaller;
  readonly params: z.output<typeof endpointParams>;
}

/** Whose endpoints a path means. */
export const subscriberOf = (params: z.output<typeof subscriberParams>): Subscriber => ({
  organisationId: params.id,
  product: params.product,
});

/** The endpoint in a path, as far as the caller may see it. */
export async function endpointInPath({ db, caller, params }: EndpointCall): Promise<WebhookEndpoint | null> {
  if (!(await reachesPath({ db, caller, params }))) return null;
  return getWebhookEndpoint(db, subscriberOf(params), params.endpointId);
}

/** Path and fence of everything below one endpoint. */
export const endpointPath = {
  params: endpointParams,
  pathObjectExists: async (call: EndpointCall) => (await endpointInPath(call)) !== null,
};

const shape = {
  id: int('Endpoint id.', 3),
  product: choice(products, 'Whose events.'),
  name: str('Your name for it.', 'Production Handler'),
  url: str('Where events are posted to.', 'https://your-server.com/webhooks/tdta'),
  events: z.array(z.string()).meta({ description: 'The events it gets.', example: ['booking.created'] }),
  is_active: flag('Whether events are sent to it.', true),
  switched_off_at: whenOrNull('When its failures, not a person, switched it off.', null),
  timeout_seconds: int('Seconds its answer may take.', 10),
  secret_prefix: str('The secret’s first characters.', 'tdtaXyZ1abcd'),
  last_called_at: whenOrNull('Last attempt, tests left out.', '2027-06-05T10:00:00+00:00'),
  last_failed_at: whenOrNull('Last attempt that failed, tests left out.', null),
  last_delivered_at: whenOrNull('Last answer with 2xx.', '2027-06-05T10:00:00+00:00'),
  last_response_code: intOrNull('Status of the last attempt; null: no HTTP answer.', 200),
  consecutive_failures: int('Events given up since the last success; 20 switch it off.', 0),
  created_at: when('When it was registered.', '2027-06-05T10:00:00+00:00'),
};

/** An endpoint. */
export const webhook = z.object(shape).meta({ id: 'Webhook', description: 'Where events are posted to.' });

/** An endpoint with its secret. */
export const webhookWithSecret = z
  .object({
    ...shape,
    secret: str('What signs its calls. Keep it now: it is not shown again.', 'tdtaXyZ1abcd...'),
  })
  .meta({ id: 'WebhookWithSecret' });

/** An endpoint with its last day. */
export const webhookWithHealth = z
  .object({
    ...shape,
    health: z
      .object({
        first_hour: when('When the first hour began; the last is running.', '2027-06-04T11:00:00+00:00'),
        ok: z.array(int('An hour’s.', 12)).meta({ description: 'Attempts that arrived, an hour each.' }),
        failed: z.array(int('An hour’s.', 1)).meta({ description: 'Attempts that failed, an hour each.' }),
      })
      .meta({ id: 'WebhookEndpointHealth', description: 'The last 24 hours, tests left out.' }),
  })
  .meta({ id: 'WebhookWithHealth' });

/** A whole endpoint for the docs. */
export const webhookExample: z.input<typeof webhook> = {
  id: 3,
  product: 'practical-training',
  name: 'Production Handler',
  url: 'https://your-server.com/webhooks/tdta',
  events: ['booking.created', 'booking.cancelled'],
  is_active: true,
  switched_off_at: null,
  timeout_seconds: 10,
  secret_prefix: 'tdtaXyZ1abcd',
  last_called_at: '2027-06-05T10:00:00+00:00',
  last_failed_at: null,
  last_delivered_at: '2027-06-05T10:00:00+00:00',
  last_response_code: 200,
  consecutive_failures: 0,
  created_at: '2027-06-05T10:00:00+00:00',
};

/** An endpoint as the console shows it. */
export function presentWebhook(row: WebhookEndpoint, of: string): z.input<typeof webhook> {
  return {
    id: row.id,
    product: product.parse(of),
    name: row.name,
    url: row.url,
    events: [...row.events],
    is_active: row.is_active,
    switched_off_at: utcOrNull(row.switched_off_at),
    timeout_seconds: row.timeout_seconds,
    secret_prefix: row.secret_prefix,
    last_called_at: utcOrNull(row.last_called_at),
    last_failed_at: utcOrNull(row.last_failed_at),
    last_delivered_at: utcOrNull(row.last_delivered_at),
    last_response_code: row.last_response_code,
    consecutive_failures: row.consecutive_failures,
    created_at: formatUtc(row.created_at),
  };
}

/** An endpoint's last day. */
export const presentHealth = ({ first_hour, ok, failed }: Omit<EndpointHealth, 'endpoint_id'>) => ({
  first_hour: formatUtc(first_hour),
  ok: [...ok],
  failed: [...failed],
});
