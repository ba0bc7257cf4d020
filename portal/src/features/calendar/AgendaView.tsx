import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../api/console.ts';
import { showTime } from '../../ui/format.ts';
import { SeatsBar } from '../../ui/SeatsBar.tsx';
import { Status } from '../../ui/Status.tsx';
import styles from './Calendar.module.css';
import { longDay, today } from './days.ts';
import { statusWords } from './event-words.ts';

interface AgendaViewProps {
  readonly events: readonly Schemas.TrainingEvent[];
}

function AgendaRow({ event }: { readonly event: Schemas.TrainingEvent }) {
  const { word, tone } = statusWords[event.status];
  return (
    <li>
      <Link
        to="/app/calendar/$eventId"
        params={{ eventId: String(event.id) }}
        className={styles['agendaRow']}
        data-status={event.status}
      >
        <span className={styles['agendaTime']}>
          {showTime(event.start_date)}–{showTime(event.end_date)}
        </span>
        <span className={styles['agendaWhat']}>
          <span className={styles['agendaCourse']}>{event.course.name}</span>
          <span className={styles['chipDetail']}>
            {event.location.name} ·{' '}
            {event.trainer?.name ?? <span className={styles['missing']}>no trainer yet</span>}
          </span>
        </span>
        <span className={styles['agendaSeats']}>
          {event.status === 'cancelled' ? null : (
            <SeatsBar booked={event.booked_seats} held={event.held_seats} capacity={event.capacity} />
          )}
        </span>
        <span className={styles['agendaStatus']}>
          <Status tone={tone}>{word}</Status>
        </span>
      </Link>
    </li>
  );
}

/** Events one below the other, under their days. */
export function AgendaView({ events }: AgendaViewProps) {
  const days = [...new Set(events.map(({ start_date }) => start_date.slice(0, 10)))];
  return (
    <div className={styles['agenda']}>
      {days.map((date) => (
        <section key={date}>
          <h2 className={styles['agendaDay']}>
            {longDay(date)}
            {date === today() ? ' · today' : ''}
          </h2>
          <ul className={styles['agendaList']}>
            {events
              .filter(({ start_date }) => start_date.startsWith(date))
              .map((event) => (
                <AgendaRow key={event.id} event={event} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
