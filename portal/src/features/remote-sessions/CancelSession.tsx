import { Switch } from '@mantine/core';
import {
  IconCash,
  IconCashOff,
  IconLinkOff,
  IconMail,
  IconPackage,
  IconUserCheck,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read, type Schemas, useChange } from '../../api/console.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { showDay } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { notify } from '../../ui/notify.tsx';
import styles from '../bookings/Bookings.module.css';
import { Consequence, NoteField } from '../bookings/CancelBooking.tsx';
import { amountOf, nameOf, refundSentence, refusalWords } from '../bookings/words.ts';

interface CancelSessionProps {
  readonly booking: Schemas.RemoteBookingDetail;
  readonly onClose: () => void;
}

interface ConsequencesProps {
  readonly booking: Schemas.RemoteBookingDetail;
  readonly foreseen: Schemas.RemoteBookingCancellation;
  readonly refunds: boolean;
}

function Money({ refund, refunds }: { readonly refund: Schemas.Refund | null; readonly refunds: boolean }) {
  if (!refund)
    return (
      <Consequence icon={<IconCash size={18} aria-hidden />}>
        Nothing was paid, so nothing goes back.
      </Consequence>
    );
  return refunds ? (
    <Consequence icon={<IconCash size={18} aria-hidden />} tone="good">
      {refundSentence(refund)}
    </Consequence>
  ) : (
    <Consequence icon={<IconCashOff size={18} aria-hidden />} tone="bad">
      <strong>{amountOf(refund)} is not given back.</strong>
    </Consequence>
  );
}

function Consequences({ booking, foreseen, refunds }: ConsequencesProps) {
  return (
    <ul className={styles['consequences']}>
      <Money refund={foreseen.refund} refunds={refunds} />
      {foreseen.ends_payment ? (
        <Consequence icon={<IconLinkOff size={18} aria-hidden />}>
          The payment link stops working. Money that is on its way goes back.
        </Consequence>
      ) : null}
      {foreseen.kit_due_on ? (
        <Consequence icon={<IconPackage size={18} aria-hidden />}>
          The kit that is out is due back by {showDay(foreseen.kit_due_on)}.
        </Consequence>
      ) : null}
      <Consequence icon={<IconUserCheck size={18} aria-hidden />}>
        {booking.trainer.name} is free at that time at once.
      </Consequence>
      <Consequence icon={<IconMail size={18} aria-hidden />}>
        {nameOf(booking)} and {booking.organisation.name} are told by e-mail.
      </Consequence>
    </ul>
  );
}

/** Staff cancel a remote session, once they have seen what that does. */
export function CancelSession({ booking, onClose }: CancelSessionProps) {
  const path = { id: booking.id };
  const foreseen = useQuery(read('/virtual-bls/bookings/{id}/cancellation', { path }));
  const cancel = useChange('post', '/virtual-bls/bookings/{id}/cancel');
  const [note, setNote] = useState('');
  const [refund, setRefund] = useState(true);
  const refusal = foreseen.data?.refusal;
  const done = () => {
    notify(`${nameOf(booking)}’s session is cancelled.`);
    onClose();
  };
  return (
    <ConfirmDialog
      opened
      isFinal
      title={`Cancel ${nameOf(booking)}’s session`}
      action="Cancel the session"
      pending={cancel.isPending || foreseen.isPending}
      error={refusal ? new Error(refusalWords[refusal] ?? 'It cannot be cancelled.') : cancel.error}
      onClose={onClose}
      onConfirm={() =>
        cancel.mutate({ path, body: { ...(note.trim() ? { note } : {}), refund } }, { onSuccess: done })
      }
    >
      <Loaded query={foreseen} what="What cancelling does" height={140}>
        {(data) =>
          data.refusal ? null : <Consequences booking={booking} foreseen={data} refunds={refund} />
        }
      </Loaded>
      {foreseen.data?.refund ? (
        <Switch
          label="Give the money back"
          checked={refund}
          onChange={({ currentTarget }) => setRefund(currentTarget.checked)}
        />
      ) : null}
      <NoteField value={note} onChange={setNote} />
    </ConfirmDialog>
  );
}
