import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './ConfirmDialog.module.css';

interface DialogButtonsProps {
  readonly onClose: () => void;
  /** What the dialog is for. */
  readonly children: ReactNode;
}

/** The end of a dialog: the way out that changes nothing, then what the dialog is for. */
export function DialogButtons({ onClose, children }: DialogButtonsProps) {
  return (
    <div className={styles['buttons']}>
      <Button variant="default" onClick={onClose}>
        Leave it
      </Button>
      {children}
    </div>
  );
}
