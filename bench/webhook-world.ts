import { registerWebhookEndpoint } from '../server/domains/webhooks/index.ts';
import { createKeyring } from '../server/platform/crypto/keyring.ts';
import { isRefusal } from '../server/platform/http/problem.ts';
import { subscribedEvents } from '../server/products/practical-training/webhooks/events.ts';
import { secretKey } from './processes.ts';
import { ids, openBenchDatabase, sampleBookings, type World } from './world.ts';

/** The first organisation with an endpoint; the measures of bookings use none of these. */
const firstOrganisation = ids.firstBuyer + 1_000;

/** Registers an endpoint for each of as many organisations. Returns the first one's secret. */
export async function registerEndpoints(world: World, urls: readonly string[]): Promise<{ secret: string }> {
  const db = openBenchDatabase(world);
  const keyring = createKeyring(secretKey);
  const secrets: string[] = [];
  for (const [place, url] of urls.entries()) {
    const made = await registerWebhookEndpoint(db, {
      organisationId: firstOrganisation + place,
      product: 'practical-training',
      settings: { name: 'bench', url, events: subscribedEvents, timeout_seconds: 30, is_active: true },
      keyring,
      checkTarget: async () => null,
      actor: { kind: 'api_key', id: 1, requestId: null },
    });
    if (isRefusal(made)) throw new Error(made.refused);
    secrets.push(made.secret);
  }
  await db.close();
  return { secret: secrets[0] ?? '' };
}

/** Bookings made before, told as new ones; nobody is mailed about them. */
const insertEvents = `
  with sample as materialized (
    select r.id - 10000001 as place, to_jsonb(r) as payload from training_booking_records r
    where r.id between 10000001 and 10000000 + ${sampleBookings})
  insert into outbox (event_id, organisation_id, product, event_type, payload, occurred_at)
  select uuid_v7(now()), ${firstOrganisation} + $1::bigint + n % $2::integer, 'practical-training', 'booking.created',
    s.payload || jsonb_build_object('organisation_id', ${firstOrganisation} + $1::bigint + n % $2::integer), now()
  from generate_series(1, $3::integer) n join sample s on s.place = n % ${sampleBookings}
  order by n returning event_id`;

/** Commits `count` events of the organisations with the endpoints `first` to `first + spread - 1`, all at once. */
export async function commitEvents(
  world: World,
  of: { first: number; spread: number; count: number },
): Promise<void> {
  await world.sql.query('begin');
  await world.sql.query(`with made as (${insertEvents}) select count(*) from made`, [
    of.first,
    of.spread,
    of.count,
  ]);
  await world.sql.query('delete from events_to_mail');
  await world.sql.query('commit');
}

/** Commits one event of an endpoint's organisation. Returns its id. */
export async function commitEvent(world: World, endpoint: number): Promise<string> {
  const { rows } = await world.sql.query<{ event_id: string }>({
    name: 'bench-event',
    text: `with sample as (select to_jsonb(r) as payload from training_booking_records r where r.id = 10000001)
      insert into outbox (event_id, organisation_id, product, event_type, payload, occurred_at)
      select uuid_v7(now()), ${firstOrganisation} + $1::bigint, 'practical-training', 'booking.attendance_marked',
        payload || jsonb_build_object('organisation_id', ${firstOrganisation} + $1::bigint, 'attendance', 'attended', 'passed', true,
          'marked_at', now(), 'previous_attendance', null), now()
      from sample returning event_id`,
    values: [endpoint],
  });
  return rows[0]?.event_id ?? '';
}

/** Calls that are still to be made, or under way. */
export async function callsLeft(world: World): Promise<number> {
  const { rows } = await world.sql.query<{ left: string }>(
    `select (select count(*) from webhook_calls where status = 'ready')
       + (select count(*) from webhook_calls where status = 'sending') as left`,
  );
  return Number(rows[0]?.left);
}

/** Takes all endpoints, their calls and events away; no worker may run. */
export async function forgetWebhooks(world: World): Promise<void> {
  await world.sql.query('truncate webhook_calls, webhook_endpoints, outbox, events_to_mail');
  await world.sql.query('checkpoint');
}
