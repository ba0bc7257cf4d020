import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { read } from '../../api/console.ts';
import { showCount } from '../../ui/format.ts';
import type { ReferralSearch } from './routes.ts';
import styles from './StateCounts.module.css';
import { statuses } from './words.ts';

const open = ['received', 'acknowledged', 'contact_attempted', 'appointment_booked', 'counselled'];

/** How many referrals stand where, and how many of them wait too long; each narrows the queue to itself. */
export function StateCounts({ search }: { readonly search: ReferralSearch }) {
  const { data } = useQuery(read('/referrals/counts', { query: { sandbox: search.sandbox ?? false } }));
  const counts = new Map(data?.data.map((count) => [count.status as string, count]));
  const most = Math.max(1, ...open.map((status) => counts.get(status)?.total ?? 0));
  return (
    <nav aria-label="States" className={styles['counts']}>
      {statuses
        .filter(({ value }) => open.includes(value))
        .map(({ value, label }) => {
          const { total = 0, overdue = 0 } = counts.get(value) ?? {};
          const isChosen = search.status === value;
          return (
            <Link
              key={value}
              to="/app/referrals"
              search={{ ...search, page: undefined, status: isChosen ? undefined : value }}
              className={styles['count']}
              activeProps={{}}
              data-chosen={isChosen}
            >
              <span>{label}</span>
              <strong>{showCount(total)}</strong>
              <span className={styles['bar']} aria-hidden>
                <span style={{ width: `${((total - overdue) / most) * 100}%` }} />
                <span data-overdue style={{ width: `${(overdue / most) * 100}%` }} />
              </span>
              <span className={styles['overdue']} data-any={overdue > 0}>
                {overdue > 0 ? `${showCount(overdue)} overdue` : 'None overdue'}
              </span>
            </Link>
          );
        })}
    </nav>
  );
}
