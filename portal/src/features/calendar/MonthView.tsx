import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../api/console.ts';
import { countOf } from '../../ui/format.ts';
import styles from './Calendar.module.css';
import { daysOf, longDay, type Range, today } from './days.ts';
import { EventChip } from './EventChip.tsx';

interface MonthViewProps {
  readonly events: readonly Schemas.TrainingEvent[];
  readonly range: Range;
  /** A day of the month that is shown. */
  readonly day: string;
}

/** Events that a day shows before it says how many more there are. */
const shownADay = 3;

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

interface DayCellProps {
  readonly date: string;
  readonly isOutside: boolean;
  readonly events: readonly Schemas.TrainingEvent[];
}

function DayCell({ date, isOutside, events }: DayCellProps) {
  const isToday = date === today();
  return (
    <td className={styles['cell']} data-outside={isOutside} data-today={isToday}>
      <Link
        to="/app/calendar/new"
        search={{ day: date }}
        className={styles['date']}
        aria-label={`${longDay(date)}${isToday ? ', today' : ''}: plan an event`}
      >
        {Number(date.slice(8))}
      </Link>
      {events.slice(0, shownADay).map((event) => (
        <EventChip key={event.id} event={event} />
      ))}
      {events.length > shownADay ? (
        <Link
          from="/app/calendar"
          to="/app/calendar"
          search={(before) => ({ ...before, view: 'agenda', from: date, to: date })}
          className={styles['more']}
        >
          {countOf(events.length - shownADay, 'more', 'more')}
        </Link>
      ) : null}
    </td>
  );
}

/** A month by weeks that begin on Monday. */
export function MonthView({ events, range, day }: MonthViewProps) {
  const days = daysOf(range);
  const weeks = Array.from({ length: days.length / 7 }, (_none, week) => days.slice(week * 7, week * 7 + 7));
  return (
    <table className={styles['month']}>
      <caption className={styles['hidden']}>Training events by day</caption>
      <thead>
        <tr>
          {weekdays.map((weekday) => (
            <th key={weekday} scope="col" abbr={weekday}>
              {weekday.slice(0, 3)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((date) => (
              <DayCell
                key={date}
                date={date}
                isOutside={date.slice(0, 7) !== day.slice(0, 7)}
                events={events.filter(({ start_date }) => start_date.startsWith(date))}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
