import { systemActor } from '../domains/audit/index.ts';
import {
  type BlsPayOption,
  bookHeldSlot,
  cancelSessionByStaff,
  endDueBookings,
  markSession,
  recordInvoicePayment,
} from '../domains/bookings/index.ts';
import { registerKit, scanKitIn, scanKitOut, waiveKit } from '../domains/kits/index.ts';
import { findCheckout, payInSandbox } from '../domains/payments/index.ts';
import { holdSlot, setRemoteCourses, setRemoteTrainer, setWeeklyRules } from '../domains/scheduling/index.ts';
import { purchaseCredits, topUpBalance } from '../domains/wallet/index.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { Queryable } from '../platform/db/queryable.ts';
import { prepared } from '../platform/db/sql.ts';
import { isRefusal, type Refusal } from '../platform/http/problem.ts';
import { candidateOf, pick } from './bookings.ts';
import { daysFrom, freezeClock, londonDayOf } from './clock.ts';
import { forgetMails, numberInvoices } from './papers.ts';

const acme = 1042;
const borealis = 1043;

const courses = [
  { id: 1, name: 'BLS — Annual Renewal', pence: 4500, minutes: 60 },
  { id: 2, name: 'BLS — First Certificate', pence: 6500, minutes: 90 },
  { id: 3, name: 'Paediatric Basic Life Support', pence: 5500, minutes: 60 },
  { id: 4, name: 'Anaphylaxis and Choking', pence: 3000, minutes: 30 },
];

/** On most days; whoever takes classes gives sessions in the evening. */
const allDay = [
  { from_time: '08:00', to_time: '12:30', valid_from: '2025-01-01' },
  { from_time: '13:00', to_time: '20:00', valid_from: '2025-01-01' },
];

/** Who gives sessions, and in which rooms; two of them on Sundays too. */
const trainers = (today: string) => [
  {
    id: 3,
    days: [1, 2, 3, 4, 5, 6],
    hours: allDay,
    room: { id: '123 456 7890', link: 'https://zoom.us/j/1234567890', password: 'abc123' },
  },
  {
    id: 6,
    days: [1, 2, 3, 4, 5],
    hours: allDay,
    room: { id: '234 567 8901', link: 'https://zoom.us/j/2345678901', password: 'kd83mq' },
  },
  {
    id: 8,
    days: [3, 4, 5, 6, 7],
    hours: allDay,
    room: { id: '345 678 9012', link: 'https://zoom.us/j/3456789012', password: 'zt5w9p' },
  },
  {
    id: 5,
    days: [1, 2, 3, 4, 5, 6, 7],
    hours: [{ from_time: '18:00', to_time: '20:30', valid_from: today }],
    room: { id: '456 789 0123', link: 'https://zoom.us/j/4567890123', password: 'wq71nc' },
  },
];

type Fate =
  | 'certificate'
  | 'no kit needed'
  | 'kit awaited'
  | 'failed'
  | 'missed'
  | 'not marked'
  | 'kit sent'
  | 'kept'
  | 'cancelled'
  | 'cancelled without refund'
  | 'cancelled, kit out'
  | 'invoice paid'
  | 'paid'
  | 'paid back'
  | 'unpaid'
  | 'payment over';

interface Planned {
  readonly number: number;
  readonly organisationId: number;
  readonly courseId: number;
  /** Days from now. */
  readonly day: number;
  readonly bookedAt: Date;
  readonly payOption: BlsPayOption;
  readonly fate: Fate;
  /** Null: any of the times that all have. */
  readonly time: string | null;
}

const pastFates: readonly Fate[] = [
  'certificate',
  'certificate',
  'no kit needed',
  'failed',
  'missed',
  'cancelled',
];
const recentFates: readonly Fate[] = ['kit awaited', 'kit awaited', 'certificate', 'not marked', 'missed'];
const comingFates: readonly Fate[] = [
  'kept',
  'kit sent',
  'kept',
  'cancelled',
  'invoice paid',
  'cancelled without refund',
  'kept',
  'cancelled, kit out',
];
/** Of candidates who pay, by when they book: hours before now. */
const payers: readonly (readonly [Fate, number])[] = [
  ['unpaid', 1],
  ['unpaid', 2],
  ['paid', 40],
  ['paid', 60],
  ['paid back', 80],
  ['payment over', 90],
  ['payment over', 120],
];

const hourMs = 3_600_000;

/** In the order of their booking, as ids tell it. */
function planSessions(now: Date): Planned[] {
  const planned: Planned[] = [];
  const add = (
    day: number,
    fate: Fate,
    payOption: BlsPayOption,
    hoursAgo: number,
    time: string | null = null,
  ) => {
    const number = planned.length + 1;
    const isAcme = number % 9 !== 0 || fate === 'invoice paid' || payOption === 'candidate_pays';
    planned.push({
      number,
      organisationId: isAcme ? acme : borealis,
      courseId: pick([1, 1, 2, 3, 1, 4], number),
      day,
      bookedAt: new Date(now.getTime() - hoursAgo * hourMs),
      payOption: isAcme ? payOption : 'balance',
      fate,
      time,
    });
  };
  const options = ['credits', 'balance', 'invoice'] as const;
  for (let n = 0; n < 30; n += 1)
    add(-112 + n * 3, pick(pastFates, n), pick(options, n + Math.floor(n / 6)), (122 - n * 3) * 24);
  for (let n = 0; n < 10; n += 1) add(-14 + n, pick(recentFates, n), pick(options, n), (24 - n) * 24);
  for (let n = 0; n < 24; n += 1) {
    const fate = pick(comingFates, n);
    add(5 + n * 2, fate, fate === 'invoice paid' ? 'invoice' : pick(options, n), 200 - n * 4);
  }
  for (const [n, [fate, hours]] of payers.entries()) add(6 + n, fate, 'candidate_pays', hours);
  // at one time: of several trainers, so that one of them is the demo's
  for (const hours of [62, 60]) add(0, 'kit sent', 'credits', hours, '18:30');
  return planned.sort((a, b) => a.bookedAt.getTime() - b.bookedAt.getTime());
}

interface Seeding {
  readonly tx: Queryable;
  readonly keyring: Keyring;
}

function must(what: string, result: Refusal | object | number | null): void {
  if (isRefusal(result)) throw new Error(`the demo could not ${what}: ${result.refused}`);
}

const insertCourses = prepared<{ rows: string }, never>(
  'demo-bls-courses',
  `insert into bls_courses (id, name, price_pence, duration_minutes)
   select c.id, c.name, c.pence, c.minutes
   from jsonb_to_recordset(:rows::jsonb) as c(id bigint, name text, pence bigint, minutes integer)`,
);

async function prepareTrainers({ tx }: Seeding, today: string): Promise<void> {
  await insertCourses(tx, { rows: JSON.stringify(courses) });
  for (const { id, days, hours, room } of trainers(today)) {
    must('set a trainer', await setRemoteTrainer(tx, id, { is_active: true, room }, systemActor));
    const courseIds = courses.map((course) => course.id);
    must('set courses', await setRemoteCourses(tx, id, courseIds, systemActor));
    const rules = days.flatMap((weekday) => hours.map((of) => ({ weekday, ...of })));
    must('set hours', await setWeeklyRules(tx, id, rules, systemActor));
  }
  for (let kit = 1; kit <= 40; kit += 1)
    must('register a kit', await registerKit(tx, { barCode: barCodeOf(kit), note: null }, systemActor));
}

const barCodeOf = (number: number): string => `BLS-KIT-${String(number).padStart(4, '0')}`;

/** Times that every trainer of the day has, whatever the course. */
const times = ['09:00', '10:30', '14:00', '15:30', '17:00', '18:30'];

/** Holds the session's own time of the day, or the first one after it that is free. */
async function hold({ tx, keyring }: Seeding, planned: Planned, date: string): Promise<string> {
  const { organisationId, courseId, number } = planned;
  for (let later = 0; later < times.length; later += 1) {
    const time = planned.time ?? pick(times, number + later);
    const held = await holdSlot(tx, keyring, { organisationId, courseId, date, time });
    if (!isRefusal(held)) return held.hash;
  }
  throw new Error(`the demo found no free time on ${date}`);
}

async function book(seeding: Seeding, planned: Planned, now: Date): Promise<number> {
  const { tx } = seeding;
  const { organisationId, number, payOption } = planned;
  await freezeClock(tx, planned.bookedAt);
  const date =
    planned.day === 0 ? londonDayOf(now) : daysFrom(now, planned.day, 0).toISOString().slice(0, 10);
  const hash = await hold(seeding, planned, date);
  const booked = await bookHeldSlot(tx, {
    organisationId,
    holdHash: hash,
    candidate: {
      ...(number === 1
        ? {
            first_name: 'Jane',
            last_name: 'Smith',
            email: 'jane.smith@example.com',
            job_role: 'Registered Nurse',
          }
        : candidateOf(number + 300)),
      phone: '+441234567890',
      address: `${number + 11} Nursing Lane`,
      city: pick(['Manchester', 'Glasgow', 'Cardiff'], number),
      postcode: pick(['M1 2AB', 'G2 4JR', 'CF10 1EP'], number),
      agency_contact_name: 'John Doe',
      agency_contact_email: 'john@acmehealthcare.co.uk',
    },
    payOption,
    bookedBy: payOption === 'candidate_pays' ? 'Candidate' : 'Agency',
    actor: systemActor,
    paymentProvider: 'sandbox',
  });
  if (isRefusal(booked)) throw new Error(`the demo could not book a session: ${booked.refused}`);
  return booked.id;
}

const mark = async (tx: Queryable, bookingId: number, trainingStatus: 'completed' | 'failed' | 'no_show') =>
  must(
    'mark a session',
    await markSession(tx, { bookingId, trainingStatus, reason: undefined, mayWithdraw: false }, systemActor),
  );

const cancel = async (tx: Queryable, bookingId: number, refund: boolean) =>
  must(
    'cancel a session',
    await cancelSessionByStaff(tx, { bookingId, note: 'Candidate ill', refund }, systemActor),
  );

async function pay(tx: Queryable, bookingId: number): Promise<void> {
  const checkout = await findCheckout(tx, 'virtual-bls', bookingId);
  if (!checkout || (await payInSandbox(tx, checkout.id)) !== 'kept')
    throw new Error('the demo could not pay');
}

/** One booking on its way through the story. */
interface Told extends Planned {
  readonly tx: Queryable;
  readonly id: number;
  readonly now: Date;
}

const keptOut: ReadonlySet<Fate> = new Set<Fate>([
  'kit awaited',
  'not marked',
  'kit sent',
  'cancelled, kit out',
]);

/** Posts a kit: one of those that come back, or of those that stay out, or a new one when that is with somebody. */
async function send({ tx, id, number, fate }: Told): Promise<string> {
  const barCode = barCodeOf(keptOut.has(fate) ? 10 + (number % 30) : 1 + (number % 10));
  if ((await scanKitOut(tx, { barCode, bookingId: id }, systemActor)) === null) return barCode;
  const spare = barCodeOf(100 + number);
  must('register a kit', await registerKit(tx, { barCode: spare, note: null }, systemActor));
  must('send a kit', await scanKitOut(tx, { barCode: spare, bookingId: id }, systemActor));
  return spare;
}

async function endSession(told: Told, outcome: 'completed' | 'failed' | 'no_show'): Promise<void> {
  await freezeClock(told.tx, daysFrom(told.now, told.day, 20));
  await mark(told.tx, told.id, outcome);
}

async function sendAndEnd(told: Told, outcome: 'completed' | 'failed' | 'no_show'): Promise<string> {
  const barCode = await send(told);
  await endSession(told, outcome);
  return barCode;
}

async function takeBack({ tx, now, day }: Told, barCode: string): Promise<void> {
  await freezeClock(tx, daysFrom(now, Math.min(day + 4, -1), 9));
  must('take a kit back', await scanKitIn(tx, barCode, systemActor));
}

/** What became of bookings, at the times it happened. */
const settle: Readonly<Record<Fate, (told: Told) => Promise<unknown>>> = {
  certificate: async (told) => takeBack(told, await sendAndEnd(told, 'completed')),
  failed: async (told) => takeBack(told, await sendAndEnd(told, 'failed')),
  missed: async (told) => takeBack(told, await sendAndEnd(told, 'no_show')),
  'kit awaited': (told) => sendAndEnd(told, 'completed'),
  'no kit needed': async (told) => {
    const waiver = { bookingId: told.id, reason: 'Has a manikin at work' };
    must('waive a kit', await waiveKit(told.tx, waiver, systemActor));
    await endSession(told, 'completed');
  },
  'not marked': send,
  'kit sent': send,
  kept: async () => undefined,
  cancelled: ({ tx, id }) => cancel(tx, id, true),
  'cancelled without refund': ({ tx, id }) => cancel(tx, id, false),
  'cancelled, kit out': async (told) => {
    await send(told);
    await cancel(told.tx, told.id, true);
  },
  'invoice paid': async ({ tx, id }) =>
    must('pay', await recordInvoicePayment(tx, { product: 'virtual-bls', bookingId: id }, systemActor)),
  paid: ({ tx, id }) => pay(tx, id),
  'paid back': async ({ tx, id }) => {
    await pay(tx, id);
    await cancel(tx, id, true);
  },
  unpaid: async () => undefined,
  'payment over': async ({ tx, bookedAt }) => {
    await freezeClock(tx, new Date(bookedAt.getTime() + 25 * hourMs));
    await endDueBookings(tx);
  },
};

const correct = prepared<{ organisationId: number }, never>(
  'demo-bls-round',
  `select ledger_post(a.id, 'funding', 'withdraw', a.balance - w.wanted, 'Balance correction', null)
   from ledger_accounts a,
     lateral (select case when a.course_id is null then 34050 when a.course_id = 1 then 1200 else 500 end as wanted) w
   where a.organisation_id = :organisationId and a.product = 'virtual-bls' and a.balance > w.wanted`,
);

/** Lets history be written from its beginning once more. */
export const startHistory = prepared<object, never>(
  'demo-bls-start',
  // nothing is dated before what an organisation made last, and its classroom bookings were all made by now
  `update organisation_counters set last_created_at = '-infinity'`,
);

/**
 * Four months of remote sessions in every state, made by the domain's own commands at the times they tell of. Ends with
 * the balances that the documentation promises: 12 credits of course 1 and 340.50 GBP.
 */
export async function seedSessions(seeding: Seeding, now: Date): Promise<void> {
  const { tx } = seeding;
  await startHistory(tx, {});
  await freezeClock(tx, daysFrom(now, -140, 9));
  await prepareTrainers(seeding, londonDayOf(now));
  for (const { id } of courses) await purchaseCredits(tx, acme, id, 60, 'virtual-bls');
  await topUpBalance(tx, acme, 500_000, 'virtual-bls');
  await topUpBalance(tx, borealis, 200_000, 'virtual-bls');
  for (const planned of planSessions(now)) {
    const id = await book(seeding, planned, now);
    await settle[planned.fate]({ ...planned, tx, id, now });
  }
  await freezeClock(tx, null);
  await correct(tx, { organisationId: acme });
  await numberInvoices(tx);
  await forgetMails(tx);
}
