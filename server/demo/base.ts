import { apiProducts } from '../domains/identity/index.ts';
import type { Queryable } from '../platform/db/queryable.ts';
import { prepared } from '../platform/db/sql.ts';
import { demoCourses, demoLocations, demoTrainers } from './catalogue.ts';
import { londonDayOf, weekdayFrom } from './clock.ts';
import { demoSubjects } from './subjects.ts';

/** The organisations of the demo, by id. */
export const demoOrganisations = [
  { id: 1042, code: 'ACME001', name: 'Acme Healthcare', domain: 'acme.co.uk', phone: '+441414960000' },
  { id: 1043, code: 'BOREA001', name: 'Borealis Care', domain: 'borealis.care', phone: '+441224960000' },
] as const;

const insertOrganisation = prepared<
  { id: number; code: string; name: string; email: string; billing: string; phone: string },
  never
>(
  'demo-organisation',
  `insert into organisations (id, hb_client_id, code, name, email, billing_email, phone, created_at)
   values (:id, :id::bigint::text, :code, :name, :email, :billing, :phone, '2025-01-10T09:00:00Z')`,
);
const enableProducts = prepared<{ id: number; products: readonly string[] }, never>(
  'demo-products',
  'insert into organisation_products (organisation_id, product) select :id, unnest(:products::text[])',
);
const allowInvoices = prepared<{ id: number }, never>(
  'demo-invoices',
  'update organisation_training_settings set invoice_payments = true where organisation_id = :id',
);
const insertCourses = prepared<{ rows: string }, never>(
  'demo-courses',
  `insert into training_courses (id, name, short_name, price_pence, duration_minutes, validity_months, requires_review)
   select (row ->> 'id')::bigint, row ->> 'name', row ->> 'short', (row ->> 'pence')::bigint, (row ->> 'minutes')::int,
     (row ->> 'months')::int, row ->> 'id' = '3'
   from jsonb_array_elements(:rows::jsonb) row`,
);
const insertSubjects = prepared<{ rows: string }, never>(
  'demo-subjects',
  `insert into training_course_subjects (course_id, place, subject, level)
   select (row ->> 'course')::bigint, (row ->> 'place')::smallint, row ->> 'subject', row ->> 'level'
   from jsonb_array_elements(:rows::jsonb) row`,
);
const insertLocations = prepared<{ rows: string }, never>(
  'demo-locations',
  `insert into training_locations (id, name, address, postcode, latitude, longitude)
   select (row ->> 'id')::bigint, row ->> 'name', row ->> 'address', row ->> 'postcode',
     (row ->> 'latitude')::float8, (row ->> 'longitude')::float8 from jsonb_array_elements(:rows::jsonb) row`,
);
const insertTrainers = prepared<{ names: readonly string[] }, never>(
  'demo-trainers',
  'insert into trainers (id, name) select place, name from unnest(:names::text[]) with ordinality as t (name, place)',
);
const insertRate = prepared<{ organisationId: number; courseId: number; pence: number }, never>(
  'demo-rate',
  'insert into organisation_course_rates (organisation_id, course_id, price_pence) values (:organisationId, :courseId, :pence)',
);
const insertEvent = prepared<DemoEvent & { published: boolean; cancelled: boolean }, never>(
  'demo-event',
  `insert into training_events (id, course_id, location_id, trainer_id, starts_at, ends_at, capacity, published_at, cancelled_at)
   values (:id, :courseId, :locationId, :trainerId, (:day::date + time '10:00') at time zone 'Europe/London',
     (:day::date + time '17:00') at time zone 'Europe/London', :capacity,
     case when :published::boolean then '2025-06-01T09:00:00Z'::timestamptz end, case when :cancelled::boolean then app_now() end)`,
);

/** One classroom day of the demo. */
export interface DemoEvent {
  readonly id: number;
  readonly courseId: number;
  readonly locationId: number;
  readonly trainerId: number | null;
  /** YYYY-MM-DD */
  readonly day: string;
  readonly capacity: number;
}

/** The event that the documentation's examples name. */
export const documentedEventId = 26;

const withIds = <Row>(rows: readonly Row[], shape: (row: Row) => object): string =>
  JSON.stringify(rows.map((row, index) => ({ id: index + 1, ...shape(row) })));

/** Organisations, courses, places and trainers. */
export async function seedBase(tx: Queryable): Promise<void> {
  for (const { id, code, name, domain, phone } of demoOrganisations) {
    await insertOrganisation(tx, {
      id,
      code,
      name,
      email: `ops@${domain}`,
      billing: `invoices@${domain}`,
      phone,
    });
    await enableProducts(tx, { id, products: apiProducts });
  }
  await allowInvoices(tx, { id: 1042 });
  await insertCourses(tx, {
    rows: withIds(demoCourses, ([name, short, pounds, minutes, months]) => ({
      name,
      short,
      pence: pounds * 100,
      minutes,
      months,
    })),
  });
  await insertSubjects(tx, { rows: JSON.stringify(demoSubjects) });
  await insertLocations(tx, {
    rows: withIds(demoLocations, ([name, address, postcode, latitude, longitude]) => ({
      name,
      address,
      postcode,
      latitude,
      longitude,
    })),
  });
  await insertTrainers(tx, { names: demoTrainers });
  await insertRate(tx, { organisationId: 1043, courseId: 1, pence: 7_950 });
}

/** The event of today, that the demo's trainer gives. */
export const todaysEventId = 111;

const everyday = (id: number, now: Date): DemoEvent => {
  const days = id <= 25 ? id * 7 - 182 : id === documentedEventId ? 42 : id - 22;
  return {
    id,
    courseId: id === documentedEventId ? 1 : ([1, 2, 1, 3, 6, 1][id % 6] ?? 1),
    locationId: id === documentedEventId ? 3 : (id % 12) + 1,
    trainerId: id === documentedEventId ? 5 : id % 9 === 0 ? null : (id % 8) + 1,
    day: weekdayFrom(now, days).toISOString().slice(0, 10),
    capacity: id === 30 ? 4 : 12,
  };
};

const todays = (now: Date): DemoEvent => ({
  id: todaysEventId,
  courseId: 1,
  locationId: 1,
  trainerId: 5,
  day: londonDayOf(now),
  capacity: 12,
});

/**
 * 111 classroom days around `now`: 1-25 past, 26 the documented one, then coming ones, a draft and a cancelled one,
 * and the one of today.
 */
export async function seedEvents(tx: Queryable, now: Date): Promise<DemoEvent[]> {
  const events: DemoEvent[] = [];
  for (let id = 1; id <= todaysEventId; id += 1) {
    const event = id === todaysEventId ? todays(now) : everyday(id, now);
    await insertEvent(tx, { ...event, published: id !== 109, cancelled: id === 110 });
    events.push(event);
  }
  return events;
}
