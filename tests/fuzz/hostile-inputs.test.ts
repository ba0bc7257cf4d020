import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyAllAuditChains } from '../../server/domains/audit/index.ts';
import { verifyLedger } from '../../server/domains/wallet/index.ts';
import { describeProduct } from '../../server/platform/openapi/describe-product.ts';
import { declaredProducts } from '../../server/roles/products.ts';
import { anyText } from '../support/any-text.ts';
import { call } from '../support/api-client.ts';
import { jane } from '../support/factories.ts';
import { newInterview } from '../support/interviews.ts';
import { person as referred } from '../support/referral-client.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const products = declaredProducts();

interface Field {
  readonly name: string;
  readonly enum?: readonly string[] | undefined;
}

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly query: readonly Field[];
  readonly body: readonly Field[];
}

type Schema = { $ref?: string; properties?: Record<string, Schema>; enum?: string[] };
type Described = {
  parameters?: { name: string; in: string; schema: Schema }[];
  requestBody?: { content: { 'application/json': { schema: Schema } } };
};

/** Every operation of every product, from its own API description. */
function operations(): (Operation & { mount: string })[] {
  return products.flatMap((product) => {
    const document = describeProduct(product, 'http://test') as {
      paths: Record<string, Record<string, Described>>;
      components: { schemas: Record<string, Schema> };
    };
    const resolve = (schema: Schema): Schema =>
      schema.$ref ? (document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}) : schema;
    return Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        mount: product.mount,
        method: method.toUpperCase(),
        path,
        query: (operation.parameters ?? [])
          .filter((parameter) => parameter.in === 'query')
          .map(({ name, schema }) => ({ name, enum: schema.enum })),
        body: operation.requestBody
          ? Object.entries(
              resolve(operation.requestBody.content['application/json'].schema).properties ?? {},
            ).map(([name, schema]) => ({ name, enum: schema.enum }))
          : [],
      })),
    );
  });
}

const hostileText = fc.constantFrom(
  '',
  ' ',
  '0',
  '-1',
  '1',
  '1.5',
  '1e9',
  '9'.repeat(40),
  'null',
  'true',
  "'; drop table organisations; --",
  '%',
  '_',
  '\\',
  '%00',
  '\u0000',
  '\u202e',
  '\ud800',
  '\ufeff',
  '😀'.repeat(300),
  'x'.repeat(5_000),
  '<script>alert(1)</script>',
  '{{7*7}}',
  '../../etc/passwd',
  '2027-02-29',
  '2027-02-28',
  '0000-00-00',
  '9999-12-31',
  '10000-01-01',
  '-0001-01-01',
  'infinity',
  'a@b.co',
  'é'.normalize('NFD'),
  '+44 7700 900000',
);
const hostileValue = fc.oneof(
  hostileText,
  anyText(40),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.constant({}),
  fc.constant([]),
  fc.constant([1, 'two', { three: 3 }]),
  fc.constant({ toString: 'x', __proto__: null }),
);

const valueFor = (field: Field) =>
  field.enum
    ? fc.oneof(
        { weight: 2, arbitrary: fc.constantFrom(...field.enum) },
        { weight: 1, arbitrary: hostileValue },
      )
    : hostileValue;

const someOf = (fields: readonly Field[]) =>
  fc.record(Object.fromEntries(fields.map((field) => [field.name, valueFor(field)])), { requiredKeys: [] });

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test.each(
  operations().map(
    (operation) => [`${operation.method} ${operation.mount}${operation.path}`, operation] as const,
  ),
)('%s answers hostile input with a declared status and never breaks', async (_name, operation) => {
  const acme = await app.make.organisation({
    products: ['practical-training', 'practical-training-legacy', 'hb-services'],
    credits: { 1: 50 },
    moneyPence: 1_000_000,
    invoices: true,
  });
  const event = await app.make.event({ capacity: 1_000 });
  const booking = await app.make.booking(acme.id, event);
  await newInterview(app, acme.id, { starts_at: '2099-06-18T10:30:00Z' });
  const partner = await app.make.referralPartner();
  const pathValue = fc.oneof(
    fc.constant(String(event)),
    fc.constant(String(booking.id)),
    hostileText.filter((text) => text.trim() !== ''),
  );
  const body = fc.oneof(
    {
      weight: 4,
      arbitrary: someOf(operation.body).map((fields) => ({
        ...jane,
        pay_option: 'inv',
        ...referred,
        referralPartner: partner.identifier,
        ...fields,
      })),
    },
    { weight: 1, arbitrary: hostileValue },
  );
  const token = fc.oneof(
    { weight: 9, arbitrary: fc.constant(acme.token) },
    { weight: 1, arbitrary: fc.constant('unknown') },
  );
  const key = fc.option(fc.constantFrom('a', 'b', 'x'.repeat(300)), { nil: undefined });
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(pathValue, pathValue),
      someOf(operation.query),
      body,
      token,
      key,
      async ([one, two], query, sent, bearer, idempotency) => {
        const values = [one, two];
        const path = operation.path.replace(/\{\w+\}/g, () =>
          encodeURIComponent((values.shift() ?? '').toWellFormed()),
        );
        const search = new URLSearchParams(
          Object.entries(query).map(
            ([name, value]) =>
              [name, typeof value === 'string' ? value.toWellFormed() : String(JSON.stringify(value))] as [
                string,
                string,
              ],
          ),
        );
        const answer = await call(operation.method, `${app.url}${operation.mount}${path}?${search}`, {
          token: bearer,
          ...(operation.body.length > 0 ? { body: JSON.stringify(sent) } : {}),
          headers: {
            'api-key': bearer === acme.token ? acme.apiKey : 'unknown',
            'api-version': '1.0',
            apikey: bearer === acme.token ? partner.key : 'unknown',
            ...(idempotency === undefined ? {} : { 'idempotency-key': idempotency }),
          },
        });
        expect(answer.status).toBeLessThan(500);
      },
    ),
    { numRuns: 60, endOnFailure: true },
  );
});

test('afterwards the books balance and the trails are whole', async () => {
  expect(await verifyLedger(app.db)).toEqual([]);
  expect(await verifyAllAuditChains(app.db)).toEqual([]);
  const wrong = await app.sql(
    `select e.id from training_events e where e.booked_seats <> (select count(*) from training_bookings b where b.training_event_id = e.id and b.booking_status <> 'cancelled')
       or e.held_seats <> (select count(*) from seat_holds h where h.training_event_id = e.id and h.ended_at is null)`,
  );
  expect(wrong).toEqual([]);
});
