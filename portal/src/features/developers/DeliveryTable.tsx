import { Button, VisuallyHidden } from '@mantine/core';
import { useEffect, useState } from 'react';
import { type Schemas, useChange } from '../../api/console.ts';
import { useOrganisationId } from '../../session/session.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { showMoment } from '../../ui/format.ts';
import { notify } from '../../ui/notify.tsx';
import { Status } from '../../ui/Status.tsx';
import styles from './Developers.module.css';

type Attempt = Schemas.WebhookAttempt;
type Endpoint = Schemas.WebhookWithHealth;

function inWords(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes} min ${seconds % 60} s`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Counts down to the next attempt; the list is asked anew every few seconds, which puts it right. */
function Countdown({ seconds }: { readonly seconds: number }) {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    setLeft(seconds);
    const timer = setInterval(() => setLeft((now) => Math.max(0, now - 1)), 1_000);
    return () => clearInterval(timer);
  }, [seconds]);
  return left > 0 ? `in ${inWords(left)}` : 'now';
}

function State({ row }: { readonly row: Attempt }) {
  if (row.status === 'success')
    return <Status tone="good">Arrived{row.response_status ? `, ${row.response_status}` : ''}</Status>;
  if (row.status === 'failed')
    return (
      <Status tone={row.final ? 'bad' : 'warn'}>
        Failed, {row.response_status ?? row.error ?? 'stopped'}
      </Status>
    );
  return (
    <Status tone="info">
      {row.due_in_seconds === null ? 'Being sent' : <Countdown seconds={row.due_in_seconds} />}
    </Status>
  );
}

function Actions({
  row,
  endpoint,
  onShow,
}: {
  readonly row: Attempt;
  readonly endpoint: Endpoint;
  readonly onShow: (id: number) => void;
}) {
  const id = useOrganisationId();
  const resend = useChange(
    'post',
    '/organisations/{id}/webhooks/{product}/{endpointId}/deliveries/{deliveryId}/resend',
  );
  const path = { id, product: endpoint.product, endpointId: endpoint.id, deliveryId: row.id };
  const hidden = <VisuallyHidden component="span"> delivery {row.id}</VisuallyHidden>;
  return (
    <span className={styles['row']}>
      <Button variant="subtle" size="compact-sm" onClick={() => onShow(row.id)}>
        Look{hidden}
      </Button>
      {row.status === 'pending' || !endpoint.is_active ? null : (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={resend.isPending}
          onClick={() =>
            resend.mutate(
              { path },
              {
                onSuccess: ({ delivery_id }) => notify(`On its way again, as delivery ${delivery_id}.`),
                onError: (error) => notify(error.message),
              },
            )
          }
        >
          Send again{hidden}
        </Button>
      )}
    </span>
  );
}

interface DeliveryTableProps {
  readonly rows: readonly Attempt[];
  readonly endpoint: Endpoint;
  readonly onShow: (id: number) => void;
}

/** Attempts, the newest first. */
export function DeliveryTable({ rows, endpoint, onShow }: DeliveryTableProps) {
  const columns: readonly Column<Attempt>[] = [
    { header: 'Event', cell: (row) => row.event_type },
    { header: 'State', cell: (row) => <State row={row} /> },
    {
      header: 'Attempt',
      cell: (row) => (row.origin === 'resend' ? `${row.attempt}, sent again` : String(row.attempt)),
    },
    { header: 'When', cell: (row) => showMoment(row.started_at ?? row.due_at ?? row.created_at ?? '') },
    {
      header: 'Took',
      align: 'end',
      cell: (row) => (row.duration_ms === null ? '–' : `${row.duration_ms} ms`),
    },
    { header: 'Do', cell: (row) => <Actions row={row} endpoint={endpoint} onShow={onShow} /> },
  ];
  return (
    <DataTable caption="Attempts, the newest first" columns={columns} rows={rows} rowKey={(row) => row.id} />
  );
}
