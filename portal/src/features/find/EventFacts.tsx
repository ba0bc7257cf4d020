import type { Schemas } from '../../api/console.ts';
import { showDay, showPence, showTime, showWeekday } from '../../ui/format.ts';
import styles from './EventFacts.module.css';
import { SeatMeter } from './SeatMeter.tsx';

/** When, where, by whom and for how much. */
export function EventFacts({ event }: { readonly event: Schemas.OpenEvent }) {
  const { location } = event;
  return (
    <dl className={styles['facts']}>
      <div>
        <dt>When</dt>
        <dd>
          {showWeekday(event.start_date)} {showDay(event.start_date).slice(-4)}, {showTime(event.start_date)}–
          {showTime(event.end_date)}
        </dd>
      </div>
      <div>
        <dt>Where</dt>
        <dd>{[location.name, location.address, location.postcode].filter(Boolean).join(', ')}</dd>
      </div>
      <div>
        <dt>Trainer</dt>
        <dd>{event.trainer?.name ?? 'Not settled yet'}</dd>
      </div>
      <div>
        <dt>Your price</dt>
        <dd>{showPence(event.price_pence)} a seat</dd>
      </div>
      <div>
        <dt>Seats</dt>
        <dd>
          <SeatMeter free={event.free_seats} seats={event.seats} />
        </dd>
      </div>
    </dl>
  );
}
