import { useQuery } from '@tanstack/react-query';
import { read, type Schemas } from '../../api/console.ts';
import { showDay } from '../../ui/format.ts';
import { HrefLink } from '../../ui/HrefLink.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import styles from './Reviews.module.css';

type Booking = Schemas.Booking;

function outcome({ booking_status, attendance, passed, review }: Booking): string {
  if (review === 'rejected') return 'rejected';
  if (booking_status === 'cancelled') return 'cancelled';
  if (attendance === 'no_show') return 'did not come';
  if (attendance === 'attended') return passed === false ? 'not passed' : 'passed';
  return booking_status;
}

/** What else the same e-mail address was booked for, at any organisation. */
export function EarlierBookings({ booking }: { readonly booking: Booking }) {
  const query = useQuery(
    read('/bookings', { query: { search: booking.candidate.email, per_page: 10, sort: 'start_date' } }),
  );
  return (
    <div>
      <h3 className={styles['subtitle']}>Other bookings of this person</h3>
      <Loaded query={query} what="Other bookings" height={48}>
        {({ data }) => {
          const others = data.filter(({ id }) => id !== booking.id);
          if (others.length === 0)
            return <p className={styles['soft']}>None: the first under this e-mail address.</p>;
          return (
            <ul className={styles['earlier']}>
              {others.map((other) => (
                <li key={other.id}>
                  <HrefLink href={`/app/bookings/${other.id}`}>{other.course.name}</HrefLink>
                  <span className={styles['soft']}>
                    {showDay(other.start_date)} · {outcome(other)}
                  </span>
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </div>
  );
}
