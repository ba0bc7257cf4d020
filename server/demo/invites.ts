import { systemActor } from '../domains/audit/index.ts';
import { bookHeldSeat, type PayOption } from '../domains/bookings/index.ts';
import { createInvite, openInvite, withdrawInvite } from '../domains/invites/index.ts';
import { holdSeat } from '../domains/scheduling/index.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { Queryable } from '../platform/db/queryable.ts';
import { isRefusal, type Refusal } from '../platform/http/problem.ts';
import type { DemoEvent } from './base.ts';
import { startHistory } from './bls.ts';
import { candidateOf } from './bookings.ts';
import { freezeClock } from './clock.ts';
import { forgetMails } from './papers.ts';

const acme = 1042;
const hourMs = 3_600_000;

interface PlannedInvite {
  /** Hours before now that it was sent. */
  readonly sent: number;
  /** Hours before now that its page was opened. */
  readonly opened?: number;
  /** Hours before now that it was withdrawn. */
  readonly withdrawn?: number;
  /** Hours before now that its candidate booked. */
  readonly booked?: number;
  readonly days: number;
  readonly payOption: PayOption;
  readonly message?: string;
}

/** An invite at each point of its life; two are used, one of them by a candidate who has yet to pay. */
const plan: readonly PlannedInvite[] = [
  { sent: 720, opened: 700, days: 14, payOption: 'credits' },
  { sent: 500, days: 7, payOption: 'inv' },
  { sent: 300, opened: 280, booked: 279, days: 30, payOption: 'inv' },
  { sent: 220, withdrawn: 200, days: 30, payOption: 'balance' },
  { sent: 130, opened: 120, days: 7, payOption: 'credits', message: 'Please book before your next shift.' },
  { sent: 60, opened: 40, days: 30, payOption: 'credits' },
  { sent: 44, days: 30, payOption: 'credits' },
  { sent: 20, days: 14, payOption: 'balance' },
  // the half hour to pay in has just begun
  { sent: 10, opened: 0.1, booked: 0.05, days: 30, payOption: 'candidate_pays' },
];

interface Seeding {
  readonly tx: Queryable;
  readonly keyring: Keyring;
}

function must(what: string, refusal: Refusal | null): void {
  if (refusal) throw new Error(`the demo could not ${what}: ${refusal.refused}`);
}

const contact = {
  agency_contact_name: 'John Doe',
  agency_contact_email: 'john.doe@acme.co.uk',
  agency_email: 'invoices@acme.co.uk',
};

async function book({ tx, keyring }: Seeding, inviteId: number, eventId: number, number: number) {
  const hold = await holdSeat(tx, keyring, { organisationId: acme, eventId, another: true });
  if (isRefusal(hold)) throw new Error(`the demo could not hold a seat: ${hold.refused}`);
  const booked = await bookHeldSeat(tx, {
    organisationId: acme,
    holdHash: hold.hash,
    candidate: { ...candidateOf(number), ...contact, phone: '+441234567890' },
    payOption: plan[number - firstNumber]?.payOption ?? 'inv',
    bookedBy: 'Candidate',
    actor: systemActor,
    paymentProvider: 'sandbox',
    inviteId,
  });
  if (isRefusal(booked)) throw new Error(`the demo could not book by an invite: ${booked.refused}`);
}

/** Candidates after those of the bookings and sessions. */
const firstNumber = 600;

async function live(seeding: Seeding, events: readonly DemoEvent[], now: Date, index: number): Promise<void> {
  const { tx } = seeding;
  const planned = plan[index] as PlannedInvite;
  const ago = (hours: number) => freezeClock(tx, new Date(now.getTime() - hours * hourMs));
  const event = events[index + 36] as DemoEvent;
  await ago(planned.sent);
  const invite = await createInvite(tx, {
    organisationId: acme,
    invite: {
      ...candidateOf(firstNumber + index),
      ...contact,
      course_id: event.courseId,
      ...(index % 3 === 0 ? { location_id: event.locationId } : {}),
      pay_option: planned.payOption,
      message: planned.message,
      expires_in_days: planned.days,
    },
    actor: systemActor,
  });
  if (isRefusal(invite)) throw new Error(`the demo could not invite: ${invite.refused}`);
  if (planned.opened !== undefined) {
    await ago(planned.opened);
    await openInvite(tx, invite.id);
  }
  if (planned.booked !== undefined) {
    await ago(planned.booked);
    await book(seeding, invite.id, event.id, firstNumber + index);
  }
  if (planned.withdrawn !== undefined) {
    await ago(planned.withdrawn);
    const request = { organisationId: acme, inviteId: invite.id, actor: systemActor };
    must('withdraw an invite', await withdrawInvite(tx, request));
  }
}

/** Invites at every point of their life, made by the domain's own commands at the times they tell of. */
export async function seedInvites(seeding: Seeding, events: readonly DemoEvent[], now: Date): Promise<void> {
  const { tx } = seeding;
  await startHistory(tx, {});
  for (const index of plan.keys()) await live(seeding, events, now, index);
  await freezeClock(tx, null);
  await forgetMails(tx);
}
