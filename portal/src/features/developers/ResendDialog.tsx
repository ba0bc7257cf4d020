import { Checkbox, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read, type Schemas, useChange } from '../../api/console.ts';
import { useOrganisationId } from '../../session/session.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { countOf } from '../../ui/format.ts';
import { notify } from '../../ui/notify.tsx';
import styles from './Developers.module.css';

const spans = [
  { value: '1', label: 'The last 24 hours' },
  { value: '7', label: 'The last 7 days' },
  { value: '30', label: 'The last 30 days' },
  { value: 'own', label: 'Other times' },
];

const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();
const asMoment = (local: string): string | null => (local === '' ? null : new Date(local).toISOString());

interface ResendDialogProps {
  readonly endpoint: Schemas.WebhookWithHealth;
  readonly onClose: () => void;
}

function Consequence({
  counts,
  all,
}: {
  readonly counts: Schemas.WebhookEventCounts;
  readonly all: boolean;
}) {
  const missed = counts.failed + counts.never_sent;
  const sent = missed + (all ? counts.delivered : 0);
  return (
    <p aria-live="polite">
      {sent === 0 ? 'There is nothing to send again.' : `${countOf(sent, 'event')} will be sent again`}
      {sent === 0
        ? ''
        : all
          ? `: ${missed} that were missed, ${counts.delivered} that arrived.`
          : ', oldest first.'}
      {counts.pending > 0 ? ` ${counts.pending} on the way are left alone.` : ''}
    </p>
  );
}

/** The time whose events are meant. */
interface Span {
  /** One of `spans`. */
  readonly choice: string;
  readonly from: string;
  /** Empty: now. */
  readonly to: string;
}

const spanOf = (choice: string): Span =>
  choice === 'own' ? { choice, from: '', to: '' } : { choice, from: daysAgo(Number(choice)), to: '' };

interface SpanFieldsProps {
  readonly span: Span;
  readonly onChange: (span: Span) => void;
}

function SpanFields({ span, onChange }: SpanFieldsProps) {
  return (
    <>
      <Select
        label="Events of"
        data={spans}
        value={span.choice}
        allowDeselect={false}
        onChange={(choice) => onChange(spanOf(choice ?? '7'))}
      />
      {span.choice === 'own' ? (
        <div className={styles['filters']}>
          <TextInput
            type="datetime-local"
            label="From"
            value={span.from}
            onChange={(event) => onChange({ ...span, from: event.currentTarget.value })}
          />
          <TextInput
            type="datetime-local"
            label="Until (empty: now)"
            value={span.to}
            onChange={(event) => onChange({ ...span, to: event.currentTarget.value })}
          />
        </div>
      ) : null}
    </>
  );
}

/** Sends the events of a time again, and says beforehand how many. */
export function ResendDialog({ endpoint, onClose }: ResendDialogProps) {
  const id = useOrganisationId();
  const [span, setSpan] = useState(() => spanOf('7'));
  const [all, setAll] = useState(false);
  const path = { id, product: endpoint.product, endpointId: endpoint.id };
  const to = asMoment(span.to);
  const time = { from: asMoment(span.from) ?? '', ...(to ? { to } : {}) };
  const counts = useQuery({
    ...read('/organisations/{id}/webhooks/{product}/{endpointId}/event-counts', { path, query: time }),
    enabled: span.from !== '',
  });
  const resend = useChange('post', '/organisations/{id}/webhooks/{product}/{endpointId}/resend');
  const sent = ({ events }: { readonly events: number }) => {
    notify(`${countOf(events, 'event')} on the way again.`);
    onClose();
  };
  return (
    <ConfirmDialog
      opened
      title={`Send again to “${endpoint.name}”`}
      action="Send again"
      pending={resend.isPending}
      error={resend.error ?? counts.error}
      onClose={onClose}
      onConfirm={() => resend.mutate({ path, body: { ...time, all } }, { onSuccess: sent })}
    >
      <div className={styles['stack']}>
        <SpanFields span={span} onChange={setSpan} />
        <Checkbox
          label="Also those that arrived"
          checked={all}
          onChange={(event) => setAll(event.currentTarget.checked)}
        />
        {counts.data ? <Consequence counts={counts.data} all={all} /> : null}
      </div>
    </ConfirmDialog>
  );
}
