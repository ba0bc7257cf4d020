import { Button, Modal } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { DialogButtons } from '../../ui/DialogButtons.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import styles from './Catalogue.module.css';

interface EntryDialogProps {
  readonly title: string;
  readonly pending: boolean;
  readonly error: Error | null;
  readonly onSubmit: (submitted: FormEvent<HTMLFormElement>) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The frame of the forms by which entries are added and edited. */
export function EntryDialog({ title, pending, error, onSubmit, onClose, children }: EntryDialogProps) {
  return (
    <Modal opened onClose={onClose} title={title} centered closeButtonProps={{ 'aria-label': 'Close' }}>
      <form noValidate onSubmit={onSubmit} className={styles['form']}>
        {children}
        <FormProblem error={error} />
        <DialogButtons onClose={onClose}>
          <Button type="submit" loading={pending}>
            Save
          </Button>
        </DialogButtons>
      </form>
    </Modal>
  );
}
