import { Button, Modal, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import { applyRefusal } from '../../ui/apply-refusal.ts';
import { DialogButtons } from '../../ui/DialogButtons.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import styles from './Profile.module.css';
import type { PasswordChange } from './two-factor.ts';

interface PasswordDialogProps {
  readonly opened: boolean;
  readonly title: string;
  /** What will happen. */
  readonly children: ReactNode;
  readonly action: string;
  readonly isFinal?: boolean;
  readonly change: PasswordChange;
  readonly onClose: () => void;
}

function Fields({
  action,
  isFinal,
  change,
  onClose,
}: Omit<PasswordDialogProps, 'opened' | 'title' | 'children'>) {
  const form = useForm({ initialValues: { current_password: '' } });
  return (
    <form
      className={styles['form']}
      onSubmit={form.onSubmit(({ current_password: password }) =>
        change.run(password, (error) => applyRefusal(form, error)),
      )}
    >
      <PasswordInput
        label="Your password"
        autoComplete="current-password"
        data-autofocus
        required
        {...form.getInputProps('current_password')}
      />
      {form.errors['current_password'] ? null : <FormProblem error={change.error} />}
      <DialogButtons onClose={onClose}>
        <Button type="submit" loading={change.isPending} {...(isFinal ? { color: 'red.8' } : {})}>
          {action}
        </Button>
      </DialogButtons>
    </form>
  );
}

/** Asks for the password before something that matters, and says what will happen. */
export function PasswordDialog({ opened, title, children, ...rest }: PasswordDialogProps) {
  const close = () => {
    rest.change.reset();
    rest.onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={title}
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <p style={{ marginBottom: '1rem' }}>{children}</p>
      <Fields {...rest} onClose={close} />
    </Modal>
  );
}
