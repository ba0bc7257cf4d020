import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { read, type Schemas } from '../../api/console.ts';
import { useSession } from '../../session/session.ts';
import { Card } from '../../ui/Card.tsx';
import { DeskPage } from '../../ui/DeskPage.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { showCount, showTime, showWeekday } from '../../ui/format.ts';
import { HrefLink } from '../../ui/HrefLink.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { SeatsBar } from '../../ui/SeatsBar.tsx';
import { SeatsAhead } from './SeatsAhead.tsx';
import styles from './StaffHome.module.css';
import { needsOf } from './staff-needs.ts';

const longDay = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'Europe/London',
});

function Needs({ home }: { readonly home: Schemas.StaffHome }) {
  const all = needsOf(home);
  const open = all.filter(({ count }) => count > 0);
  const settled = all.filter(({ count }) => count === 0);
  return (
    <Card title="Needs someone">
      {open.length === 0 ? (
        <EmptyState title="Nothing waits for you">
          Reviews, unpaid bookings, overdue kits and whatever fails will stand here.
        </EmptyState>
      ) : (
        <ul className={styles['needs']}>
          {open.map(({ count, title, detail, href, isUrgent }) => (
            <li key={title}>
              <HrefLink href={href} className={styles['need']}>
                <span className={styles['count']} data-urgent={isUrgent}>
                  {showCount(count)}
                </span>
                <span className={styles['needTitle']}>{title}</span>
                <span className={styles['needDetail']}>{detail}</span>
              </HrefLink>
            </li>
          ))}
        </ul>
      )}
      {settled.length > 0 && open.length > 0 ? (
        <ul className={styles['quietNeeds']} aria-label="All well">
          {settled.map(({ title, href }) => (
            <li key={title}>
              <HrefLink href={href}>{title}: none</HrefLink>
            </li>
          ))}
        </ul>
      ) : null}
    </Card>
  );
}

function EventRow({ event }: { readonly event: Schemas.TrainingEvent }) {
  return (
    <li>
      <Link to="/app/calendar/$eventId" params={{ eventId: String(event.id) }} className={styles['row']}>
        <span className={styles['time']}>{showTime(event.start_date)}</span>
        <span className={styles['rowTitle']}>{event.course.name}</span>
        <SeatsBar booked={event.booked_seats} held={event.held_seats} capacity={event.capacity} />
        <span className={styles['rowDetail']}>
          {event.location.name} ·{' '}
          {event.trainer?.name ?? <span className={styles['missing']}>no trainer</span>}
          {event.status === 'draft' ? ' · draft' : ''}
        </span>
      </Link>
    </li>
  );
}

/** When the next class is, for a day without one. */
function NextClass({ days }: { readonly days: Schemas.StaffHome['days'] }) {
  const next = days.find(({ events }) => events > 0);
  if (!next) return 'None is planned for the next fortnight either.';
  return (
    <>
      The next {next.events === 1 ? 'one is' : `${next.events} are`} on{' '}
      <HrefLink href={`/app/calendar?view=agenda&from=${next.date}&to=${next.date}`}>
        {showWeekday(next.date)}
      </HrefLink>
      .
    </>
  );
}

function EventsToday({ today, days }: Pick<Schemas.StaffHome, 'today' | 'days'>) {
  const query = useQuery(
    read('/training-events', { query: { date_from: today, date_to: today, per_page: 100 } }),
  );
  return (
    <Card title="Classes today" aside={<Link to="/app/calendar">Calendar</Link>}>
      <Loaded query={query} what="Today’s classes" height={160}>
        {({ data }) => {
          const on = data.filter(({ status }) => status !== 'cancelled');
          if (on.length === 0)
            return (
              <p className={styles['quiet']}>
                No class today. <NextClass days={days} />
              </p>
            );
          return (
            <ul className={styles['list']}>
              {on.map((event) => (
                <EventRow key={event.id} event={event} />
              ))}
            </ul>
          );
        }}
      </Loaded>
    </Card>
  );
}

function SessionsToday({ today }: { readonly today: string }) {
  const query = useQuery(
    read('/virtual-bls/bookings', {
      query: {
        date_from: today,
        date_to: today,
        booking_status: 'booked',
        sort: 'start_date',
        sort_dir: 'asc',
        per_page: 100,
      },
    }),
  );
  return (
    <Card title="Remote sessions today" aside={<Link to="/app/remote-sessions">All sessions</Link>}>
      <Loaded query={query} what="Today’s remote sessions" height={120}>
        {({ data }) =>
          data.length === 0 ? (
            <p className={styles['quiet']}>No remote session is booked for today.</p>
          ) : (
            <ul className={styles['list']}>
              {data.map((session) => (
                <li key={session.id}>
                  <Link
                    to="/app/remote-sessions/$bookingId"
                    params={{ bookingId: String(session.id) }}
                    className={styles['row']}
                  >
                    <span className={styles['time']}>{showTime(session.start_date)}</span>
                    <span className={styles['rowTitle']}>
                      {session.candidate.first_name} {session.candidate.last_name}
                    </span>
                    <span />
                    <span className={styles['rowDetail']}>
                      {session.trainer.name} · {session.organisation.name}
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}

/** The staff's day: what is on, and what needs someone. */
export function StaffHome() {
  const { person } = useSession();
  const query = useQuery({ ...read('/staff-home', {}), refetchInterval: 60_000 });
  return (
    <DeskPage
      title={`Hello, ${person.name.split(' ')[0]}`}
      lead={query.data ? `Today is ${longDay.format(new Date(`${query.data.today}T12:00:00Z`))}.` : undefined}
      actions={
        <Button component={Link} to="/app/calendar/new" leftSection={<IconPlus size={16} aria-hidden />}>
          Plan an event
        </Button>
      }
    >
      <Loaded query={query} what="Your day" height={420}>
        {(home) => (
          <>
            <Needs home={home} />
            <div className={styles['columns']}>
              <div className={styles['column']}>
                <EventsToday today={home.today} days={home.days} />
                <SessionsToday today={home.today} />
              </div>
              <SeatsAhead days={home.days} />
            </div>
          </>
        )}
      </Loaded>
    </DeskPage>
  );
}
