import { Button, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useChange } from '../../api/console.ts';
import { passwordProblem } from '../../session/password-rules.ts';
import { useSession } from '../../session/session.ts';
import { useSessionAnew } from '../../session/use-session-anew.ts';
import { applyRefusal } from '../../ui/apply-refusal.ts';
import { Card } from '../../ui/Card.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { notify } from '../../ui/notify.tsx';
import styles from './Profile.module.css';

/** Another password: everywhere else is signed out. */
export function PasswordCard() {
  const { person } = useSession();
  const form = useForm({
    initialValues: { current_password: '', new_password: '' },
    validate: { new_password: passwordProblem },
  });
  const change = useChange('put', '/me/password');
  const readAnew = useSessionAnew();
  const submit = (body: typeof form.values) =>
    change.mutate(
      { body },
      {
        onSuccess: async () => {
          form.reset();
          // a new session began: changes have to carry its token
          await readAnew();
          notify('Your password is changed. Everywhere else you are signed out.');
        },
        onError: (error) => applyRefusal(form, error),
      },
    );
  const isToldBeside = Object.keys(form.errors).length > 0;
  return (
    <Card title="Password">
      <form className={styles['form']} onSubmit={form.onSubmit(submit)}>
        <input type="email" name="username" autoComplete="username" value={person.email} readOnly hidden />
        <PasswordInput
          label="Current password"
          autoComplete="current-password"
          required
          {...form.getInputProps('current_password')}
        />
        <PasswordInput
          label="New password"
          description="At least 12 characters. A few words you remember are better than one you do not."
          autoComplete="new-password"
          required
          {...form.getInputProps('new_password')}
        />
        {isToldBeside ? null : <FormProblem error={change.error} />}
        <Button type="submit" variant="default" loading={change.isPending}>
          Change the password
        </Button>
        <p className={styles['soft']}>You stay signed in here; every other session of yours ends.</p>
      </form>
    </Card>
  );
}
