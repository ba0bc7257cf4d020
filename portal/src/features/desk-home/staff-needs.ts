import type { Schemas } from '../../api/console.ts';
import { showWeekday } from '../../ui/format.ts';

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
    title: 'Unpaid bookings',
    detail: 'Classroom bookings, today and six days on',
    href: `/app/bookings?pay_status=pending&date_from=${home.today}&date_to=${weekLater(home)}`,
    isUrgent: true,
  },
  {
    count: home.events_without_trainer,
    title: 'Events without a trainer',
    detail: 'Published, in the next fortnight',
    href: `/app/calendar?view=agenda&status=scheduled&trainer=0&from=${home.today}&to=${lastDay(home)}`,
    isUrgent: true,
  },
  {
    count: home.drafts_starting_soon,
    title: 'Drafts to publish',
    detail: 'In the next fortnight; nobody can book them',
    href: `/app/calendar?view=agenda&status=draft&from=${home.today}&to=${lastDay(home)}`,
    isUrgent: false,
  },
];

const ofOthers = (home: Home): readonly Need[] => [
  {
    count: home.kits_overdue,
    title: 'Kits overdue',
    detail: 'Sent out and not back',
    href: '/app/kits?column=overdue',
    isUrgent: true,
  },
  {
    count: home.referrals_new,
    title: 'New referrals',
    detail: 'Nobody has accepted them yet',
    href: '/app/referrals?status=received',
    isUrgent: false,
  },
  {
    count: home.referrals_overdue,
    title: 'Referrals overdue',
    detail: 'Their next step is late',
    href: '/app/referrals?overdue=true',
    isUrgent: true,
  },
];

const ofSystem = (home: Home): readonly Need[] => [
  {
    count: home.webhooks_failing,
    title: 'Webhooks failing',
    detail: 'Organisations’ systems that do not answer',
    href: '/app/health#webhooks',
    isUrgent: false,
  },
  {
    count: home.mails_undelivered,
    title: 'Mails not delivered',
    detail: 'In the last seven days',
    href: '/app/health#mail',
    isUrgent: false,
  },
  {
    count: home.jobs_failing,
    title: 'Tasks failing',
    detail: 'Work in the background that went wrong',
    href: '/app/health#jobs',
    isUrgent: false,
  },
];

/** Everything that may need somebody: what is urgent first, what is settled last. */
export function needsOf(home: Home): readonly Need[] {
  const all = [...ofTraining(home), ...ofOthers(home), ...ofSystem(home)];
  const open = all.filter(({ count }) => count > 0);
  return [
    ...open.filter(({ isUrgent }) => isUrgent),
    ...open.filter(({ isUrgent }) => !isUrgent),
    ...all.filter(({ count }) => count === 0),
  ];
}
