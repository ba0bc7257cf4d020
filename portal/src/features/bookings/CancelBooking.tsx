import { Switch, Textarea } from '@mantine/core';
import { IconArmchair, IconCash, IconCashOff, IconLinkOff, IconMail } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { read, type Schemas, useChange } from '../../api/console.ts';
import { useSession } from '../../session/session.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { showMoment } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { notify } from '../../ui/notify.tsx';
import styles from './Bookings.module.css';
import { amountOf, nameOf, refundSentence, refusalWords } from './words.ts';

interface CancelBookingProps {
  readonly booking: Schemas.BookingDetail;
  readonly onClose: () => void;
}

/** One consequence, with a picture of what it is about. */
export function Consequence(props: {
  readonly icon: ReactNode;
  readonly tone?: 'good' | 'bad';
  readonly children: ReactNode;
}) {
  return (
    <li data-tone={props.tone}>
      {props.icon}
      <span>{props.children}</span>
    </li>
  );
}

function Money({
  foreseen,
  refunds,
}: {
  readonly foreseen: Schemas.BookingCancellation;
  readonly refunds: boolean;
}) {
  const { refund, at_stake, full_refund_until } = foreseen;
  const lost = refund && refunds ? null : at_stake;
  if (refund && refunds)
    return (
      <Consequence icon={<IconCash size={18} aria-hidden />} tone="good">
        {refundSentence(refund)}
      </Consequence>
    );
  if (!lost)
    return (
      <Consequence icon={<IconCash size={18} aria-hidden />}>
        Nothing was paid, so nothing goes back.
      </Consequence>
    );
  return (
    <Consequence icon={<IconCashOff size={18} aria-hidden />} tone="bad">
      <strong>{amountOf(lost)} is not given back.</strong>
      {full_refund_until && !refund
        ? ` The time for a refund ended on ${showMoment(full_refund_until)}.`
        : ''}
    </Consequence>
  );
}

function Consequences({ booking, foreseen, refunds }: CancelBookingPartProps) {
  return (
    <ul className={styles['consequences']}>
      <Money foreseen={foreseen} refunds={refunds} />
      {foreseen.ends_payment ? (
        <Consequence icon={<IconLinkOff size={18} aria-hidden />}>
          The payment link stops working. Money that is on its way goes back.
        </Consequence>
      ) : null}
      <Consequence icon={<IconArmchair size={18} aria-hidden />}>
        The seat is free for somebody else at once.
      </Consequence>
      <Consequence icon={<IconMail size={18} aria-hidden />}>
        {nameOf(booking)} {booking.agency_contact_email ? `and ${booking.agency_contact_email} are` : 'is'}{' '}
        told by e-mail.
      </Consequence>
    </ul>
  );
}

interface CancelBookingPartProps {
  readonly booking: Schemas.BookingDetail;
  readonly foreseen: Schemas.BookingCancellation;
  readonly refunds: boolean;
}

interface NoteFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Why something is cancelled, in somebody's words. */
export function NoteField({ value, onChange }: NoteFieldProps) {
  return (
    <Textarea
      label="Why (optional)"
      description="Kept with the booking."
      maxLength={500}
      autosize
      minRows={2}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

/** Cancels the booking and says so. */
function useCancel(booking: Schemas.BookingDetail, onCancelled: () => void) {
  const cancel = useChange('post', '/bookings/{id}/cancel');
  const run = (note: string, refund: boolean) =>
    cancel.mutate(
      { path: { id: booking.id }, body: { ...(note.trim() ? { note } : {}), refund } },
      {
        onSuccess: () => {
          notify(`${nameOf(booking)}’s booking is cancelled.`);
          onCancelled();
        },
      },
    );
  return { run, isPending: cancel.isPending, error: cancel.error };
}

/** Cancels a booking, once whoever asks has seen what goes back. */
export function CancelBooking({ booking, onClose }: CancelBookingProps) {
  const isStaff = useSession().organisation === null;
  const foreseen = useQuery(read('/bookings/{id}/cancellation', { path: { id: booking.id } }));
  const cancel = useCancel(booking, onClose);
  const [note, setNote] = useState('');
  const [refunds, setRefunds] = useState(true);
  const refusal = foreseen.data?.refusal;
  return (
    <ConfirmDialog
      opened
      isFinal
      title={`Cancel ${nameOf(booking)}’s booking`}
      action="Cancel the booking"
      pending={cancel.isPending || foreseen.isPending}
      error={refusal ? new Error(refusalWords[refusal] ?? 'It cannot be cancelled.') : cancel.error}
      onClose={onClose}
      onConfirm={() => cancel.run(note, refunds)}
    >
      <Loaded query={foreseen} what="What cancelling does" height={120}>
        {(data) =>
          data.refusal ? null : <Consequences booking={booking} foreseen={data} refunds={refunds} />
        }
      </Loaded>
      {isStaff && foreseen.data?.at_stake ? (
        <Switch
          label="Give the money back"
          checked={refunds}
          onChange={({ currentTarget }) => setRefunds(currentTarget.checked)}
        />
      ) : null}
      <NoteField value={note} onChange={setNote} />
    </ConfirmDialog>
  );
}
