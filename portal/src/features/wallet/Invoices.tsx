import { Anchor, SegmentedControl, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { consoleUrl, read, type Schemas } from '../../api/console.ts';
import { useOrganisationId } from '../../session/session.ts';
import { Card } from '../../ui/Card.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { countOf, showDay, showPence } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { Status } from '../../ui/Status.tsx';
import { useWalletSearch } from './use-wallet-search.ts';
import styles from './Wallet.module.css';

type Invoice = Schemas.Invoice;

const states = {
  unpaid: { tone: 'info', word: 'Unpaid' },
  paid: { tone: 'good', word: 'Paid' },
  void: { tone: 'quiet', word: 'Void' },
  credited: { tone: 'quiet', word: 'Credited' },
} as const;

function State({ invoice }: { readonly invoice: Invoice }) {
  if (invoice.is_overdue) return <Status tone="bad">Overdue</Status>;
  const { tone, word } = states[invoice.status];
  return <Status tone={tone}>{word}</Status>;
}

function Papers({ invoice }: { readonly invoice: Invoice }) {
  const link = (kind: string, word: string, number: string | null) =>
    number === null ? null : (
      <Anchor inherit href={consoleUrl(`/invoices/{id}/${kind}`, { path: { id: invoice.id } })} download>
        {word}
        <VisuallyHidden component="span"> {number}</VisuallyHidden>
      </Anchor>
    );
  return (
    <span className={styles['row']}>
      {link('pdf', 'Invoice', invoice.number)}
      {link('credit-note', 'Credit note', invoice.credit_note_number)}
    </span>
  );
}

function Whose({ invoice }: { readonly invoice: Invoice }) {
  const place = invoice.product === 'virtual-bls' ? 'remote-sessions' : 'bookings';
  return (
    <>
      <Anchor inherit href={`/app/${place}/${invoice.booking_id}`}>
        {invoice.candidate_name}
      </Anchor>
      <br />
      <span className={styles['soft']}>
        {invoice.course_name}, {showDay(invoice.trained_on)}
      </span>
    </>
  );
}

const columns: readonly Column<Invoice>[] = [
  { header: 'Number', cell: (invoice) => invoice.number ?? 'No number' },
  { header: 'State', cell: (invoice) => <State invoice={invoice} /> },
  { header: 'For', cell: (invoice) => <Whose invoice={invoice} /> },
  { header: 'Due', cell: (invoice) => showDay(invoice.due_on) },
  { header: 'Amount', align: 'end', cell: (invoice) => showPence(invoice.gross_pence) },
  { header: 'Papers', cell: (invoice) => <Papers invoice={invoice} /> },
];

function Totals({ totals }: { readonly totals: Schemas.InvoiceTotals }) {
  return (
    <div className={styles['facts']}>
      <p className={styles['fact']} data-tone={totals.overdue > 0 ? 'bad' : undefined}>
        <span className={styles['soft']}>Overdue</span>
        <strong>{showPence(totals.overdue_pence)}</strong>
        <span className={styles['soft']}>{countOf(totals.overdue, 'invoice')}</span>
      </p>
      <p className={styles['fact']}>
        <span className={styles['soft']}>Unpaid in all</span>
        <strong>{showPence(totals.unpaid_pence)}</strong>
        <span className={styles['soft']}>{countOf(totals.unpaid, 'invoice')}</span>
      </p>
      <p className={styles['fact']}>
        <span className={styles['soft']}>Next due</span>
        <strong>{totals.next_due_on === null ? '–' : showDay(totals.next_due_on)}</strong>
      </p>
    </div>
  );
}

const views = [
  { value: 'unpaid', label: 'Unpaid' },
  { value: 'paid', label: 'Paid' },
  { value: 'credited', label: 'Credited' },
  { value: 'all', label: 'All' },
];

function InvoiceList() {
  const { search, change } = useWalletSearch();
  const { page = 1, invoices: view = 'unpaid' } = search;
  const list = useQuery(
    read('/invoices', {
      query: {
        page,
        per_page: 20,
        ...(view === 'all' ? {} : { status: view }),
        ...(view === 'unpaid' ? { sort: 'due' as const } : {}),
      },
    }),
  );
  return (
    <Loaded query={list} what="Invoices" height={320}>
      {({ data, meta }) =>
        data.length === 0 ? (
          <EmptyState title={view === 'unpaid' ? 'No unpaid invoices' : 'No such invoices'}>
            A booking that is paid by invoice raises one at once; it is due after 30 days. A cancelled
            booking’s is void, or credited if it was paid.
          </EmptyState>
        ) : (
          <>
            <DataTable
              caption={view === 'unpaid' ? 'Unpaid invoices, due first' : 'Invoices, the newest first'}
              columns={columns}
              rows={data}
              rowKey={(row) => row.id}
            />
            <Pager meta={meta} onPage={(next) => change({ page: next })} />
          </>
        )
      }
    </Loaded>
  );
}

/** What is owed by invoice, what is overdue first; and every invoice's papers. */
export function Invoices() {
  const id = useOrganisationId();
  const { search, change } = useWalletSearch();
  const totals = useQuery(read('/organisations/{id}/invoice-totals', { path: { id } }));
  return (
    <div className={styles['stack']}>
      <Card title="Owed by invoice">
        <Loaded query={totals} what="Sums" height={96}>
          {(data) => <Totals totals={data} />}
        </Loaded>
      </Card>
      <Card title="Invoices">
        <SegmentedControl
          aria-label="Which invoices"
          className={styles['products'] ?? ''}
          data={views}
          value={search.invoices ?? 'unpaid'}
          onChange={(value) =>
            change({
              invoices: value === 'paid' || value === 'credited' || value === 'all' ? value : undefined,
            })
          }
        />
        <InvoiceList />
      </Card>
    </div>
  );
}
