import { z } from 'zod';
import { getOrganisation } from '../../../domains/organisations/index.ts';
import { listEndpointHealth, listEndpointsOfAllProducts } from '../../../domains/webhooks/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { refuse } from '../../../platform/http/problem.ts';
import { str } from '../fields.ts';
import { accessManagers, organisationPath, reachesPath } from '../policy.ts';
import { type ConsoleServices, endpoint } from '../services.ts';
import { presentHealth, presentWebhook, tag, webhookExample, webhookWithHealth } from './resource.ts';

const side = z
  .object({
    product: str('The product.', 'practical-training'),
    title: str('Its name.', 'Practical Training'),
    header_prefix: str('What its own headers begin with.', 'X-TDTA'),
    events: z
      .array(
        z
          .object({
            type: str('What an endpoint names.', 'booking.created'),
            title: str('What happened, in a word or two.', 'Booking Created'),
            description: str('When it is told.', 'A booking was made.'),
          })
          .meta({ id: 'WebhookEventType' }),
      )
      .meta({ description: 'What can be listened to.' }),
  })
  .meta({ id: 'WebhookSide', description: 'A product that tells events.' });

type Side = z.input<typeof side>;

/** The products of an organisation that tell events. */
function sidesOf({ webhookSides }: ConsoleServices, products: readonly string[]): Side[] {
  return [...webhookSides]
    .filter(([product]) => products.includes(product))
    .map(([product, { title, dialect, events, test }]) => ({
      product,
      title,
      header_prefix: dialect.headerPrefix,
      events: events
        .filter(({ type }) => type !== test.type)
        .map((event) => ({ type: event.type, title: event.title, description: event.description })),
    }));
}

/** All endpoints of an organisation. */
export const listWebhooks = endpoint({
  operationId: 'listWebhooks',
  method: 'GET',
  path: '/organisations/{id}/webhooks',
  tag,
  summary: 'Webhook endpoints of an organisation',
  description: 'Of all products, each with its last 24 hours; and what can be listened to.',
  auth: 'required',
  roles: accessManagers,
  ...organisationPath,
  answers: {
    200: {
      description: 'The endpoints.',
      schema: z
        .object({
          products: z.array(side).meta({ description: 'The organisation’s products that tell events.' }),
          data: z.array(webhookWithHealth).meta({ description: 'The endpoints, by product and id.' }),
        })
        .meta({ id: 'Webhooks' }),
      example: {
        products: [
          {
            product: 'practical-training',
            title: 'Practical Training',
            header_prefix: 'X-TDTA',
            events: [
              { type: 'booking.created', title: 'Booking Created', description: 'A booking was made.' },
            ],
          },
        ],
        data: [
          {
            ...webhookExample,
            health: {
              first_hour: '2027-06-04T11:00:00+00:00',
              ok: Array(24).fill(2),
              failed: Array(24).fill(0),
            },
          },
        ],
      },
    },
  },
  async handle(call) {
    const { db, params, services } = call;
    const organisation = (await reachesPath(call)) ? await getOrganisation(db, params.id) : null;
    if (!organisation) return refuse('not_found');
    const endpoints = await listEndpointsOfAllProducts(db, params.id);
    const health = new Map((await listEndpointHealth(db, params.id)).map((it) => [it.endpoint_id, it]));
    return answer(200, {
      products: sidesOf(services, organisation.products),
      // one that was registered between the two reads is there the next time
      data: endpoints.flatMap((row) => {
        const day = health.get(row.id);
        return day ? [{ ...presentWebhook(row, row.product), health: presentHealth(day) }] : [];
      }),
    });
  },
});
