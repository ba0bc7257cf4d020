import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { read, type Schemas } from '../../api/console.ts';
import { useOrganisationId } from '../../session/session.ts';
import { StepLine } from '../../ui/charts/StepLine.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Status } from '../../ui/Status.tsx';
import { showAmount } from '../wallet/amounts.ts';
import styles from './Balances.module.css';

/** How far back the lines go, in days. */
const days = 30;

interface Balance {
  readonly product: 'practical-training' | 'virtual-bls';
  readonly trend: Schemas.WalletTrend;
  readonly now: number;
  readonly threshold: number;
}

function balancesOf(
  product: Balance['product'],
  { data }: Schemas.WalletTrends,
  wallet: Schemas.Wallet,
): Balance[] {
  const { threshold_credits, threshold_pence } = wallet;
  return data.map((trend) => ({
    product,
    trend,
    now: trend.closing.at(-1) ?? 0,
    threshold: trend.course_id === null ? threshold_pence : threshold_credits * 100,
  }));
}

/** What was used lately and is low first. */
function byNeed(one: Balance, other: Balance): number {
  const rank = ({ now, threshold, trend }: Balance) =>
    (now <= threshold && trend.closing.some((amount) => amount > 0) ? 2 : 0) +
    (trend.course_id === null ? 1 : 0);
  return rank(other) - rank(one);
}

function nameOf({ product, trend }: Balance): string {
  if (trend.course_name !== null) return trend.course_name;
  return product === 'virtual-bls' ? 'Money for remote sessions' : 'Money';
}

function Row({ balance }: { readonly balance: Balance }) {
  const { product, trend, now, threshold } = balance;
  const amount = showAmount(trend.course_id, now);
  const name = nameOf(balance);
  return (
    <li>
      <Link
        to="/app/wallet"
        search={product === 'virtual-bls' ? { product } : {}}
        className={styles['balance']}
      >
        <span>
          <span className={styles['name']}>{name}</span>
          <strong className={styles['amount']}>{amount}</strong>{' '}
          {now <= threshold ? (
            <Status tone={now === 0 ? 'bad' : 'warn'}>{now === 0 ? 'Used up' : 'Low'}</Status>
          ) : null}
        </span>
        <StepLine
          label={`${name} in the last ${days} days, low at ${showAmount(trend.course_id, threshold)}`}
          closing={trend.closing}
          threshold={threshold}
          height={40}
        />
      </Link>
    </li>
  );
}

interface RowsProps {
  readonly balances: readonly Balance[];
  readonly empty: string | undefined;
}

function Rows({ balances, empty }: RowsProps) {
  if (balances.length === 0) return empty ? <li className={styles['empty']}>{empty}</li> : null;
  return balances.map((balance) => <Row key={balance.trend.course_id ?? 'money'} balance={balance} />);
}

interface OfProductProps {
  readonly product: Balance['product'];
  /** How many are shown; the wallet has all. */
  readonly most: number;
  /** What stands there while there was never anything. */
  readonly empty?: string;
}

function OfProduct({ product, most, empty }: OfProductProps) {
  const id = useOrganisationId();
  const wallet = useQuery(read('/organisations/{id}/wallet', { path: { id }, query: { product } }));
  const trends = useQuery(
    read('/organisations/{id}/wallet/trend', { path: { id }, query: { product, days } }),
  );
  return (
    <Loaded query={wallet} what="Balances" height={72}>
      {(held) => (
        <Loaded query={trends} what="Balances" height={72}>
          {(told) => (
            <Rows balances={balancesOf(product, told, held).sort(byNeed).slice(0, most)} empty={empty} />
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

/** The balances that matter most, with their last month. */
export function Balances() {
  return (
    <ul className={styles['list']}>
      <OfProduct
        product="practical-training"
        most={3}
        empty="Nothing was ever in the wallet. Bookings can still go by invoice, or be paid by candidates."
      />
      <OfProduct product="virtual-bls" most={2} />
    </ul>
  );
}
