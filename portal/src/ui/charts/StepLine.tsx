import styles from './StepLine.module.css';

interface StepLineProps {
  /** What the line says, in a sentence, for those who do not see it. */
  readonly label: string;
  /** Balances at the end of each day; the last is today's. */
  readonly closing: readonly number[];
  /** Where a balance counts as low. */
  readonly threshold: number;
  /** Pixels from top to bottom. */
  readonly height: number;
}

const width = 320;

/** A balance day by day. It jumps, so the line has steps; the dashed line is where it counts as low. */
export function StepLine({ label, closing, threshold, height }: StepLineProps) {
  const last = closing.at(-1) ?? 0;
  const most = Math.max(...closing, threshold * 1.25, 1);
  const y = (amount: number) => (height - 2 - (amount / most) * (height - 8)).toFixed(1);
  // each day has its width, today too
  const steps = closing
    .map((amount, day) => `V${y(amount)}H${((day + 1) / closing.length) * width}`)
    .join('');
  const line = `M0,${y(closing[0] ?? 0)}${steps}`;
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
      className={styles['chart']}
      style={{ height }}
      data-low={last <= threshold}
    >
      <path d={`${line}V${height}H0Z`} className={styles['area']} />
      <line x1={0} x2={width} y1={y(threshold)} y2={y(threshold)} className={styles['threshold']} />
      <path d={line} className={styles['line']} />
    </svg>
  );
}
