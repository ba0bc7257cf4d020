import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { consoleUrl, read, type Schemas } from '../../api/console.ts';
import { Card } from '../../ui/Card.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { londonDay, showDay, showPence } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { Status } from '../../ui/Status.tsx';
import styles from './Organisations.module.css';
import type { ListPart } from './ProductSwitch.tsx';

type Invoice = Schemas.Invoice;

function State({ invoice }: { readonly invoice: Invoice }) {
  if (invoice.status === 'paid') return <Status tone="good">Paid</Status>;
  if (invoice.status === 'void') return <Status tone="quiet">Void</Status>;
  if (invoice.status === 'credited') return <Status tone="info">Credited</Status>;
  const isLate = invoice.due_on < londonDay(new Date());
  return isLate ? <Status tone="bad">Overdue</Status> : <Status tone="warn">Unpaid</Status>;
}

function Papers({ invoice }: { readonly invoice: Invoice }) {
  const path = { id: invoice.id };
  return (
    <div className={styles['rate']}>
      {invoice.number === null ? (
        <span className={styles['quiet']}>None yet</span>
      ) : (
        <Anchor
          href={consoleUrl('/invoices/{id}/pdf', { path })}
          aria-label={`Invoice ${invoice.number} as PDF`}
        >
          Invoice
        </Anchor>
      )}
      {invoice.credit_note_number === null ? null : (
        <Anchor
          href={consoleUrl('/invoices/{id}/credit-note', { path })}
          aria-label={`Credit note ${invoice.credit_note_number} as PDF`}
        >
          Credit note
        </Anchor>
      )}
    </div>
  );
}

/** The organisation's invoices, with their papers. */
export function Invoices({ organisationId, page, onPage }: ListPart) {
  const query = useQuery(
    read('/invoices', { query: { organisation_id: organisationId, page, per_page: 20 } }),
  );
  return (
    <Card title="Invoices">
      <Loaded query={query} what="Invoices">
        {({ data, meta }) =>
          data.length === 0 ? (
            <EmptyState title="No invoices">
              A booking that is paid by invoice raises one. Whether they may pay so stands under Settings.
            </EmptyState>
          ) : (
            <>
              <DataTable
                caption="Invoices, the newest first"
                rows={data}
                rowKey={(invoice) => invoice.id}
                columns={[
                  { header: 'Invoice', cell: (invoice) => invoice.number ?? `Draft ${invoice.id}` },
                  {
                    header: 'For',
                    cell: (invoice) => `${invoice.candidate_name}, ${invoice.course_name}`,
                  },
                  { header: 'Due', cell: (invoice) => showDay(invoice.due_on) },
                  { header: 'State', cell: (invoice) => <State invoice={invoice} /> },
                  { header: 'Amount', align: 'end', cell: (invoice) => showPence(invoice.gross_pence) },
                  { header: 'Papers', align: 'end', cell: (invoice) => <Papers invoice={invoice} /> },
                ]}
              />
              <Pager meta={meta} onPage={onPage} />
            </>
          )
        }
      </Loaded>
    </Card>
  );
}
