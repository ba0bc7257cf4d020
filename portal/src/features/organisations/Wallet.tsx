import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read, type Schemas } from '../../api/console.ts';
import { Card } from '../../ui/Card.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { countOf, showMoment, showPence } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { Status } from '../../ui/Status.tsx';
import styles from './Organisations.module.css';
import { type Posting, PostToWallet } from './PostToWallet.tsx';
import { type ListPart, ProductSwitch } from './ProductSwitch.tsx';
import type { OrganisationRow } from './products.ts';

type WalletAnswer = Schemas.Wallet;
type Transaction = Schemas.WalletTransaction;

interface BalancesProps {
  readonly wallet: WalletAnswer;
  readonly thresholds: OrganisationRow['training_settings'];
}

/** Courses of which nothing is left, by name only: most were never bought. */
function WithoutCredits({ courses }: { readonly courses: WalletAnswer['credits'] }) {
  if (courses.length === 0) return null;
  return (
    <details className={styles['others']}>
      <summary>No credits of {countOf(courses.length, 'other course')}</summary>
      <p>{courses.map(({ course_name }) => course_name).join(', ')}.</p>
    </details>
  );
}

function Balances({ wallet, thresholds }: BalancesProps) {
  const held = wallet.credits.filter(({ credits }) => credits > 0);
  return (
    <ul className={styles['balances']}>
      <li>
        <span className={styles['quiet']}>Money</span>
        <strong>{showPence(wallet.balance_pence)}</strong>
        {wallet.balance_pence <= thresholds.threshold_money_pence ? <Status tone="warn">Low</Status> : null}
      </li>
      {held.map((course) => (
        <li key={course.course_id}>
          <span className={styles['quiet']}>{course.course_name}</span>
          <strong>{countOf(course.credits, 'credit')}</strong>
          {course.credits <= thresholds.threshold_credits ? <Status tone="warn">Low</Status> : null}
        </li>
      ))}
    </ul>
  );
}

function amountOf({ amount, type, course_id: course }: Transaction): string {
  const shown = course === null ? showPence(amount) : countOf(amount / 100, 'credit');
  return type === 'deposit' ? `+${shown}` : `−${shown}`;
}

interface TransactionsProps {
  readonly rows: readonly Transaction[];
  readonly wallet: WalletAnswer;
}

function Transactions({ rows, wallet }: TransactionsProps) {
  const nameOf = (id: number | null) =>
    id === null
      ? 'Money'
      : (wallet.credits.find((course) => course.course_id === id)?.course_name ?? `Course ${id}`);
  return (
    <DataTable
      caption="Transactions, the newest first"
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { header: 'When', cell: (row) => showMoment(row.created_at) },
        { header: 'What for', cell: (row) => row.description },
        { header: 'Of', cell: (row) => nameOf(row.course_id) },
        {
          header: 'Amount',
          align: 'end',
          cell: (row) => (
            <span className={row.type === 'deposit' ? styles['in'] : undefined}>{amountOf(row)}</span>
          ),
        },
      ]}
    />
  );
}

function Ledger({
  organisationId,
  product,
  page,
  onPage,
  wallet,
}: ListPart & { readonly wallet: WalletAnswer }) {
  const query = useQuery(
    read('/organisations/{id}/transactions', {
      path: { id: organisationId },
      query: { product, page, per_page: 20 },
    }),
  );
  return (
    <Card title="Ledger">
      <Loaded query={query} what="The ledger">
        {({ data, meta }) =>
          data.length === 0 ? (
            <EmptyState title="Nothing has moved yet">
              Credits and money that come in, and what bookings take, stand here line by line.
            </EmptyState>
          ) : (
            <>
              <Transactions rows={data} wallet={wallet} />
              <Pager meta={meta} onPage={onPage} />
            </>
          )
        }
      </Loaded>
    </Card>
  );
}

/** What the organisation has, how that came about, and the ways to add to it. */
export function Wallet(props: ListPart & { readonly organisation: OrganisationRow }) {
  const { organisationId, organisation, product, onProduct } = props;
  const [posting, setPosting] = useState<Posting | null>(null);
  const query = useQuery(
    read('/organisations/{id}/wallet', { path: { id: organisationId }, query: { product } }),
  );
  return (
    <Loaded query={query} what="The wallet">
      {(wallet) => (
        <div className={styles['form']}>
          <Card title="Balances" aside={<ProductSwitch product={product} onProduct={onProduct} />}>
            <Balances wallet={wallet} thresholds={organisation.training_settings} />
            <WithoutCredits courses={wallet.credits.filter(({ credits }) => credits <= 0)} />
            <div className={styles['buttons']}>
              <Button variant="default" onClick={() => setPosting('correction')}>
                Correct …
              </Button>
              <Button variant="default" onClick={() => setPosting('money')}>
                Add money …
              </Button>
              <Button onClick={() => setPosting('credits')}>Add credits …</Button>
            </div>
          </Card>
          <Ledger {...props} wallet={wallet} />
          <PostToWallet
            posting={posting}
            organisation={organisation}
            product={product}
            wallet={wallet}
            onDone={() => setPosting(null)}
          />
        </div>
      )}
    </Loaded>
  );
}
