import { countOf } from '../../ui/format.ts';
import styles from './ClassProgress.module.css';
import type { NewMark } from './mark-queue.ts';
import { markWords } from './marks.ts';

const order = ['passed', 'completed', 'attended', 'failed', 'no_show'] as const;

const fills = {
  good: 'var(--vw-good)',
  info: 'var(--vw-accent)',
  bad: 'var(--vw-bad)',
  warn: 'var(--vw-warn)',
  quiet: 'var(--vw-line)',
} as const;

/** How far a class is marked, as one bar. */
export function ClassProgress({ values }: { readonly values: readonly NewMark['value'][] }) {
  const total = values.length;
  const parts = order
    .map((value) => ({ value, count: values.filter((other) => other === value).length }))
    .filter(({ count }) => count > 0);
  const marked = parts.reduce((sum, { count }) => sum + count, 0);
  const inWords = parts
    .map(({ value, count }) => `${count} ${markWords[value].label.toLowerCase()}`)
    .join(', ');
  let x = 0;
  return (
    <figure className={styles['progress']}>
      <svg
        viewBox="0 0 100 3"
        preserveAspectRatio="none"
        className={styles['bar']}
        role="img"
        aria-label={`${marked} of ${countOf(total, 'candidate')} marked${inWords ? `: ${inWords}` : ''}`}
      >
        <rect width="100" height="3" fill="var(--vw-line)" />
        {parts.map(({ value, count }) => {
          const width = (count / total) * 100;
          x += width;
          return (
            <rect key={value} x={x - width} width={width} height="3" fill={fills[markWords[value].tone]} />
          );
        })}
      </svg>
      <figcaption className={styles['words']}>
        {marked} of {total} marked{inWords ? ` · ${inWords}` : ''}
      </figcaption>
    </figure>
  );
}
