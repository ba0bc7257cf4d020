import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyAllAuditChains } from '../../server/domains/audit/index.ts';
import { verifyLedger } from '../../server/domains/wallet/index.ts';
import { call, describedProducts, type Json } from '../support/api-client.ts';
import { consoleOf } from '../support/console-client.ts';
import { newInterview } from '../support/interviews.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

interface Field {
  readonly name: string;
  readonly enum: readonly string[];
}

type Schema = Json & { properties?: Record<string, Schema>; enum?: (string | null)[]; $ref?: string };

/** They would end the test's own session. */
const endsSessions = new Set(['deleteSession', 'endOwnSession']);

/** Every operation of the console with its fields, from its own description. */
function operations() {
  const product = describedProducts.find(({ slug }) => slug === 'console');
  const document = (product?.description ?? {}) as {
    paths: Record<string, Record<string, Json>>;
    components: { schemas: Record<string, Schema> };
  };
  const fieldsOf = (schema: Schema): Field[] => {
    const known = document.components.schemas[schema.$ref?.split('/').at(-1) ?? ''] ?? schema;
    return Object.entries(known.properties ?? {}).map(([name, inner]) => ({
      name,
      enum: (inner.enum ?? []).filter((value) => value !== null),
    }));
  };
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => !endsSessions.has(String(operation['operationId'])))
      .map(([method, operation]) => {
        const parameters = (operation['parameters'] ?? []) as { name: string; in: string; schema: Schema }[];
        const body = operation['requestBody'] as
          | { content: { 'application/json': { schema: Schema } } }
          | undefined;
        return {
          method: method.toUpperCase(),
          path,
          query: parameters
            .filter((parameter) => parameter.in === 'query')
            .map(({ name, schema }) => ({ name, enum: (schema.enum ?? []).filter((one) => one !== null) })),
          body: body ? fieldsOf(body.content['application/json'].schema) : null,
        };
      }),
  );
}

const hostileText = fc.constantFrom(
  '',
  ' ',
  '0',
  '-1',
  '1',
  '3',
  '5',
  '1.5',
  '1e9',
  '9'.repeat(40),
  'null',
  'true',
  "'; drop table people; --",
  '%',
  '_',
  '\\',
  '\u0000',
  '\u202e',
  '\ud800',
  '😀'.repeat(300),
  'x'.repeat(5_000),
  '<script>1</script>',
  '2027-02-29',
  '9999-12-31T10:00',
  '2027-03-28T01:30',
  '2027-07-15T10:00',
  '2027-07-15T17:00+99:00',
  'infinity',
  'a@b.co',
  'é'.normalize('NFD'),
  '+44 7700 900000',
  'ABC123',
);
const hostileValue = fc.oneof(
  { weight: 3, arbitrary: hostileText },
  { weight: 2, arbitrary: fc.integer() },
  fc.double(),
  fc.boolean(),
  fc.constantFrom(null, {}, [], [1, 'two', { three: 3 }], ['practical-training'], [1042]),
);

const someOf = (fields: readonly Field[]) =>
  fc.record(
    Object.fromEntries(
      fields.map((field) => [
        field.name,
        field.enum.length > 0 ? fc.oneof(fc.constantFrom(...field.enum), hostileValue) : hostileValue,
      ]),
    ),
    { requiredKeys: [] },
  );

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test.each(operations().map((operation) => [`${operation.method} ${operation.path}`, operation] as const))(
  '%s answers hostile input with a declared status and never breaks',
  async (_name, { method, path, query, body }) => {
    const acme = await app.make.organisation({ credits: { 1: 5 }, moneyPence: 50_000 });
    const booking = await app.make.booking(acme.id, await app.make.event(), {}, 'balance');
    // each has an account of its own: the ones before may have deactivated or demoted everybody else
    const person = await app.make.person('staff_admin');
    const admin = await consoleOf(app.url, person);
    const interview = await newInterview(app, acme.id, { starts_at: '2099-06-18T10:30:00Z' });
    const ids = [acme.id, booking.id, booking.training_event_id, person.id, interview, 1, 3, 5].map(String);
    const pathValue = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...ids) },
      hostileText.filter((text) => text.trim() !== ''),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(pathValue, { minLength: 2, maxLength: 2 }),
        someOf(query),
        fc.oneof({ weight: 4, arbitrary: someOf(body ?? []) }, hostileValue),
        async (values, asked, sent) => {
          const rest = [...values];
          const own = path.replace(/\{\w+\}/g, () => encodeURIComponent((rest.shift() ?? '').toWellFormed()));
          const search = new URLSearchParams();
          for (const [name, value] of Object.entries(asked))
            search.set(
              name,
              typeof value === 'string' ? value.toWellFormed() : String(JSON.stringify(value)),
            );
          const answer = await call(method, `${app.url}/console/v1${own}?${search}`, {
            ...(body === null ? {} : { body: JSON.stringify(sent) }),
            headers: { cookie: admin.cookie, 'x-csrf-token': admin.csrfToken },
          });
          expect(answer.status).toBeLessThan(500);
        },
      ),
      { numRuns: 25, endOnFailure: true },
    );
  },
);

test('afterwards the books balance and the trails are whole', async () => {
  expect(await verifyLedger(app.db)).toEqual([]);
  expect(await verifyAllAuditChains(app.db)).toEqual([]);
});
