import { type BlsPayOption, bookHeldSlot } from '../../server/domains/bookings/index.ts';
import { holdSlot } from '../../server/domains/scheduling/index.ts';
import type { Keyring } from '../../server/platform/crypto/keyring.ts';
import type { Database } from '../../server/platform/db/database.ts';
import { isRefusal } from '../../server/platform/http/problem.ts';

interface CourseOptions {
  readonly name?: string;
  readonly pricePence?: number;
  readonly minutes?: number;
}

interface TrainerOptions {
  readonly name?: string;
  /** Which courses the trainer may give; default: course 1. */
  readonly courses?: readonly number[];
  /** Weekly hours, the same every day of the week; default: 09:00 to 17:00. */
  readonly hours?: readonly (readonly [from: string, to: string])[];
  /** ISO days of the week; default: all of them. */
  readonly weekdays?: readonly number[];
  readonly room?: boolean;
}

interface Slot {
  readonly date: string;
  readonly time: string;
  readonly courseId?: number;
}

/** What tests make of Virtual BLS; everything that is missing is made up. */
export type BlsFactories = ReturnType<typeof createBlsFactories>;

let trainers = 0;

/** Builds the factories over one database. Course 1, "BLS — Annual Renewal" (45.00, 60 minutes), is made on first use. */
export function createBlsFactories(db: Database, keyring: Keyring) {
  const insert = async (text: string, values: readonly unknown[]): Promise<number> => {
    const { rows } = await db.query<{ id: number }>({ text, values });
    if (!rows[0]) throw new Error('nothing was inserted');
    return rows[0].id;
  };
  let firstCourse: Promise<unknown> | undefined;
  const prepareCourse = () => {
    firstCourse ??= db.query({
      text: `insert into bls_courses (id, name, price_pence, duration_minutes)
        values (1, 'BLS — Annual Renewal', 4500, 60) on conflict do nothing`,
      values: [],
    });
    return firstCourse;
  };

  async function course({ name = 'BLS and choking', pricePence = 4500, minutes = 60 }: CourseOptions = {}) {
    return insert(
      'insert into bls_courses (name, price_pence, duration_minutes) values ($1, $2, $3) returning id',
      [name, pricePence, minutes],
    );
  }

  /** A trainer with a video room, there every day. */
  async function trainer(options: TrainerOptions = {}): Promise<number> {
    await prepareCourse();
    trainers += 1;
    const id = await insert('insert into trainers (name) values ($1) returning id', [
      options.name ?? `Trainer ${trainers}`,
    ]);
    const room = options.room === false ? null : `room ${id}`;
    const link = room && `https://zoom.us/j/${id}`;
    await db.query({
      text: 'insert into bls_trainers (trainer_id, room_id, room_link, room_password) values ($1, $2, $3, $4)',
      values: [id, room, link, room && 'abc123'],
    });
    await db.query({
      text: 'insert into bls_trainer_courses select $1, unnest($2::bigint[])',
      values: [id, options.courses ?? [1]],
    });
    for (const [from, to] of options.hours ?? [['09:00', '17:00']])
      await weekly(id, from, to, options.weekdays);
    return id;
  }

  /** Weekly hours of a trainer, from long ago on. */
  async function weekly(trainerId: number, from: string, to: string, weekdays?: readonly number[]) {
    await db.query({
      text: `insert into bls_weekly_rules (trainer_id, weekday, from_time, to_time, valid_from)
        select $1, unnest($2::int[]), $3::time, $4::time, '2020-01-01'`,
      values: [trainerId, weekdays ?? [1, 2, 3, 4, 5, 6, 7], from, to],
    });
  }

  /** What one day has otherwise; closed without hours closes it. */
  async function exception(
    trainerId: number,
    date: string,
    kind: 'open' | 'closed',
    hours?: readonly [string, string],
  ) {
    await db.query({
      text: 'insert into bls_exceptions (trainer_id, on_date, kind, from_time, to_time) values ($1, $2, $3, $4, $5)',
      values: [trainerId, date, kind, hours?.[0] ?? null, hours?.[1] ?? null],
    });
  }

  /** A held slot's hash. */
  async function hold(organisationId: number, { date, time, courseId = 1 }: Slot): Promise<string> {
    const held = await holdSlot(db, keyring, { organisationId, courseId, date, time });
    if (isRefusal(held)) throw new Error(held.refused);
    return held.hash;
  }

  /** A booking of a free slot; by invoice unless said otherwise, so the organisation needs `invoices`. */
  async function booking(
    organisationId: number,
    slot: Slot,
    candidate: Partial<typeof janeAtHome> & {
      readonly agency_contact_name?: string;
      readonly agency_contact_email?: string;
    } = {},
    payOption: BlsPayOption = 'invoice',
  ) {
    const booked = await bookHeldSlot(db, {
      organisationId,
      holdHash: await hold(organisationId, slot),
      candidate: { ...janeAtHome, ...candidate },
      payOption,
      bookedBy: 'Agency',
      actor: { kind: 'system', id: null, requestId: null },
      paymentProvider: 'sandbox',
    });
    if (isRefusal(booked)) throw new Error(booked.refused);
    return booked;
  }

  return { prepareCourse, course, trainer, weekly, exception, hold, booking };
}

/** The candidate of the documentation's examples, and where the kit goes. */
export const janeAtHome = {
  first_name: 'Jane',
  last_name: 'Smith',
  email: 'jane.smith@example.com',
  phone: '+441234567890',
  address: '12 Nursing Lane',
  city: 'Manchester',
  postcode: 'M1 2AB',
};
