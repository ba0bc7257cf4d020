import { systemActor } from '../domains/audit/index.ts';
import { bookHeldSeat, cancelBooking, recordInvoicePayment } from '../domains/bookings/index.ts';
import { holdSeat } from '../domains/scheduling/index.ts';
import { purchaseCredits, topUpBalance } from '../domains/wallet/index.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { Queryable } from '../platform/db/queryable.ts';
import { prepared } from '../platform/db/sql.ts';
import { isRefusal, type Refusal } from '../platform/http/problem.ts';
import { type DemoEvent, documentedEventId, todaysEventId } from './base.ts';
import { demoFirstNames, demoJobRoles, demoLastNames } from './catalogue.ts';
import { daysFrom, freezeClock } from './clock.ts';
import { forgetMails, markTraining, numberInvoices } from './papers.ts';

const acme = 1042;
const borealis = 1043;

interface PlannedBooking {
  readonly organisationId: number;
  readonly event: DemoEvent;
  readonly bookedAt: Date;
  readonly payOption: 'credits' | 'balance' | 'inv';
  readonly fate:
    | 'kept'
    | 'attended'
    | 'no_show'
    | 'refunded'
    | 'not refunded'
    | 'invoice paid'
    | 'invoice void';
  readonly number: number;
}

/** One of a list, the same for the same number. */
export const pick = <Value>(values: readonly Value[], number: number): Value =>
  values[number % values.length] as Value;

function planBookings(events: readonly DemoEvent[], now: Date): PlannedBooking[] {
  const planned: PlannedBooking[] = [];
  const add = (
    event: DemoEvent,
    fate: PlannedBooking['fate'],
    organisationId = acme,
    payOption?: PlannedBooking['payOption'],
  ) => {
    const number = planned.length;
    const latest = Math.min(
      new Date(`${event.day}T00:00:00Z`).getTime() - 5 * 86_400_000,
      now.getTime() - 3_600_000 * (120 - (number % 100)),
    );
    const bookedAt = new Date(latest - (number % 7) * 3_600_000);
    planned.push({
      organisationId,
      event,
      bookedAt,
      payOption: payOption ?? pick(['credits', 'balance', 'inv'], number),
      fate,
      number,
    });
  };
  for (const event of events.slice(0, 25)) {
    for (const fate of ['attended', 'no_show', 'attended', 'no_show', 'refunded'] as const) add(event, fate);
    if (event.id % 4 === 0) add(event, 'not refunded');
    if (event.id % 3 === 0) add(event, 'attended', borealis, 'balance');
  }
  const timesOver = (seats: number, wanted: number) =>
    Array.from({ length: seats }, () => events.filter(({ id }) => id === wanted)).flat();
  for (const event of timesOver(3, documentedEventId)) add(event, 'kept');
  for (const event of events.slice(26, 60)) add(event, 'kept');
  for (const event of events.slice(60, 64)) {
    add(event, 'invoice paid', acme, 'inv');
    add(event, 'invoice void', acme, 'inv');
    add(event, 'kept', borealis, 'balance');
  }
  for (const event of timesOver(6, todaysEventId)) add(event, 'kept');
  for (const event of timesOver(2, todaysEventId)) add(event, 'kept', borealis, 'balance');
  return planned.sort((a, b) => a.bookedAt.getTime() - b.bookedAt.getTime());
}

interface Seeding {
  readonly tx: Queryable;
  readonly keyring: Keyring;
}

async function book(
  { tx, keyring }: Seeding,
  booking: Omit<PlannedBooking, 'fate'>,
  candidate: { first_name: string; last_name: string; email: string; job_role?: string | undefined },
): Promise<number> {
  await freezeClock(tx, booking.bookedAt);
  const { organisationId } = booking;
  const hold = await holdSeat(tx, keyring, { organisationId, eventId: booking.event.id, another: true });
  if (isRefusal(hold)) throw new Error(`the demo could not hold a seat: ${hold.refused}`);
  const booked = await bookHeldSeat(tx, {
    organisationId,
    holdHash: hold.hash,
    candidate: {
      ...candidate,
      phone: '+441234567890',
      agency_contact_name: 'John Doe',
      agency_contact_email: 'john.doe@acme.co.uk',
    },
    payOption: booking.payOption,
    bookedBy: 'Agency',
    actor: systemActor,
    paymentProvider: null,
  });
  if (isRefusal(booked)) throw new Error(`the demo could not book: ${booked.refused}`);
  return booked.id;
}

/** A made-up person, the same for the same number. */
export function candidateOf(number: number) {
  const first_name = pick(demoFirstNames, number);
  const last_name = pick(demoLastNames, number * 7);
  const job_role = pick(demoJobRoles, number) ?? undefined;
  return { first_name, last_name, email: `candidate.${number + 1}@example.com`, job_role };
}

function must(what: string, refusal: Refusal | null): void {
  if (refusal) throw new Error(`the demo could not ${what}: ${refusal.refused}`);
}

/** Money goes back until 48 hours before the start, so whoever gets none cancels on the day before. */
async function cancel({ tx }: Seeding, bookingId: number, planned: PlannedBooking): Promise<void> {
  const { organisationId, event, fate } = planned;
  if (fate === 'not refunded') await freezeClock(tx, daysFrom(new Date(event.day), -1, 8));
  const request = { organisationId, bookingId, note: 'Shift changed', actor: systemActor };
  must('cancel', await cancelBooking(tx, request));
}

async function settle(seeding: Seeding, id: number, planned: PlannedBooking): Promise<void> {
  const { tx } = seeding;
  const { fate, event, number } = planned;
  if (fate === 'attended' || fate === 'no_show') {
    const passed = fate === 'attended' && number % 11 !== 0;
    await markTraining(tx, { id, attendance: fate, passed }, event.day);
  }
  if (fate === 'invoice paid')
    must(
      'pay an invoice',
      await recordInvoicePayment(tx, { product: 'practical-training', bookingId: id }, systemActor),
    );
  if (fate === 'refunded' || fate === 'not refunded' || fate === 'invoice void')
    await cancel(seeding, id, planned);
}

const balances = prepared<{ organisationId: number }, { course_id: number | null; balance: number }>(
  'demo-balances',
  'select course_id, balance from ledger_accounts where organisation_id = :organisationId',
);
const spend = prepared<{ organisationId: number; courseId: number | null; amount: number }, never>(
  'demo-spend',
  `select ledger_post((organisation_account(:organisationId, 'practical-training', :courseId)).id,
     'funding', 'withdraw', :amount, 'Balance correction', null)`,
);

/** Ends the story with the balances that the documentation promises: 25 credits of course 1 and 500.00 GBP. */
async function roundBalances({ tx }: Seeding): Promise<void> {
  for (const { course_id, balance } of await balances(tx, { organisationId: acme })) {
    const wanted = course_id === null ? 50_000 : course_id === 1 ? 2_500 : 800;
    if (balance > wanted)
      await spend(tx, { organisationId: acme, courseId: course_id, amount: balance - wanted });
  }
}

/** Half a year of bookings in every state, made by the domain's own commands at the times they tell of. */
export async function seedBookings(seeding: Seeding, events: readonly DemoEvent[], now: Date): Promise<void> {
  const { tx } = seeding;
  await freezeClock(tx, daysFrom(now, -230, 9));
  for (const courseId of [1, 2, 3, 6]) await purchaseCredits(tx, acme, courseId, 75);
  await topUpBalance(tx, acme, 1_500_000);
  await topUpBalance(tx, borealis, 400_000);
  const documented = events.find((event) => event.id === documentedEventId);
  if (!documented) throw new Error('the documented event is missing');
  const jane = {
    organisationId: acme,
    event: documented,
    bookedAt: daysFrom(now, -229, 10),
    payOption: 'credits',
    number: 0,
  } as const;
  await book(seeding, jane, {
    first_name: 'Jane',
    last_name: 'Smith',
    email: 'jane.smith@nhsstaff.co.uk',
    job_role: 'Registered Nurse',
  });
  for (const planned of planBookings(events, now)) {
    const id = await book(seeding, planned, candidateOf(planned.number));
    await settle(seeding, id, planned);
  }
  await freezeClock(tx, null);
  await numberInvoices(tx);
  await forgetMails(tx);
  await roundBalances(seeding);
}
