import { Button } from '@mantine/core';
import { useState } from 'react';
import { type Schemas, useChange } from '../../api/console.ts';
import { useSession } from '../../session/session.ts';
import { Card } from '../../ui/Card.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { showPence } from '../../ui/format.ts';
import { notify } from '../../ui/notify.tsx';
import styles from './Bookings.module.css';
import { nameOf } from './words.ts';

interface BookingProps {
  readonly booking: Schemas.BookingDetail;
}

type Mark = { readonly attendance: 'attended' | 'no_show' | null; readonly passed?: boolean };

const marks: readonly { readonly label: string; readonly mark: Mark }[] = [
  { label: 'Came and passed', mark: { attendance: 'attended', passed: true } },
  { label: 'Came, did not pass', mark: { attendance: 'attended', passed: false } },
  { label: 'Did not come', mark: { attendance: 'no_show' } },
];

const isMark = (
  booking: Schemas.BookingDetail,
  { attendance, passed = null }: { attendance: string | null; passed?: boolean | null },
) => booking.attendance === attendance && booking.passed === passed;

/** Staff and trainers mark attendance, each way correctable. */
export function AttendanceCard({ booking }: BookingProps) {
  const change = useChange('put', '/bookings/{id}/attendance');
  const set = (mark: Mark) =>
    change.mutate(
      { path: { id: booking.id }, body: mark },
      { onSuccess: () => notify(`Noted for ${nameOf(booking)}.`) },
    );
  if (booking.booking_status !== 'booked') return null;
  if (new Date(booking.start_date) > new Date())
    return (
      <Card title="Attendance">
        <p className={styles['soft']}>Can be marked once the training has begun.</p>
      </Card>
    );
  return (
    <Card title="Attendance">
      <div className={styles['row']}>
        {marks.map(({ label, mark }) => (
          <Button
            key={label}
            variant={isMark(booking, mark) ? 'filled' : 'default'}
            aria-pressed={isMark(booking, mark)}
            disabled={change.isPending}
            onClick={() => set(mark)}
          >
            {label}
          </Button>
        ))}
        {booking.attendance ? (
          <Button variant="subtle" disabled={change.isPending} onClick={() => set({ attendance: null })}>
            Take the mark back
          </Button>
        ) : null}
      </div>
      {booking.certificate ? (
        <p className={styles['soft']}>
          A certificate has been issued. Marking anything other than “came and passed” withdraws it.
        </p>
      ) : null}
      <FormProblem error={change.error} />
    </Card>
  );
}

/** An administrator decides about a booking that waits for review. */
export function ReviewCard({ booking }: BookingProps) {
  const { role } = useSession().person;
  const [rejecting, setRejecting] = useState(false);
  const decide = useChange('post', '/bookings/{id}/review');
  if (role !== 'staff_admin' || booking.review !== 'awaited' || booking.booking_status === 'cancelled')
    return null;
  const settle = (decision: 'approve' | 'reject') =>
    decide.mutate(
      { path: { id: booking.id }, body: { decision } },
      {
        onSuccess: () => {
          notify(decision === 'approve' ? 'Approved.' : 'Rejected: the money goes back.');
          setRejecting(false);
        },
      },
    );
  return (
    <Card title="Review">
      <p>{booking.course.name} needs somebody to look at whether the candidate may take part.</p>
      <div className={styles['row']}>
        <Button loading={decide.isPending} onClick={() => settle('approve')}>
          Approve
        </Button>
        <Button variant="default" onClick={() => setRejecting(true)}>
          Reject …
        </Button>
      </div>
      <FormProblem error={rejecting ? null : decide.error} />
      <ConfirmDialog
        opened={rejecting}
        isFinal
        title={`Reject ${nameOf(booking)}`}
        action="Reject the booking"
        pending={decide.isPending}
        error={decide.error}
        onConfirm={() => settle('reject')}
        onClose={() => setRejecting(false)}
      >
        <p>
          The booking is cancelled, everything that was paid goes back, and the candidate is told by e-mail.
        </p>
      </ConfirmDialog>
    </Card>
  );
}

interface InvoicePaidProps {
  readonly booking: {
    readonly id: number;
    readonly pay_option: string;
    readonly pay_status: string;
    readonly price_pence: number;
  };
  readonly pending: boolean;
  readonly error: Error | null;
  readonly onRecord: () => void;
}

/** An administrator notes that an invoice was paid. */
export function InvoicePaid({ booking, pending, error, onRecord }: InvoicePaidProps) {
  const [asking, setAsking] = useState(false);
  const { role } = useSession().person;
  const isInvoice = booking.pay_option === 'inv' || booking.pay_option === 'invoice';
  if (role !== 'staff_admin' || !isInvoice || booking.pay_status !== 'pending') return null;
  return (
    <div className={styles['row']}>
      <Button variant="default" onClick={() => setAsking(true)}>
        Record that the invoice was paid
      </Button>
      <ConfirmDialog
        opened={asking}
        title="The invoice was paid"
        action="Record the payment"
        pending={pending}
        error={error}
        onConfirm={onRecord}
        onClose={() => setAsking(false)}
      >
        <p>{showPence(booking.price_pence)} arrived for this booking. It cannot be taken back here.</p>
      </ConfirmDialog>
    </div>
  );
}
