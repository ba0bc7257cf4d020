import { Button, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { read, type Schemas } from '../../api/console.ts';
import { useOrganisationId } from '../../session/session.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { countOf, showPence } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Status } from '../../ui/Status.tsx';
import { showAmount } from './amounts.ts';
import { TrendChart } from './TrendChart.tsx';
import { useWalletSearch } from './use-wallet-search.ts';
import styles from './Wallet.module.css';

type Buy = ((courseId: number | null) => void) | null;

interface BalanceCardProps {
  readonly trend: Schemas.WalletTrend;
  readonly now: number;
  readonly threshold: number;
  readonly onBuy: Buy;
}

function BalanceCard({ trend, now, threshold, onBuy }: BalanceCardProps) {
  const { course_id: courseId, course_name, first_day, closing } = trend;
  const name = course_name ?? 'Money';
  const show = (hundredths: number) => showAmount(courseId, hundredths);
  return (
    <Card title={name}>
      <div className={styles['balance']}>
        <p className={styles['amount']}>{show(now)}</p>
        {now === 0 ? (
          <Status tone="bad">Used up</Status>
        ) : now <= threshold ? (
          <Status tone="warn">Low</Status>
        ) : null}
        {onBuy ? (
          <Button variant="light" size="compact-sm" onClick={() => onBuy(courseId)}>
            Top up<VisuallyHidden component="span"> {name}</VisuallyHidden>
          </Button>
        ) : null}
      </div>
      <TrendChart
        name={name}
        firstDay={first_day}
        closing={[...closing.slice(0, -1), now]}
        threshold={threshold}
        show={show}
      />
    </Card>
  );
}

interface BalancesProps {
  readonly wallet: Schemas.Wallet;
  /** Null: nothing can be bought here, by this person. */
  readonly onBuy: Buy;
}

/** So many courses are shown without being asked for. */
const fewCourses = 5;

/** Courses whose credits were never bought, with their price. */
function Others({ courses, onBuy }: { readonly courses: Schemas.Wallet['credits']; readonly onBuy: Buy }) {
  if (courses.length === 0) return null;
  return (
    <Card>
      <details className={styles['others']} open={courses.length <= fewCourses}>
        <summary>No credits yet: {countOf(courses.length, 'course')}</summary>
        <ul className={styles['rest']}>
          {courses.map(({ course_id, course_name, price_pence }) => (
            <li key={course_id}>
              <span>
                {course_name}
                {price_pence === null ? null : (
                  <span className={styles['soft']}> {showPence(price_pence)} a credit</span>
                )}
              </span>
              {onBuy ? (
                <Button variant="subtle" size="compact-sm" onClick={() => onBuy(course_id)}>
                  Buy credits<VisuallyHidden component="span"> for {course_name}</VisuallyHidden>
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      </details>
    </Card>
  );
}

/** Every balance with its last 90 days. */
export function Balances({ wallet, onBuy }: BalancesProps) {
  const id = useOrganisationId();
  const { product } = useWalletSearch();
  const trends = useQuery(
    read('/organisations/{id}/wallet/trend', { path: { id }, query: { product, days: 90 } }),
  );
  const { credits, balance_pence, threshold_credits, threshold_pence } = wallet;
  const nowOf = (courseId: number | null) =>
    courseId === null
      ? balance_pence
      : (credits.find(({ course_id }) => course_id === courseId)?.credits ?? 0) * 100;
  return (
    <Loaded query={trends} what="Balances" height={420}>
      {({ data }) => (
        <div className={styles['stack']}>
          {data.length === 0 ? (
            <EmptyState
              title="Nothing in this wallet yet"
              action={onBuy ? <Button onClick={() => onBuy(null)}>Top up by card</Button> : undefined}
            >
              One credit books one place on its course. Money pays for any course at your price.
              {onBuy ? '' : ' Ask the training provider to add some.'}
            </EmptyState>
          ) : null}
          <div className={styles['grid']}>
            {data.map((trend) => (
              <BalanceCard
                key={trend.course_id ?? 'money'}
                trend={trend}
                now={nowOf(trend.course_id)}
                threshold={trend.course_id === null ? threshold_pence : threshold_credits * 100}
                onBuy={onBuy}
              />
            ))}
          </div>
          <Others
            courses={credits.filter(({ course_id }) => !data.some((trend) => trend.course_id === course_id))}
            onBuy={onBuy}
          />
        </div>
      )}
    </Loaded>
  );
}
