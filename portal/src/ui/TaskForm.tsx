import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { DialogButtons } from './DialogButtons.tsx';
import { FormProblem } from './FormProblem.tsx';
import styles from './TaskForm.module.css';

interface TaskFormProps {
  readonly onSubmit: () => void;
  /** What the button says: “Change the date”. */
  readonly action: string;
  readonly pending: boolean;
  readonly error: Error | null;
  /** Called when the person leaves it. */
  readonly onDone: () => void;
  readonly children: ReactNode;
}

/** The form of one thing to do, in a dialog: done, or left. */
export function TaskForm({ onSubmit, action, pending, error, onDone, children }: TaskFormProps) {
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      <FormProblem error={error} />
      <DialogButtons onClose={onDone}>
        <Button type="submit" loading={pending}>
          {action}
        </Button>
      </DialogButtons>
    </form>
  );
}
