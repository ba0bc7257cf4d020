import { UnstyledButton } from '@mantine/core';
import { scaleLinear } from 'd3-scale';
import { memo } from 'react';
import type { Schemas } from '../../api/console.ts';
import { Card } from '../../ui/Card.tsx';
import { countOf, londonDay, showCount } from '../../ui/format.ts';
import styles from './Certificates.module.css';
import type { CertificateSearch, CertificateSearchChange } from './search.ts';

interface ExpiriesProps {
  readonly counts: Schemas.CertificateCounts;
  readonly search: CertificateSearch;
  readonly onChange: (change: CertificateSearchChange) => void;
}

const dayMs = 86_400_000;
const short = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });
const long = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** The first and the last day of a month `2027-07`. */
function daysOf(month: string) {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0));
  return { expires_from: `${month}-01`, expires_to: last.toISOString().slice(0, 10) };
}

/** Today and so many days after it. */
const nextDays = (days: number) => ({
  expires_from: londonDay(new Date()),
  expires_to: londonDay(new Date(Date.now() + days * dayMs)),
});

type Range = ReturnType<typeof daysOf>;

const isShown = (search: CertificateSearch, { expires_from, expires_to }: Range): boolean =>
  search.expires_from === expires_from && search.expires_to === expires_to;

const nothing = { expires_from: undefined, expires_to: undefined, sort: undefined, sort_dir: undefined };

/** Shows what ends on these days, the soonest first; once more, and everything is shown again. */
const rangeChange = (search: CertificateSearch, range: Range): CertificateSearchChange =>
  isShown(search, range) ? nothing : { ...range, status: undefined, sort: 'expires_on', sort_dir: 'asc' };

function Soon({ counts, search, onChange }: ExpiriesProps) {
  const soons = [
    [30, counts.within_30],
    [60, counts.within_60],
    [90, counts.within_90],
  ] as const;
  return (
    <Card title="Ending soon">
      <div className={styles['soons']}>
        {soons.map(([days, total]) => (
          <UnstyledButton
            key={days}
            className={styles['soon']}
            aria-pressed={isShown(search, nextDays(days))}
            onClick={() => onChange(rangeChange(search, nextDays(days)))}
          >
            <span className={styles['number']}>{showCount(total)}</span>
            <span className={styles['soft']}>within {days} days</span>
          </UnstyledButton>
        ))}
      </div>
      <p className={styles['soft']}>
        {counts.within_60 > 0
          ? 'Book those people again before they have to stop working.'
          : 'Nobody has to train again in the next two months.'}
      </p>
    </Card>
  );
}

/** A year of expiries, month by month; a month shows what ends in it. */
function Months({ counts: { months }, search, onChange }: ExpiriesProps) {
  const most = Math.max(1, ...months.map(({ total }) => total));
  const height = scaleLinear([0, most], [0, 100]);
  return (
    <Card title="When they end">
      <ul className={styles['bars']} aria-label="Certificates that end, by month">
        {months.map(({ month, total }, index) => {
          const first = new Date(`${month}-01T12:00:00Z`);
          return (
            <li key={month}>
              <UnstyledButton
                className={styles['bar']}
                aria-pressed={isShown(search, daysOf(month))}
                onClick={() => onChange(rangeChange(search, daysOf(month)))}
              >
                <span
                  className={styles['hidden']}
                >{`${long.format(first)}: ${countOf(total, 'certificate')}`}</span>
                <span aria-hidden className={styles['count']}>
                  {total > 0 ? showCount(total) : ''}
                </span>
                <span
                  className={styles['fill']}
                  data-soon={index < 2 && total > 0}
                  data-none={total === 0}
                  style={{ height: `${height(total)}%` }}
                />
                <span aria-hidden className={styles['month']}>
                  {short.format(first)}
                </span>
              </UnstyledButton>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

/** How many certificates end soon, and when the others do. */
export const Expiries = memo(function Expiries(props: ExpiriesProps) {
  return (
    <div className={styles['overview']}>
      <Soon {...props} />
      <Months {...props} />
    </div>
  );
});
