import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../api/console.ts';
import { showWeekday } from '../../ui/format.ts';
import styles from './Calendar.module.css';
import { daysOf, longDay, type Range, today } from './days.ts';
import { EventChip } from './EventChip.tsx';

interface WeekViewProps {
  readonly events: readonly Schemas.TrainingEvent[];
  readonly range: Range;
}

/** Seven days beside each other, with all there is to know of each event. */
export function WeekView({ events, range }: WeekViewProps) {
  return (
    <div className={styles['week']}>
      {daysOf(range).map((date) => (
        <section key={date} className={styles['weekDay']} data-today={date === today()}>
          <div className={styles['weekHead']}>
            <h2>{showWeekday(date)}</h2>
            <Link
              to="/app/calendar/new"
              search={{ day: date }}
              aria-label={`Plan an event on ${longDay(date)}`}
            >
              <IconPlus size={16} aria-hidden />
            </Link>
          </div>
          {events
            .filter(({ start_date }) => start_date.startsWith(date))
            .map((event) => (
              <EventChip key={event.id} event={event} full />
            ))}
        </section>
      ))}
    </div>
  );
}
