import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../tests/support/test-app.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { isRefusal } from '../../platform/http/problem.ts';
import { systemActor } from '../audit/index.ts';
import { bookHeldSeat } from './book-held-seat.ts';
import { cancelBooking } from './cancel-booking.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const candidate = {
  first_name: 'Jane',
  last_name: 'Smith',
  email: 'jane@example.com',
  phone: '+441234567890',
};

/** As another process: it shares its transactions with nobody here. */
const process = (): Queryable => ({ query: (statement) => app.db.query(statement) });

async function deadlocks(): Promise<number> {
  await wait(1_500); // until the connections have told what they counted
  const [row] = await app.sql<{ deadlocks: string }>(
    'select deadlocks from pg_stat_database where datname = current_database()',
  );
  return Number(row?.deadlocks);
}

test('two processes that book and cancel for eight organisations on four events at once never lock each other out', async () => {
  const events: number[] = [];
  for (let count = 0; count < 4; count += 1) events.push(await app.make.event({ capacity: 100 }));
  const organisations: { readonly id: number }[] = [];
  for (let count = 0; count < 8; count += 1)
    organisations.push(await app.make.organisation({ credits: { 1: 100 } }));
  const seats: { readonly organisationId: number; readonly holdHash: string }[] = [];
  for (const { id: organisationId } of organisations) {
    for (const event of events)
      for (let count = 0; count < 3; count += 1)
        seats.push({ organisationId, holdHash: await app.make.hold(organisationId, event) });
  }
  const processes = [process(), process()];
  const before = await deadlocks();
  // one goes through the seats from the front, the other from the back
  const order = seats.map((_, place) => (place % 2 === 0 ? place : seats.length - place));
  const rest = { candidate, payOption: 'credits', bookedBy: 'Agency', actor: systemActor } as const;
  const booked = await Promise.all(
    order.map(async (place, turn) => {
      const db = processes[turn % 2] ?? app.db;
      const seat = seats[place];
      if (!seat) throw new Error(`no seat ${place}`);
      const booking = await bookHeldSeat(db, { ...seat, ...rest, paymentProvider: null });
      if (isRefusal(booking)) throw new Error(booking.refused);
      return { organisationId: seat.organisationId, bookingId: booking.id };
    }),
  );
  expect(new Set(booked.map(({ bookingId }) => bookingId)).size).toBe(seats.length);
  const cancelled = await Promise.all(
    booked
      .toReversed()
      .map((each, turn) =>
        cancelBooking(processes[turn % 2] ?? app.db, { ...each, note: undefined, actor: systemActor }),
      ),
  );
  expect(cancelled.filter((refusal) => refusal !== null)).toEqual([]);
  expect(await deadlocks()).toBe(before);
  const [left] = await app.sql<{ seats: number; balances: string[] }>(
    `select (select sum(booked_seats) from training_events) as seats,
       (select array_agg(distinct balance::text) from ledger_accounts where kind = 'organisation_credits') as balances`,
  );
  expect(left).toEqual({ seats: 0, balances: ['10000'] });
}, 60_000);
