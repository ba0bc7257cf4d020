import type { Schemas } from '../../api/console.ts';
import { showCount, showWeekday } from '../../ui/format.ts';

type Home = Schemas.StaffHome;

/** One thing that needs somebody, and where it is done. */
export interface Need {
  readonly count: number;
  readonly title: string;
  readonly detail: string;
  readonly href: string;
  readonly isUrgent: boolean;
}

const weekLater = (home: Home): string => home.days[6]?.date ?? home.today;

const lastDay = (home: Home): string => home.days.at(-1)?.date ?? home.today;

const ofTraining = (home: Home): readonly Need[] => [
  {
    count: home.reviews_waiting,
    title: 'PMVA reviews waiting',
    detail: home.next_review_starts_at
      ? `The first training starts ${showWeekday(home.next_review_starts_at)}`
      : 'Nobody waits for a decision',
    href: '/app/reviews',
    isUrgent: true,
  },
  {
    count: home.unpaid_starting_soon,
    title: 'Unpaid, starting within a week',
    detail: 'Bookings whose money has not arrived',
    href: `/app/bookings?pay_status=pending&date_from=${home.today}&date_to=${weekLater(home)}`,
    isUrgent: true,
  },
  {
    count: home.events_without_trainer,
    title: 'Events without a trainer',
    detail: 'Published, within a fortnight',
    href: `/app/calendar?view=agenda&trainer=0&from=${home.today}&to=${lastDay(home)}`,
    isUrgent: true,
  },
  {
    count: home.drafts_starting_soon,
    title: 'Drafts starting soon',
    detail: 'Nobody can book them yet',
    href: `/app/calendar?view=agenda&status=draft&from=${home.today}&to=${lastDay(home)}`,
    isUrgent: false,
  },
];

const ofOthers = (home: Home): readonly Need[] => [
  {
    count: home.kits_overdue,
    title: 'Kits overdue',
    detail: 'Sent out and not back',
    href: '/app/kits?status=overdue',
    isUrgent: false,
  },
  {
    count: home.referrals_new,
    title: 'New referrals',
    detail:
      home.referrals_overdue > 0
        ? `${showCount(home.referrals_overdue)} of all referrals are overdue`
        : 'Not acknowledged yet',
    href: '/app/referrals?status=received',
    isUrgent: home.referrals_overdue > 0,
  },
];

const ofSystem = (home: Home): readonly Need[] => [
  {
    count: home.webhooks_failing,
    title: 'Webhooks failing',
    detail: 'Endpoints of organisations that do not answer',
    href: '/app/health',
    isUrgent: false,
  },
  {
    count: home.mails_undelivered,
    title: 'Mails not delivered',
    detail: 'In the last seven days',
    href: '/app/health',
    isUrgent: false,
  },
  {
    count: home.jobs_failing,
    title: 'Jobs failing',
    detail: 'They are tried again by themselves',
    href: '/app/health',
    isUrgent: false,
  },
];

/** Everything that may need somebody: what does first, what does not after it. */
export function needsOf(home: Home): readonly Need[] {
  const all = [...ofTraining(home), ...ofOthers(home), ...ofSystem(home)];
  return [...all.filter(({ count }) => count > 0), ...all.filter(({ count }) => count === 0)];
}
