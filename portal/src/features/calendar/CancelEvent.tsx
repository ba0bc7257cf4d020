import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { type Schemas, useChange } from '../../api/console.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { notify } from '../../ui/notify.tsx';
import { Consequences } from './Consequences.tsx';
import styles from './Plan.module.css';

interface EventDialogProps {
  readonly event: Schemas.TrainingEvent;
  readonly onClose: () => void;
}

/** Cancels an event, after saying what that does to whom. */
export function CancelEvent({ event, onClose }: EventDialogProps) {
  const [note, setNote] = useState('');
  const cancel = useChange('post', '/training-events/{id}/cancel');
  const confirm = () =>
    cancel.mutate(
      { path: { id: event.id }, body: note.trim() === '' ? {} : { note } },
      {
        onSuccess() {
          notify('Cancelled. Everybody concerned is told.');
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      opened
      title="Cancel this event"
      action="Cancel the event"
      isFinal
      pending={cancel.isPending}
      error={cancel.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <div className={styles['dialog']}>
        <Consequences eventId={event.id} of="cancel" />
        <Textarea
          label="Why"
          description="Stands in the mails. May be left empty."
          autosize
          minRows={2}
          maxLength={500}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        <p>It cannot be taken back.</p>
      </div>
    </ConfirmDialog>
  );
}
