import styles from './SeatsBar.module.css';

interface SeatsBarProps {
  readonly booked: number;
  readonly held?: number;
  readonly capacity: number;
  /** The bar alone; the numbers are its label. */
  readonly bare?: boolean;
}

/** How many seats of an event are taken, and how many of them are only held. */
export function SeatsBar({ booked, held = 0, capacity, bare = false }: SeatsBarProps) {
  const whole = Math.max(capacity, 1);
  const isFull = booked >= capacity && capacity > 0;
  const told = `${booked} of ${capacity} seats booked${held > 0 ? `, ${held} held just now` : ''}`;
  return (
    <span className={styles['seats']}>
      <svg
        className={styles['bar']}
        viewBox={`0 0 ${whole} 1`}
        preserveAspectRatio="none"
        role="img"
        aria-label={told}
      >
        <title>{told}</title>
        <rect width={booked} height={1} className={styles[isFull ? 'full' : 'booked']} />
        <rect x={booked} width={held} height={1} className={styles['held']} />
      </svg>
      {bare ? null : (
        <span aria-hidden>
          {booked}/{capacity}
          {held > 0 ? ` · ${held} held` : ''}
        </span>
      )}
    </span>
  );
}
