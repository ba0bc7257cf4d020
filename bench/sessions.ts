import type { CeilingStatement, Measure } from './measure.ts';
import { ids, type World } from './world.ts';

/** Remote sessions booked ahead, of the 50 trainers of the course whose slots are listed. */
const sessions = 20_000;
/** Listed: 50 trainers, half booked. Held: 50 trainers, free day and night. */
const courses = { listed: 1, held: 2 };
/** The days that holds are spread over. */
const heldDays = 80;
/** Every hour of those days, by every trainer. */
const holdsEnough = heldDays * 24 * 50;

const seedOf = (course: number, from: string, to: string) => `
  insert into bls_courses (id, name, price_pence, duration_minutes) values (${course}, 'BLS ${course}', 4500, 60);
  insert into trainers (id, name) select ${course} * 1000 + n, 'Trainer ' || n from generate_series(1, 50) n;
  insert into bls_trainers (trainer_id, room_id, room_link, room_password)
    select ${course} * 1000 + n, '123', 'https://zoom.us/j/' || n, 'abc123' from generate_series(1, 50) n;
  insert into bls_trainer_courses select ${course} * 1000 + n, ${course} from generate_series(1, 50) n;
  insert into bls_weekly_rules (trainer_id, weekday, from_time, to_time, valid_from)
    select ${course} * 1000 + n, d, '${from}', '${to}', '2020-01-01' from generate_series(1, 50) n, generate_series(1, 7) d;
`;

// Five sessions a day and trainer, an hour apart, over the 80 days after the notice.
const seedSessions = `
  with times as (
    select n, ${courses.listed} * 1000 + 1 + n % 50 as trainer_id,
      (current_date + 4 + n / 50 % 80 + make_interval(hours => 8 + n / 50 / 80 * 2)) at time zone 'Europe/London' as starts_at
    from generate_series(0, ${sessions - 1}) n
  ), allocated as (
    insert into bls_allocations (trainer_id, starts_at, ends_at)
    select trainer_id, starts_at, starts_at + interval '1 hour' from times returning *
  )
  insert into bls_bookings (organisation_id, organisation_seq, allocation_id, course_id, trainer_id, starts_at, ends_at,
    first_name, last_name, email, phone, address, city, postcode, booking_status, pay_status, pay_option, price_pence,
    booked_by, room_id, room_link, room_password, created_at)
  select ${ids.firstBuyer} + id % 100, 100000000 + id, id, ${courses.listed}, trainer_id, starts_at, ends_at, 'Jane', 'Smith',
    'jane.smith@example.com', '+441234567890', '12 Nursing Lane', 'Manchester', 'M1 2AB', 'booked', 'completed', 'credits',
    4500, 'Agency', '123', 'https://zoom.us/j/1', 'abc123', now()
  from allocated;
  insert into organisation_products select id, 'virtual-bls' from organisations;
  update api_keys set products = '{practical-training,virtual-bls}';
`;

let prepared: World | undefined;

async function prepareSessions(world: World): Promise<void> {
  if (prepared === world) return;
  prepared = world;
  await world.sql.query(seedOf(courses.listed, '08:00', '18:00'));
  await world.sql.query(seedOf(courses.held, '00:00', '24:00'));
  await world.sql.query(seedSessions);
  await world.sql.query('vacuum analyze');
  await world.sql.query('checkpoint');
}

const day = (ahead: number): string => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

/** The first day of one of 60 fortnights: few ask for the same one at once. */
const someDay = (number: number): string => day(4 + ((number * 7) % 60));
/** The first day that has slots: what most ask for, so computing is shared. */
const nextDay = (): string => day(4);

/** Which slot the n-th hold is for: another day each time. */
const heldSlot = (number: number) => ({
  date: day(5 + (number % heldDays)),
  time: `${String(Math.floor(number / heldDays) % 24).padStart(2, '0')}:00`,
});

const mount = '/virtual-bls/v1';
const bearer = (organisationId: number) => ({ authorization: `Bearer token-${organisationId}` });
const holderOf = (number: number): number => ids.firstBuyer + (number % 6_000);

const listSlots = (name: string, firstDay: (number: number) => string): Measure => ({
  name,
  connections: 16,
  statement: name,
  prepare: prepareSessions,
  request: (number) => ({
    method: 'GET',
    path: `${mount}/timeslots?course_id=${courses.listed}&date_from=${firstDay(number)}`,
    headers: bearer(holderOf(number)),
  }),
});

const freeSlots = (name: string, firstDay: (number: number) => string): CeilingStatement => ({
  name: `ceiling-${name}`,
  text: 'select * from bls_slot_facts($1, $2::date, $2::date + 14)',
  values: (number) => [courses.listed, firstDay(number)],
});

/** What is measured of Virtual BLS. */
export const sessionMeasures: readonly Measure[] = [
  listSlots('bls_timeslots', nextDay),
  listSlots('bls_timeslots_mixed', someDay),
  {
    name: 'bls_hold',
    connections: 16,
    statement: 'bls_hold',
    prepare: prepareSessions,
    enough: holdsEnough,
    request: (number) => ({
      method: 'POST',
      path: `${mount}/timeslots/hold`,
      headers: { 'content-type': 'application/json', ...bearer(holderOf(number)) },
      body: JSON.stringify({ course_id: courses.held, ...heldSlot(number) }),
    }),
  },
];

/** The statements behind them. */
export function sessionStatements(random: (bytes: number) => Buffer): Record<string, CeilingStatement> {
  return {
    bls_timeslots: freeSlots('bls-timeslots', nextDay),
    bls_timeslots_mixed: freeSlots('bls-timeslots-mixed', someDay),
    bls_hold: {
      name: 'ceiling-bls-hold',
      text: 'select * from hold_bls_slot($1, $2, $3, $4, $5, $6)',
      values: (number) => {
        const { date, time } = heldSlot(number);
        return [holderOf(number), courses.held, date, time, random(32), random(16)];
      },
    },
  };
}
