import { Button, TextInput } from '@mantine/core';
import type { ComponentProps, FormEventHandler, ReactNode } from 'react';
import { Card } from '../../ui/Card.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import styles from './Team.module.css';

type FieldProps = Partial<ComponentProps<typeof TextInput>>;

/** The fields that every invitation has. */
export function NameAndEmail({ name, email }: { readonly name: FieldProps; readonly email: FieldProps }) {
  return (
    <>
      <TextInput label="Name" autoComplete="off" autoFocus required {...name} />
      <TextInput
        label="E-mail"
        description="Gets the link, and signs in with it from then on."
        type="email"
        autoComplete="off"
        required
        {...email}
      />
    </>
  );
}

interface InviteCardProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Whether what is wrong stands beside fields already. */
  readonly hasErrors: boolean;
  readonly error: Error | null;
  readonly pending: boolean;
  readonly onSubmit: FormEventHandler<HTMLFormElement>;
  readonly onClose: () => void;
}

/** The frame of an invitation's form. What is typed is kept until it is sent. */
export function InviteCard({
  title,
  children,
  hasErrors,
  error,
  pending,
  onSubmit,
  onClose,
}: InviteCardProps) {
  return (
    <Card title={title}>
      <form className={styles['form']} onSubmit={onSubmit} aria-label={title}>
        {children}
        <div className={styles['whole']}>{hasErrors ? null : <FormProblem error={error} />}</div>
        <div className={`${styles['buttons']} ${styles['whole']}`}>
          <Button type="submit" loading={pending}>
            Send the invitation
          </Button>
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
        </div>
      </form>
    </Card>
  );
}
