import { scaleLinear } from 'd3-scale';
import { area, curveStepAfter, line } from 'd3-shape';
import { showDay } from '../../ui/format.ts';
import styles from './TrendChart.module.css';

interface TrendChartProps {
  /** What the label begins with: “Money”. */
  readonly name: string;
  readonly firstDay: string;
  /** A day each, at least two; the last is today's. */
  readonly closing: readonly number[];
  readonly threshold: number;
  readonly show: (amount: number) => string;
}

const width = 320;
const height = 88;

const dayAfter = (first: string, days: number): string =>
  new Date(Date.parse(`${first}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** What the line says, in a sentence. */
function findingOf({ firstDay, closing, threshold, show }: Omit<TrendChartProps, 'name'>): string {
  const [first = 0, last = 0] = [closing[0], closing.at(-1)];
  const lowest = Math.min(...closing);
  const change =
    last === first ? 'unchanged' : `${last > first ? 'up' : 'down'} ${show(Math.abs(last - first))}`;
  const at = dayAfter(firstDay, closing.lastIndexOf(lowest));
  const low = lowest <= threshold && lowest < last ? `; lowest ${show(lowest)} on ${showDay(at)}` : '';
  return `${change} in ${closing.length} days${low}`;
}

/** A balance day by day. It jumps, so the line has steps; the dashed line is where it counts as low. */
export function TrendChart(props: TrendChartProps) {
  const { name, firstDay, closing, threshold, show } = props;
  const last = closing.at(-1) ?? 0;
  // today has its width too
  const drawn = [...closing, last];
  const x = scaleLinear([0, closing.length], [0, width]);
  const y = scaleLinear([0, Math.max(...closing, threshold * 1.25, 1)], [height - 2, 6]);
  const at = (_amount: number, index: number) => x(index);
  const path = line<number>(at, (amount) => y(amount)).curve(curveStepAfter)(drawn) ?? '';
  const under = area<number>(at, height, (amount) => y(amount)).curve(curveStepAfter)(drawn) ?? '';
  const finding = findingOf(props);
  const isLow = last <= threshold;
  return (
    <figure className={styles['figure']} data-low={isLow}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${name}: ${show(last)} now, ${finding}. Low at ${show(threshold)}.`}
        className={styles['chart']}
      >
        <path d={under} className={styles['area']} />
        <line x1={0} x2={width} y1={y(threshold)} y2={y(threshold)} className={styles['threshold']} />
        <path d={path} className={styles['line']} />
      </svg>
      <div className={styles['axis']} aria-hidden>
        <span>{showDay(firstDay)}</span>
        <span className={styles['low']}>low at {show(threshold)}</span>
        <span>today</span>
      </div>
      <figcaption className={styles['finding']}>{finding}</figcaption>
    </figure>
  );
}
