import { Link } from '@tanstack/react-router';
import { scaleLinear } from 'd3-scale';
import type { Schemas } from '../../api/console.ts';
import { Card } from '../../ui/Card.tsx';
import { countOf, showCount, showWeekday } from '../../ui/format.ts';
import styles from './StaffHome.module.css';

interface SeatsAheadProps {
  readonly days: readonly Schemas.StaffHomeDay[];
}

const height = 100;
const step = 10;

const finding = (days: SeatsAheadProps['days']): string => {
  const booked = days.reduce((sum, day) => sum + day.booked_seats, 0);
  const capacity = days.reduce((sum, day) => sum + day.capacity, 0);
  if (capacity === 0) return 'No event is published for the next fortnight.';
  const percent = Math.round((100 * booked) / capacity);
  return `${showCount(booked)} of ${showCount(capacity)} seats of the next fortnight are booked (${percent}%).`;
};

function Axis({ days }: SeatsAheadProps) {
  return (
    <ol className={styles['axis']}>
      {days.map(({ date, events }, index) => (
        <li key={date} className={index === 0 ? styles['now'] : undefined}>
          <Link to="/app/calendar" search={{ view: 'agenda', from: date, to: date }}>
            <span aria-hidden>
              {showWeekday(date).slice(0, 1)}
              <br />
              {Number(date.slice(8))}
            </span>
            <span className={styles['hidden']}>
              {showWeekday(date)}, {countOf(events, 'event')}
            </span>
          </Link>
        </li>
      ))}
    </ol>
  );
}

/** Seats of the next fortnight, day by day: what is booked of what there is. */
export function SeatsAhead({ days }: SeatsAheadProps) {
  const most = Math.max(1, ...days.map(({ capacity }) => capacity));
  const y = scaleLinear([0, most], [0, height]);
  const told = finding(days);
  return (
    <Card title="The next fortnight">
      <p className={styles['quiet']}>{told}</p>
      <svg
        className={styles['chart']}
        viewBox={`0 0 ${days.length * step} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={told}
      >
        {days.map(({ date, booked_seats, capacity }, index) => (
          <g key={date}>
            <title>{`${showWeekday(date)}: ${booked_seats} of ${capacity} seats booked`}</title>
            <rect
              className={styles['capacity']}
              x={index * step + 1.5}
              width={step - 3}
              y={height - y(capacity)}
              height={y(capacity)}
            />
            <rect
              className={styles['booked']}
              x={index * step + 1.5}
              width={step - 3}
              y={height - y(booked_seats)}
              height={y(booked_seats)}
            />
          </g>
        ))}
      </svg>
      <Axis days={days} />
    </Card>
  );
}
