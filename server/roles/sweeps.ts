import type { Config } from '../config.ts';
import { endDueBookings } from '../domains/bookings/index.ts';
import { removeEndedSessions, removeEndedTokens, removeOldAttempts } from '../domains/identity/index.ts';
import { announceOverdueKits } from '../domains/kits/index.ts';
import { type MeetingProvider, queueMeetings } from '../domains/meetings/index.ts';
import { planReminders, queueMailsOfEvents } from '../domains/notifications/index.ts';
import {
  type PaymentServices,
  reconcileCheckouts,
  removeOldNotices,
  requeueRefunds,
} from '../domains/payments/index.ts';
import { endReferralRetention, planReferralMails } from '../domains/referrals/index.ts';
import { sweepLapsedHolds } from '../domains/scheduling/index.ts';
import { endDueTopUps } from '../domains/wallet/index.ts';
import { forgetOldCalls, readyCalls, retakeCalls } from '../domains/webhooks/index.ts';
import type { Database } from '../platform/db/database.ts';
import { removeOldIdempotencyKeys } from '../platform/http/idempotency.ts';
import { removeEndedWindows } from '../platform/http/rate-limit.ts';
import { every, type Repeating } from '../platform/jobs/every.ts';
import type { Changes } from '../platform/live/changes.ts';

const minuteMs = 60_000;

/** Lapsed holds are announced within a minute: a sweep every 15 s leaves room for a slow one. */
const sweepPauseMs = 15_000;

/** A booking's mails are queued within a second or so; looking costs one read of an empty table. */
const mailPauseMs = 1_000;

/** Retries are due to the second, and what a dead worker had in hand is taken up as soon. */
const retryPauseMs = 1_000;

/** What the sweeps go by. */
interface SweepParts {
  readonly config: Config;
  readonly payments: PaymentServices;
  readonly meetings: MeetingProvider | null;
  readonly changes: Pick<Changes, 'note'>;
}

/** Starts what nothing triggers: every worker looks for it again and again. `failed` reports a sweep by its name. */
export function startSweeps(
  db: Database,
  { config, payments, meetings, changes }: SweepParts,
  failed: (what: string) => (error: unknown) => void,
): readonly Repeating[] {
  const told = async (changed: Promise<number>) => {
    if ((await changed) > 0) changes.note(null);
  };
  return [
    every(sweepPauseMs, () => told(sweepLapsedHolds(db)), failed('lapsed holds')),
    every(sweepPauseMs, () => told(endDueBookings(db)), failed('due bookings')),
    every(sweepPauseMs, () => told(endDueTopUps(db)), failed('due top-ups')),
    every(mailPauseMs, () => queueMailsOfEvents(db, config.staffEmail), failed('mails of events')),
    every(mailPauseMs, () => queueMeetings(db, meetings !== null), failed('meetings')),
    every(retryPauseMs, () => readyCalls(db), failed('webhook retries')),
    every(retryPauseMs, () => retakeCalls(db), failed('dead workers')),
    every(60 * minuteMs, () => announceOverdueKits(db), failed('overdue kits')),
    every(60 * minuteMs, () => forgetOldCalls(db, config.webhookRetentionDays), failed('old webhook calls')),
    every(minuteMs, () => planReminders(db), failed('reminders')),
    every(minuteMs, () => planReferralMails(db), failed('mails of referrals')),
    every(60 * minuteMs, () => endReferralRetention(db, config.referrals), failed('retention of referrals')),
    every(minuteMs, () => reconcileCheckouts(db, payments), failed('unsettled checkouts')),
    every(15 * minuteMs, () => requeueRefunds(db), failed('open refunds')),
    every(24 * 60 * minuteMs, () => removeOldNotices(db), failed('payment notices')),
    every(5 * minuteMs, () => removeEndedWindows(db), failed('rate limit windows')),
    every(60 * minuteMs, () => removeOldIdempotencyKeys(db), failed('idempotency keys')),
    every(60 * minuteMs, () => removeOldAttempts(db), failed('sign-in attempts')),
    every(24 * 60 * minuteMs, () => removeEndedTokens(db), failed('ended tokens')),
    every(24 * 60 * minuteMs, () => removeEndedSessions(db), failed('ended sessions')),
  ];
}
