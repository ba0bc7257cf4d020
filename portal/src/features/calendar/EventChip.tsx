import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../api/console.ts';
import { showTime } from '../../ui/format.ts';
import { SeatsBar } from '../../ui/SeatsBar.tsx';
import styles from './Calendar.module.css';
import { statusWords } from './event-words.ts';

interface EventChipProps {
  readonly event: Schemas.TrainingEvent;
  /** Place, trainer and numbers too. */
  readonly full?: boolean;
}

const plain = new Set(['scheduled', 'in_progress']);

/** One event in a day of the calendar; opens its page. */
export function EventChip({ event, full = false }: EventChipProps) {
  const { id, status, course, location, trainer } = event;
  const seats = (
    <SeatsBar booked={event.booked_seats} held={event.held_seats} capacity={event.capacity} bare={!full} />
  );
  const times = full
    ? `${showTime(event.start_date)}–${showTime(event.end_date)}`
    : showTime(event.start_date);
  return (
    <Link
      to="/app/calendar/$eventId"
      params={{ eventId: String(id) }}
      className={styles['chip']}
      data-status={status}
    >
      <span className={styles['chipHead']}>
        <span className={styles['chipTime']}>{times}</span>
        {plain.has(status) ? null : <span className={styles['chipStatus']}>{statusWords[status].word}</span>}
      </span>
      <span className={styles['chipCourse']}>{course.name}</span>
      {full ? (
        <span className={styles['chipDetail']}>
          {location.name}
          <br />
          {trainer?.name ?? <span className={styles['missing']}>No trainer yet</span>}
        </span>
      ) : (
        <span className={styles['chipDetail']}>{location.name}</span>
      )}
      {status === 'cancelled' ? null : seats}
    </Link>
  );
}
