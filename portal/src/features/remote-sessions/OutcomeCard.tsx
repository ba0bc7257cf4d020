import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { type Schemas, useChange } from '../../api/console.ts';
import { useSession } from '../../session/session.ts';
import { Card } from '../../ui/Card.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { notify } from '../../ui/notify.tsx';
import styles from '../bookings/Bookings.module.css';
import { nameOf } from '../bookings/words.ts';

const outcomes = [
  { value: 'completed', label: 'Completed' },
  { value: 'failed', label: 'Not passed' },
  { value: 'no_show', label: 'Did not come' },
] as const;

type Outcome = (typeof outcomes)[number]['value'];

interface OutcomeCardProps {
  readonly booking: Schemas.RemoteBookingDetail;
}

function useMark(booking: Schemas.RemoteBookingDetail, onMarked: () => void) {
  const change = useChange('put', '/virtual-bls/bookings/{id}/outcome');
  const mark = (training_status: Outcome, reason?: string) =>
    change.mutate(
      { path: { id: booking.id }, body: { training_status, ...(reason ? { reason } : {}) } },
      {
        onSuccess: () => {
          notify(`Noted for ${nameOf(booking)}.`);
          onMarked();
        },
      },
    );
  return { mark, isPending: change.isPending, error: change.error };
}

interface WithdrawProps extends OutcomeCardProps {
  readonly opened: boolean;
  readonly pending: boolean;
  readonly error: Error | null;
  readonly onConfirm: (reason: string) => void;
  readonly onClose: () => void;
}

function Withdraw({ booking, onConfirm, ...dialog }: WithdrawProps) {
  const [reason, setReason] = useState('');
  return (
    <ConfirmDialog
      {...dialog}
      isFinal
      title="Withdraw the certificate"
      action="Withdraw it"
      onConfirm={() => onConfirm(reason.trim())}
    >
      <p>Whoever checks {nameOf(booking)}’s certificate sees from now on that it does not hold.</p>
      <Textarea
        label="Why"
        required
        maxLength={500}
        autosize
        minRows={2}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
    </ConfirmDialog>
  );
}

/** Staff and the session’s trainer say what came of it; once there is a certificate an administrator alone, with a reason. */
export function OutcomeCard({ booking }: OutcomeCardProps) {
  const { role } = useSession().person;
  const [withdrawing, setWithdrawing] = useState<Outcome | null>(null);
  const { mark, isPending, error } = useMark(booking, () => setWithdrawing(null));
  if (booking.booking_status !== 'booked') return null;
  const begun = new Date(booking.start_date) <= new Date();
  const isFixed = booking.certificate !== null && role !== 'staff_admin';
  const press = (outcome: Outcome) => (booking.certificate ? setWithdrawing(outcome) : mark(outcome));
  return (
    <Card title="Outcome">
      {begun ? (
        <div className={styles['row']}>
          {outcomes.map(({ value, label }) => (
            <Button
              key={value}
              variant={booking.training_status === value ? 'filled' : 'default'}
              aria-pressed={booking.training_status === value}
              disabled={isPending || (isFixed && booking.training_status !== value)}
              onClick={() => booking.training_status !== value && press(value)}
            >
              {label}
            </Button>
          ))}
        </div>
      ) : (
        <p className={styles['soft']}>Can be marked once the session has begun.</p>
      )}
      {isFixed ? (
        <p className={styles['soft']}>There is a certificate: an administrator can withdraw it.</p>
      ) : null}
      <FormProblem error={withdrawing ? null : error} />
      <Withdraw
        booking={booking}
        opened={withdrawing !== null}
        pending={isPending}
        error={error}
        onConfirm={(reason) => withdrawing && mark(withdrawing, reason)}
        onClose={() => setWithdrawing(null)}
      />
    </Card>
  );
}
