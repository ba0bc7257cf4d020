import { showWeekday } from '../format.ts';
import styles from './DayBars.module.css';

/** One day of a chart. */
export interface BarDay {
  /** YYYY-MM-DD */
  readonly date: string;
  /** Stacked from below, in the order of the chart's series. */
  readonly counts: readonly number[];
}

interface DayBarsProps {
  /** What the chart shows, told to those who do not see it. */
  readonly label: string;
  /** Names of what is stacked. */
  readonly series: readonly string[];
  readonly days: readonly BarDay[];
}

const height = 96;
const step = 26;
const bar = 17;

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

function Bar({
  day,
  at,
  scale,
}: {
  readonly day: BarDay;
  readonly at: number;
  readonly scale: (n: number) => number;
}) {
  let below = 0;
  return (
    <g>
      <title>{`${showWeekday(day.date)}: ${sum(day.counts)}`}</title>
      {day.counts.map((count, index) => {
        const from = below;
        below += count;
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a series is known by its place alone
            key={index}
            x={at * step + (step - bar) / 2}
            y={height - scale(below)}
            width={bar}
            height={scale(below) - scale(from)}
            rx={2}
            data-series={index}
          />
        );
      })}
      {sum(day.counts) > 0 ? (
        <text x={at * step + step / 2} y={height - scale(below) - 5} className={styles['count']}>
          {sum(day.counts)}
        </text>
      ) : null}
    </g>
  );
}

/** Counts by day as stacked bars, each with its number; weekends stand back. */
export function DayBars({ label, series, days }: DayBarsProps) {
  const most = Math.max(1, ...days.map(({ counts }) => sum(counts)));
  const scale = (count: number) => (count / most) * (height - 18);
  return (
    <figure className={styles['figure']}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={styles['scroll']} aria-label="Chart by day" tabIndex={0}>
        <svg
          viewBox={`0 0 ${days.length * step} ${height + 34}`}
          role="img"
          aria-label={label}
          className={styles['chart']}
          style={{ minWidth: `${days.length * 1.25}rem` }}
        >
          <line x1={0} x2={days.length * step} y1={height} y2={height} className={styles['base']} />
          {days.map((day, index) => (
            <Bar key={day.date} day={day} at={index} scale={scale} />
          ))}
          {days.map(({ date }, index) => {
            const [weekday, dayOfMonth] = showWeekday(date).split(/\s/);
            return (
              <text
                key={date}
                x={index * step + step / 2}
                y={height + 15}
                className={styles['day']}
                data-weekend={weekday === 'Sat' || weekday === 'Sun'}
              >
                {weekday?.slice(0, 2)}
                <tspan x={index * step + step / 2} dy={14}>
                  {dayOfMonth}
                </tspan>
              </text>
            );
          })}
        </svg>
      </section>
      <figcaption className={styles['legend']}>
        {series.map((name, index) => (
          <span key={name} data-series={index}>
            {name}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
