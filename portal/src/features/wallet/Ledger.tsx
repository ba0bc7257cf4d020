import { Anchor, Button, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { memo, useCallback, useDeferredValue, useMemo } from 'react';
import { read, type Schemas } from '../../api/console.ts';
import { useOrganisationId } from '../../session/session.ts';
import { Card } from '../../ui/Card.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { showMoment } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { showAmount } from './amounts.ts';
import { StatementDownload } from './StatementDownload.tsx';
import { useWalletFilters, useWalletSearch } from './use-wallet-search.ts';
import styles from './Wallet.module.css';

type Row = Schemas.WalletTransaction;

/** What a movement was for, as a way there. */
function What({ row, product }: { readonly row: Row; readonly product: string }) {
  const place = product === 'virtual-bls' ? 'remote-sessions' : 'bookings';
  if (row.booking_id !== null)
    return (
      <Anchor inherit href={`/app/${place}/${row.booking_id}`}>
        {row.description}
      </Anchor>
    );
  if (row.top_up_id !== null)
    return (
      <Link to="/app/wallet" search={{ tab: 'ledger', top_up: row.top_up_id }}>
        {row.description}
      </Link>
    );
  return row.description;
}

const idOf = ({ id }: Row): number => id;

function columnsOf(product: string, nameOf: (courseId: number | null) => string): readonly Column<Row>[] {
  return [
    { header: 'When', cell: (row) => showMoment(row.created_at) },
    { header: 'What for', cell: (row) => <What row={row} product={product} /> },
    { header: 'Wallet', cell: (row) => nameOf(row.course_id) },
    {
      header: 'Amount',
      align: 'end',
      cell: (row) =>
        row.type === 'deposit' ? (
          <span className={styles['in']}>+{showAmount(row.course_id, row.amount)}</span>
        ) : (
          <span className={styles['out']}>−{showAmount(row.course_id, row.amount)}</span>
        ),
    },
    { header: 'Balance after', align: 'end', cell: (row) => showAmount(row.course_id, row.balance_after) },
  ];
}

type Courses = Schemas.Wallet['credits'];

function DateFilters() {
  const { search, change } = useWalletFilters();
  return (
    <>
      <TextInput
        type="date"
        label="From"
        value={search.from ?? ''}
        {...(search.to ? { max: search.to } : {})}
        onChange={(event) => change({ from: event.currentTarget.value || undefined })}
      />
      <TextInput
        type="date"
        label="To"
        value={search.to ?? ''}
        {...(search.from ? { min: search.from } : {})}
        onChange={(event) => change({ to: event.currentTarget.value || undefined })}
      />
    </>
  );
}

const Filters = memo(function Filters({ courses }: { readonly courses: Courses }) {
  const { search, change } = useWalletFilters();
  const isNarrow = search.kind || search.wallet || search.from || search.to;
  return (
    <div className={styles['filters']}>
      <Select
        label="Kind"
        data={[
          { value: '', label: 'In and out' },
          { value: 'deposit', label: 'Only in' },
          { value: 'withdraw', label: 'Only out' },
        ]}
        value={search.kind ?? ''}
        allowDeselect={false}
        onChange={(kind) => change({ kind: kind === 'deposit' || kind === 'withdraw' ? kind : undefined })}
      />
      <Select
        label="Wallet"
        data={[
          { value: '', label: 'All' },
          { value: 'money', label: 'Money' },
          ...courses.map(({ course_id, course_name }) => ({ value: String(course_id), label: course_name })),
        ]}
        value={String(search.wallet ?? '')}
        allowDeselect={false}
        onChange={(wallet) =>
          change({ wallet: wallet === 'money' ? 'money' : wallet ? Number(wallet) : undefined })
        }
      />
      <DateFilters />
      {isNarrow ? (
        <Button
          variant="subtle"
          onClick={() => change({ kind: undefined, wallet: undefined, from: undefined, to: undefined })}
        >
          Show all
        </Button>
      ) : null}
    </div>
  );
});

/** What moved, as the address narrows it. */
function useMovements() {
  const id = useOrganisationId();
  const { search, product } = useWalletSearch();
  const { kind, wallet, from, to, page = 1 } = search;
  return useQuery(
    read('/organisations/{id}/transactions', {
      path: { id },
      query: {
        product,
        page,
        per_page: 20,
        ...(kind ? { type: kind } : {}),
        ...(wallet === 'money' ? { money: true } : wallet ? { course_id: wallet } : {}),
        ...(from ? { date_from: from } : {}),
        ...(to ? { date_to: to } : {}),
      },
    }),
  );
}

interface MovementsProps {
  readonly answer: Schemas.WalletTransactionListResponse;
  readonly product: string;
  readonly courses: Courses;
}

function Movements({ answer, product, courses }: MovementsProps) {
  const { search, change } = useWalletSearch();
  // drawn in small steps, so that the page answers to presses meanwhile
  const rows = useDeferredValue(answer.data);
  const columns = useMemo(() => {
    const nameOf = (courseId: number | null) =>
      courseId === null
        ? 'Money'
        : (courses.find(({ course_id }) => course_id === courseId)?.course_name ?? 'Credits');
    return columnsOf(product, nameOf);
  }, [product, courses]);
  const onPage = useCallback((page: number) => change({ page }), [change]);
  return (
    <>
      <DataTable caption="Movements, the newest first" columns={columns} rows={rows} rowKey={idOf} />
      <Pager meta={answer.meta} asked={search.page ?? 1} onPage={onPage} />
    </>
  );
}

const none: Courses = [];

/** What moved in a product's wallets, narrowed by the address, and statements of it. */
export function Ledger() {
  const id = useOrganisationId();
  const { product } = useWalletFilters();
  const balances = useQuery(read('/organisations/{id}/wallet', { path: { id }, query: { product } }));
  const rows = useMovements();
  const courses = balances.data?.credits ?? none;
  return (
    <div className={styles['stack']}>
      <StatementDownload />
      <Card title="Movements">
        <Filters courses={courses} />
        <Loaded query={rows} what="Movements" height={420}>
          {(answer) =>
            answer.data.length === 0 ? (
              <EmptyState title="Nothing moved">
                Bookings paid with credits or money, refunds and top-ups stand here, each with the balance
                after it.
              </EmptyState>
            ) : (
              <Movements answer={answer} product={product} courses={courses} />
            )
          }
        </Loaded>
      </Card>
    </div>
  );
}
