import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Schemas } from '../../api/console.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import styles from './Reviews.module.css';
import { nameOf, refundWords } from './review-words.ts';

interface RejectDialogProps {
  readonly booking: Schemas.Booking;
  readonly pending: boolean;
  readonly error: Error | null;
  readonly onReject: (reason: string) => void;
  readonly onClose: () => void;
}

/** Asks why a booking is rejected, and says what that does. */
export function RejectDialog({ booking, pending, error, onReject, onClose }: RejectDialogProps) {
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const confirm = () => (reason.trim() === '' ? setMissing(true) : onReject(reason.trim()));
  return (
    <ConfirmDialog
      opened
      title={`Reject ${nameOf(booking)}`}
      action="Reject the booking"
      isFinal
      pending={pending}
      error={error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <div className={styles['dialog']}>
        <ul className={styles['consequences']}>
          <li>The booking ends and its seat is free again.</li>
          <li>{refundWords(booking)}</li>
          <li>
            The candidate{booking.agency_contact_email ? ' and the organisation’s contact are' : ' is'} told
            by e-mail, with your reason.
          </li>
        </ul>
        <Textarea
          label="Reason"
          data-autofocus
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
          error={isMissing && reason.trim() === '' ? 'Say why: the candidate reads it.' : null}
        />
      </div>
    </ConfirmDialog>
  );
}
