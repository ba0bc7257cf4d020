import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Schemas } from '../../api/console.ts';
import { Card } from '../../ui/Card.tsx';
import { DeskPage } from '../../ui/DeskPage.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { countOf, showMoment, showTime, showWeekday } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { notify } from '../../ui/notify.tsx';
import { ClassProgress } from './ClassProgress.tsx';
import type { ClassMark } from './mark-queue.ts';
import { markOf, nameOf } from './marks.ts';
import { classQuery, rosterQuery } from './queries.ts';
import styles from './Roster.module.css';
import { RosterRow } from './RosterRow.tsx';
import { type Markable, useMarking } from './use-marking.ts';

type Booking = Schemas.Booking;

const choices: readonly ClassMark[] = ['attended', 'passed', 'failed', 'no_show'];

const markable = (booking: Booking): Markable => ({
  kind: 'class',
  bookingId: booking.id,
  candidate: nameOf(booking.candidate),
  saved: markOf(booking),
});

const detailOf = ({ candidate, organisation }: Booking): string =>
  [candidate.job_role, organisation.name].filter(Boolean).join(' · ');

interface AllAtOnceProps {
  readonly people: readonly Markable[];
  readonly marking: ReturnType<typeof useMarking>;
}

function AllAtOnce({ people, marking }: AllAtOnceProps) {
  const having = (value: ClassMark) => people.filter((who) => marking.markedOf(who).value === value);
  const markAll = (whom: readonly Markable[], value: ClassMark, done: string) => {
    for (const who of whom) marking.mark(who, value);
    notify(`${countOf(whom.length, 'candidate')} ${done}.`, {
      run: () => {
        for (const who of whom) marking.undo(who);
      },
    });
  };
  const unmarked = having('none');
  const attended = having('attended');
  return (
    <div className={styles['all']}>
      <Button
        variant="default"
        size="md"
        disabled={unmarked.length === 0}
        onClick={() => markAll(unmarked, 'attended', 'marked as attended')}
      >
        Everybody else is here ({unmarked.length})
      </Button>
      <Button
        variant="default"
        size="md"
        disabled={attended.length === 0}
        onClick={() => markAll(attended, 'passed', 'marked as passed')}
      >
        All who attended passed ({attended.length})
      </Button>
    </div>
  );
}

function NotOnTheList({ bookings }: { readonly bookings: readonly Booking[] }) {
  if (bookings.length === 0) return null;
  return (
    <details className={styles['others']}>
      <summary>{countOf(bookings.length, 'booking')} that cannot be marked</summary>
      <ul>
        {bookings.map((booking) => (
          <li key={booking.id}>
            {nameOf(booking.candidate)} · {detailOf(booking)} ·{' '}
            {booking.booking_status === 'pending' ? 'not confirmed yet: the office knows more' : 'cancelled'}
          </li>
        ))}
      </ul>
    </details>
  );
}

function ClassList({ bookings }: { readonly bookings: readonly Booking[] }) {
  const marking = useMarking();
  const booked = bookings.filter(({ booking_status }) => booking_status === 'booked');
  const people = booked.map(markable);
  if (booked.length === 0)
    return (
      <>
        <EmptyState title="Nobody is booked">
          Candidates appear here as soon as their seat is booked. Then one tap marks each of them.
        </EmptyState>
        <NotOnTheList bookings={bookings} />
      </>
    );
  return (
    <>
      <Card>
        <ClassProgress values={people.map((who) => marking.markedOf(who).value)} />
        <AllAtOnce people={people} marking={marking} />
      </Card>
      <Card title={countOf(booked.length, 'candidate')}>
        <ul className={styles['list']}>
          {booked.map((booking) => (
            <RosterRow
              key={booking.id}
              who={markable(booking)}
              detail={detailOf(booking)}
              choices={choices}
              marking={marking}
            />
          ))}
        </ul>
      </Card>
      <NotOnTheList bookings={bookings.filter(({ booking_status }) => booking_status !== 'booked')} />
    </>
  );
}

const route = getRouteApi('/app/classes/$eventId');

/** The class list of one training: one tap per candidate, with or without a connection. */
export function Roster() {
  const eventId = Number(route.useParams().eventId);
  const event = useQuery(classQuery(eventId));
  const roster = useQuery(rosterQuery(eventId));
  const { data } = event;
  const startsLater = data !== undefined && new Date(data.start_date) > new Date();
  return (
    <DeskPage
      title={data?.course.name ?? 'Class'}
      back={<Link to="/app/classes">My classes</Link>}
      lead={
        data
          ? `${showWeekday(data.start_date)}, ${showTime(data.start_date)}–${showTime(data.end_date)} · ${data.location.name}`
          : undefined
      }
    >
      {startsLater ? (
        <p className={styles['early']}>
          Marks are taken once the training has begun: {showMoment(data.start_date)}.
        </p>
      ) : null}
      <Loaded query={roster} what="The class list" height={480}>
        {({ data: bookings }) => <ClassList bookings={bookings} />}
      </Loaded>
    </DeskPage>
  );
}
