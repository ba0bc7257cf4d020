import { IconChevronRight, IconMapPin } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../api/console.ts';
import { useSession } from '../../session/session.ts';
import { countOf, showTime, showWeekday } from '../../ui/format.ts';
import { Status } from '../../ui/Status.tsx';
import styles from './ClassCard.module.css';
import { ClassProgress } from './ClassProgress.tsx';
import { useWaitingMarks } from './mark-queue.ts';
import { markOf } from './marks.ts';
import { classQuery, rosterQuery } from './queries.ts';

type Event = Schemas.TrainingEvent;

/** How far its list is marked; asks for the class as well, so that it opens without a connection. */
function Progress({ id }: { readonly id: number }) {
  const { person } = useSession();
  const waiting = useWaitingMarks(person.id);
  const { data } = useQuery(rosterQuery(id));
  useQuery(classQuery(id));
  const booked = data?.data.filter(({ booking_status }) => booking_status === 'booked') ?? [];
  if (booked.length === 0) return null;
  const latest = (bookingId: number) =>
    waiting.findLast(
      (mark) => mark.kind === 'class' && mark.bookingId === bookingId && mark.refusal === null,
    );
  return <ClassProgress values={booked.map((one) => latest(one.id)?.value ?? markOf(one))} />;
}

function Stand({ status }: Pick<Event, 'status'>) {
  if (status === 'cancelled') return <Status tone="bad">Cancelled</Status>;
  if (status === 'draft') return <Status tone="quiet">Not published</Status>;
  if (status === 'in_progress') return <Status tone="good">Now</Status>;
  return null;
}

/** One class in the list; the whole card opens its roster. */
export function ClassCard({
  event,
  withProgress,
}: {
  readonly event: Event;
  readonly withProgress: boolean;
}) {
  return (
    <li className={styles['card']}>
      <div className={styles['when']}>
        <span className={styles['time']}>{showTime(event.start_date)}</span>
        <span className={styles['soft']}>{showWeekday(event.start_date)}</span>
      </div>
      <div className={styles['what']}>
        <Link to="/app/classes/$eventId" params={{ eventId: String(event.id) }} className={styles['link']}>
          {event.course.name}
        </Link>
        <p className={styles['soft']}>
          <IconMapPin size={15} aria-hidden /> {event.location.name} · until {showTime(event.end_date)} ·{' '}
          {countOf(event.booked_seats, 'candidate')} of {event.capacity} seats
        </p>
        <Stand status={event.status} />
        {withProgress && event.booked_seats > 0 ? <Progress id={event.id} /> : null}
      </div>
      <IconChevronRight size={22} aria-hidden className={styles['chevron']} />
    </li>
  );
}
