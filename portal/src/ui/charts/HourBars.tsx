import { scaleBand, scaleLinear } from 'd3-scale';
import { showTime } from '../format.ts';
import styles from './HourBars.module.css';

/** One hour of a chart: what went well stands below what did not. */
export interface Hour {
  readonly hour: string;
  readonly good: number;
  readonly bad: number;
}

interface HourBarsProps {
  readonly hours: readonly Hour[];
  /** The finding, in a sentence, for those who do not see the bars. */
  readonly label: string;
  /** The finding below the bars, where the label says more than who sees the page needs. */
  readonly caption?: string;
}

const width = 480;
const height = 88;

/** The last 24 hours as bars, the current hour at the end. */
export function HourBars({ hours, label, caption = label }: HourBarsProps) {
  const highest = Math.max(1, ...hours.map(({ good, bad }) => good + bad));
  const x = scaleBand<string>()
    .domain(hours.map(({ hour }) => hour))
    .range([0, width])
    .paddingInner(0.25);
  const y = scaleLinear().domain([0, highest]).range([0, height]);
  const [first, last] = [hours[0], hours.at(-1)];
  return (
    <figure className={styles['chart']}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} preserveAspectRatio="none">
        {hours.map(({ hour, good, bad }) => (
          <g key={hour}>
            <rect className={styles['base']} x={x(hour)} y={height - 1} width={x.bandwidth()} height={1} />
            <rect
              className={styles['good']}
              x={x(hour)}
              y={height - y(good)}
              width={x.bandwidth()}
              height={y(good)}
            />
            <rect
              className={styles['bad']}
              x={x(hour)}
              y={height - y(good + bad)}
              width={x.bandwidth()}
              height={y(bad)}
            />
          </g>
        ))}
      </svg>
      {first && last ? (
        <figcaption className={styles['ends']}>
          <span>{showTime(first.hour)}</span>
          <span>{caption}</span>
          <span>now</span>
        </figcaption>
      ) : null}
    </figure>
  );
}
