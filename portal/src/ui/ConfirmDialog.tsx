import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './ConfirmDialog.module.css';
import { DialogButtons } from './DialogButtons.tsx';
import { FormProblem } from './FormProblem.tsx';

interface ConfirmDialogProps {
  readonly opened: boolean;
  readonly title: string;
  /** What will happen, and to whom: never just “Are you sure?”. */
  readonly children: ReactNode;
  /** The verb of the button: “Cancel the booking”. */
  readonly action: string;
  /** True when it cannot be taken back. */
  readonly isFinal?: boolean;
  readonly pending: boolean;
  readonly error: Error | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something with consequences, and names them. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { opened, title, children, action, isFinal = false, pending, error, onConfirm, onClose } = props;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className={styles['body']}>
        {children}
        <FormProblem error={error} />
        <DialogButtons onClose={onClose}>
          <Button {...(isFinal ? { color: 'red.8' } : {})} loading={pending} onClick={onConfirm}>
            {action}
          </Button>
        </DialogButtons>
      </div>
    </Modal>
  );
}
