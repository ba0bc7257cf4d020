import { Button } from '@mantine/core';
import { IconMailForward, IconMapSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { read, type Schemas } from '../../api/console.ts';
import { type Role, useSession } from '../../session/session.ts';
import { Card } from '../../ui/Card.tsx';
import { DayBars } from '../../ui/charts/DayBars.tsx';
import { DeskPage } from '../../ui/DeskPage.tsx';
import { countOf, londonDay, showMoment, showWeekday } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import styles from './AgencyHome.module.css';
import { BalancesSoon } from './BalancesSoon.tsx';
import { Coming } from './Coming.tsx';
import { type Need, NeedsYou } from './NeedsYou.tsx';

/** Of owners and administrators, who answer for programs that use the API. */
function developersNeeds(failing: number, role: Role): readonly Need[] {
  if (role !== 'agency_owner' && role !== 'agency_admin') return [];
  return [
    {
      count: failing,
      text: 'webhook endpoints fail',
      one: 'webhook endpoint fails',
      detail: 'Nothing is lost: events can be sent again.',
      tone: 'bad',
      to: '/app/developers',
      search: { tab: 'webhooks' },
    },
  ];
}

/** Bookings that end by themselves: those of classes, and remote sessions, each on its own page. */
function unpaidNeeds(home: Schemas.AgencyHome): readonly Need[] {
  const { unpaid, unpaid_sessions: sessions, first_unpaid_ends_at: ends } = home;
  const detail = ends === null ? {} : { detail: `The first on ${showMoment(ends)}.` };
  const bookings = unpaid - sessions;
  return [
    {
      count: bookings,
      text: 'bookings end unless their candidates pay',
      one: 'booking ends unless its candidate pays',
      ...detail,
      tone: 'bad',
      to: '/app/bookings',
      search: { booking_status: 'pending', pay_status: 'pending', pay_option: 'candidate_pays' },
    },
    {
      count: sessions,
      text: 'remote sessions end unless their candidates pay',
      one: 'remote session ends unless its candidate pays',
      ...(bookings === 0 ? detail : {}),
      tone: 'bad',
      to: '/app/remote-sessions',
      search: { booking_status: 'pending', pay_status: 'pending' },
    },
  ];
}

/** Today, and so many days after it (negative: before), of London. */
const dayAt = (days: number): string => londonDay(new Date(Date.now() + days * 86_400_000));

/** What waits, the most pressing first; what a role cannot look after is left out. */
function needsOf(home: Schemas.AgencyHome, role: Role): readonly Need[] {
  return [
    ...unpaidNeeds(home),
    ...developersNeeds(home.webhooks_failing, role),
    {
      count: home.invites_ending,
      text: 'invites end within three days, unused',
      one: 'invite ends within three days, unused',
      tone: 'warn',
      to: '/app/invites',
    },
    {
      count: home.kits_overdue,
      text: 'training kits are overdue',
      one: 'training kit is overdue',
      detail: 'A certificate waits for its kit.',
      tone: 'warn',
      to: '/app/remote-sessions',
      search: { equipment_status: 'overdue' },
    },
    {
      count: home.no_shows,
      text: 'candidates did not come in the last 30 days',
      one: 'candidate did not come in the last 30 days',
      detail: 'Book them again, or talk to them.',
      tone: 'warn',
      to: '/app/bookings',
      search: { attendance: 'no_show', date_from: dayAt(-30), sort: 'start_date', sort_dir: 'desc' },
    },
    {
      count: home.certificates_expiring,
      text: 'certificates end within 60 days',
      one: 'certificate ends within 60 days',
      detail: 'Time to book the refresher.',
      tone: 'info',
      to: '/app/certificates',
      search: { expires_from: dayAt(0), expires_to: dayAt(60), sort: 'expires_on', sort_dir: 'asc' },
    },
  ];
}

function fortnight(days: readonly Schemas.AgencyHomeDay[]): string {
  const trainings = days.reduce((sum, day) => sum + day.trainings + day.remote_sessions, 0);
  if (trainings === 0) return 'Nobody is trained in the next fourteen days.';
  const busiest = days.reduce((most, day) =>
    day.trainings + day.remote_sessions > most.trainings + most.remote_sessions ? day : most,
  );
  return `${countOf(trainings, 'candidate')} in the next fourteen days, most on ${showWeekday(busiest.date)}.`;
}

function Day({ home, role }: { readonly home: Schemas.AgencyHome; readonly role: Role }) {
  const says = fortnight(home.days);
  return (
    <div className={styles['columns']}>
      <div className={styles['column']}>
        <NeedsYou needs={needsOf(home, role)} calm="Nothing waits for you. Enjoy the quiet." />
        <Card title="The next fortnight">
          <p className={styles['says']}>{says}</p>
          <DayBars
            label={says}
            series={['Classroom', 'Remote']}
            days={home.days.map(({ date, trainings, remote_sessions: remote }) => ({
              date,
              counts: [trainings, remote],
            }))}
          />
        </Card>
      </div>
      <div className={styles['column']}>
        <Coming trainings={home.coming} />
        <BalancesSoon />
      </div>
    </div>
  );
}

function leadOf({ today, invites_open: invites }: Schemas.AgencyHome): string {
  return invites === 0 ? showWeekday(today) : `${showWeekday(today)}. ${countOf(invites, 'invite')} out.`;
}

/** What an agency's people see when they sit down. */
export function AgencyHome() {
  const { person } = useSession();
  const home = useQuery(read('/agency-home', {}));
  const books = person.role !== 'agency_viewer';
  return (
    <DeskPage
      title={`Hello, ${person.name.split(' ')[0]}`}
      lead={home.data ? leadOf(home.data) : null}
      actions={
        books ? (
          <>
            <Button component={Link} to="/app/find" leftSection={<IconMapSearch size={18} aria-hidden />}>
              Book training
            </Button>
            <Button
              component={Link}
              to="/app/invites/new"
              variant="default"
              leftSection={<IconMailForward size={18} aria-hidden />}
            >
              Invite candidates
            </Button>
          </>
        ) : null
      }
    >
      <Loaded query={home} what="Your day" height={420}>
        {(data) => <Day home={data} role={person.role} />}
      </Loaded>
    </DeskPage>
  );
}
