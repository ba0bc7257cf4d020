import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import type { ReferralRules } from './referral.ts';

/** Referrals a sweep erases or deletes at a time: it is done again soon. */
const batch = 500;

/** One e-mail in so many minutes, however much arrives. */
const digestMinutes = 15;

/** Days before its end that a key's owner is told. */
const keyNoticeDays = 14;

const erase = prepared<{ months: number; batch: number }, { done: number }>(
  'referrals-erase-ended',
  'select erase_ended_referrals(:months, :batch) as done',
);
const remove = prepared<{ days: number; batch: number }, { done: number }>(
  'referrals-remove-sandbox',
  'select remove_sandbox_referrals(:days, :batch) as done',
);
const digest = prepared<{ minutes: number }, { done: number }>(
  'referrals-plan-digests',
  'select plan_referral_digests(make_interval(mins => :minutes)) as done',
);
const keyMails = prepared<{ days: number }, { done: number }>(
  'referrals-plan-key-mails',
  'select plan_referral_key_mails(:days) as done',
);

/** Erases what ended before the retention period and deletes what the sandbox has had long enough. */
export async function endReferralRetention(
  db: Queryable,
  { retentionMonths, sandboxDays }: Pick<ReferralRules, 'retentionMonths' | 'sandboxDays'>,
): Promise<void> {
  await erase(db, { months: retentionMonths, batch });
  await remove(db, { days: sandboxDays, batch });
}

/** Queues the e-mails about new referrals, about those nobody acknowledged in time, and about keys that are to end. */
export async function planReferralMails(db: Queryable): Promise<void> {
  await digest(db, { minutes: digestMinutes });
  await keyMails(db, { days: keyNoticeDays });
}
