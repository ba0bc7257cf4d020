import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../api/console.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { countOf, showPence, showTime, showWeekday } from '../../ui/format.ts';
import { Status } from '../../ui/Status.tsx';
import styles from './EventList.module.css';
import { SeatMeter } from './SeatMeter.tsx';
import type { FindSearch } from './search.ts';

type OpenEvent = Schemas.OpenEvent;

interface EventListProps {
  readonly events: readonly OpenEvent[];
  readonly search: FindSearch;
  /** Tells whose place is being pointed at. */
  readonly onPoint: (place: number | null) => void;
  readonly onWiden: () => void;
}

function EventRow({ event, onPoint }: { readonly event: OpenEvent } & Pick<EventListProps, 'onPoint'>) {
  return (
    <li
      className={styles['row']}
      onPointerEnter={() => onPoint(event.location.id)}
      onPointerLeave={() => onPoint(null)}
    >
      <p className={styles['when']}>
        <strong>{showWeekday(event.start_date)}</strong>
        <span>
          {showTime(event.start_date)}–{showTime(event.end_date)}
        </span>
      </p>
      <div className={styles['what']}>
        <h2 className={styles['course']}>
          <Link to="/app/find/$eventId" params={{ eventId: String(event.id) }}>
            {event.course_short_name}
          </Link>
        </h2>
        <p className={styles['place']}>
          {event.location.name}
          {event.trainer ? <span> · {event.trainer.name}</span> : null}
        </p>
        <p className={styles['marks']}>
          {event.requires_review ? <Status tone="info">Confirmed after a review</Status> : null}
          {event.own_holds > 0 ? (
            <Status tone="warn">{countOf(event.own_holds, 'seat')} held by you</Status>
          ) : null}
        </p>
      </div>
      <SeatMeter free={event.free_seats} seats={event.seats} />
      <p className={styles['price']}>{showPence(event.price_pence)}</p>
    </li>
  );
}

/** Coming classes, one in a row. */
export function EventList({ events, search, onPoint, onWiden }: EventListProps) {
  if (events.length === 0)
    return (
      <EmptyState
        title="No class fits"
        action={
          <Button variant="default" onClick={onWiden}>
            Show every class
          </Button>
        }
      >
        {(search.seats ?? 1) > 1
          ? `Nothing has ${search.seats} seats left at once. Ask for fewer, or split the group over two days.`
          : 'Try another month or place: new dates are added every week, and released seats come back at once.'}
      </EmptyState>
    );
  return (
    <ol className={styles['rows']}>
      {events.map((event) => (
        <EventRow key={event.id} event={event} onPoint={onPoint} />
      ))}
    </ol>
  );
}
