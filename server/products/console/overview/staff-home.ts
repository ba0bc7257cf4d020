import { z } from 'zod';
import { getStaffOverview } from '../../../domains/overview/index.ts';
import { formatLondon } from '../../../platform/clock/format.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { int, str, whenOrNull } from '../fields.ts';
import { administrators } from '../policy.ts';
import { endpoint } from '../services.ts';

const day = z
  .object({
    date: str('London’s day.', '2027-06-05'),
    events: int('Training events that are on.', 3),
    booked_seats: int('Their seats that are booked.', 21),
    capacity: int('Their seats in all.', 36),
    remote_sessions: int('Remote sessions that are booked.', 5),
  })
  .meta({ id: 'StaffHomeDay' });

const home = z
  .object({
    today: str('London’s day.', '2027-06-05'),
    days: z.array(day).meta({ description: 'Today and the thirteen days after it.' }),
    reviews_waiting: int('Bookings that wait for a review.', 4),
    next_review_starts_at: whenOrNull(
      'When the first of their trainings starts.',
      '2027-06-07T10:00:00+01:00',
    ),
    unpaid_starting_soon: int(
      'Live bookings not paid for whose training is today or on one of the six days after it.',
      2,
    ),
    drafts_starting_soon: int('Drafts of today and the thirteen days after it.', 1),
    events_without_trainer: int(
      'Published events within a fortnight that have not started and have no trainer.',
      1,
    ),
    kits_overdue: int('Remote sessions whose kit is overdue.', 3),
    referrals_new: int('Referrals that nobody has acknowledged.', 6),
    referrals_overdue: int('Referrals whose next act is overdue.', 2),
    webhooks_failing: int('Webhook endpoints that fail or were switched off by failing.', 1),
    mails_undelivered: int('Mails of the last seven days that did not arrive.', 0),
    jobs_failing: int('Queued jobs that failed at least once.', 0),
  })
  .meta({ id: 'StaffHome', description: 'What is on, and what needs somebody, as of now.' });

const example: z.input<typeof home> = {
  today: '2027-06-05',
  days: [{ date: '2027-06-05', events: 3, booked_seats: 21, capacity: 36, remote_sessions: 5 }],
  reviews_waiting: 4,
  next_review_starts_at: '2027-06-07T10:00:00+01:00',
  unpaid_starting_soon: 2,
  drafts_starting_soon: 1,
  events_without_trainer: 1,
  kits_overdue: 3,
  referrals_new: 6,
  referrals_overdue: 2,
  webhooks_failing: 1,
  mails_undelivered: 0,
  jobs_failing: 0,
};

const getHome = endpoint({
  operationId: 'getStaffHome',
  method: 'GET',
  path: '/staff-home',
  tag: 'Overview',
  summary: 'The staff’s day',
  description: 'Counts of what is on and of what needs somebody.',
  auth: 'required',
  roles: administrators,
  answers: { 200: { description: 'The counts.', schema: home, example } },
  async handle({ db }) {
    const { next_review_starts_at: first, days, ...rest } = await getStaffOverview(db);
    return answer(200, {
      ...rest,
      days: [...days],
      next_review_starts_at: first === null ? null : formatLondon(first),
    });
  },
});

export const staffHomeEndpoints = [getHome];
