import styles from './HoldClock.module.css';
import { useNow } from './use-now.ts';

interface HoldClockProps {
  /** When the first of the holds ends, by this browser's clock, in milliseconds. */
  readonly until: number;
  /** “3 seats are yours” */
  readonly what: string;
}

/** A hold lasts half an hour. */
const wholeMs = 1_800_000;

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** What is held and for how long still; says what happens at the end. */
export function HoldClock({ until, what }: HoldClockProps) {
  const left = Math.max(0, until - useNow());
  const minutes = Math.floor(left / 60_000);
  const seconds = Math.floor((left % 60_000) / 1_000);
  const ends = clock.format(until);
  return (
    <div className={styles['clock']} data-short={left < 300_000 || undefined}>
      <span className={styles['time']} role="timer" aria-label={`${minutes} minutes left`}>
        {minutes}:{String(seconds).padStart(2, '0')}
      </span>
      <span className={styles['words']}>
        <strong>{what}</strong> until {ends}. Then it is open to everybody again; what you typed stays here.
      </span>
      <span className={styles['bar']} aria-hidden>
        <span style={{ width: `${Math.min(100, (100 * left) / wholeMs)}%` }} />
      </span>
    </div>
  );
}
