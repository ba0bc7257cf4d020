import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../api/console.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { showTime, showWeekday } from '../../ui/format.ts';
import { Status } from '../../ui/Status.tsx';
import styles from './Coming.module.css';

function Standing({ training }: { readonly training: Schemas.AgencyHomeTraining }) {
  if (training.booking_status === 'booked') return <Status tone="good">Booked</Status>;
  return training.pay_status === 'pending' ? (
    <Status tone="warn">Awaiting payment</Status>
  ) : (
    <Status tone="info">In review</Status>
  );
}

/** The next trainings, whoever they are for. */
export function Coming({ trainings }: { readonly trainings: readonly Schemas.AgencyHomeTraining[] }) {
  return (
    <Card
      title="Coming up"
      aside={
        <Link to="/app/bookings" className={styles['all']}>
          All bookings
        </Link>
      }
    >
      {trainings.length === 0 ? (
        <EmptyState title="Nothing is booked">
          Trainings and remote sessions of your candidates stand here, the next one first.
        </EmptyState>
      ) : (
        <ol className={styles['list']}>
          {trainings.map((training) => (
            <li key={`${training.product} ${training.id}`} className={styles['training']}>
              <span className={styles['when']}>
                {showWeekday(training.starts_at)}
                <span className={styles['soft']}>{showTime(training.starts_at)}</span>
              </span>
              <span className={styles['who']}>
                {training.candidate}
                <span className={styles['soft']}>
                  {training.course} · {training.place ?? 'remote'}
                </span>
              </span>
              <Standing training={training} />
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
