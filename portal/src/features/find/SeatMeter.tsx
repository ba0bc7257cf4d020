import styles from './SeatMeter.module.css';

interface SeatMeterProps {
  readonly free: number;
  readonly seats: number;
}

/** How full a class is, in words and as a bar. */
export function SeatMeter({ free, seats }: SeatMeterProps) {
  const left = Math.max(0, free);
  const taken = seats === 0 ? 100 : (100 * (seats - left)) / seats;
  return (
    <div className={styles['meter']} data-tone={left === 0 ? 'bad' : left <= 3 ? 'warn' : 'good'}>
      <span className={styles['words']}>{left === 0 ? 'No seats left' : `${left} of ${seats} free`}</span>
      <span className={styles['bar']} aria-hidden>
        <span style={{ width: `${taken}%` }} />
      </span>
    </div>
  );
}
