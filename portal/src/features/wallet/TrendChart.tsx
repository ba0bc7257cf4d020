import { StepLine } from '../../ui/charts/StepLine.tsx';
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

/** A balance of the last days, drawn and told. */
export function TrendChart(props: TrendChartProps) {
  const { name, firstDay, closing, threshold, show } = props;
  const finding = findingOf(props);
  return (
    <figure className={styles['figure']}>
      <StepLine
        label={`${name}: ${show(closing.at(-1) ?? 0)} now, ${finding}. Low at ${show(threshold)}.`}
        closing={closing}
        threshold={threshold}
        height={88}
      />
      <div className={styles['axis']} aria-hidden>
        <span>{showDay(firstDay)}</span>
        <span className={styles['low']}>low at {show(threshold)}</span>
        <span>today</span>
      </div>
      <figcaption className={styles['finding']}>{finding}</figcaption>
    </figure>
  );
}
