import { showMoment } from '../../ui/format.ts';
import styles from './Timeline.module.css';
import type { Step } from './timeline.ts';

/** What happened, in order, and what is awaited. */
export function Timeline({ steps }: { readonly steps: readonly Step[] }) {
  return (
    <ol className={styles['steps']}>
      {steps.map(({ title, at, detail, tone }) => (
        <li key={`${title} ${at}`} className={styles['step']} data-tone={tone}>
          <p>
            <strong>{title}</strong> {at ? <time dateTime={at}>{showMoment(at)}</time> : null}
          </p>
          {detail ? <p className={styles['detail']}>{detail}</p> : null}
        </li>
      ))}
    </ol>
  );
}
