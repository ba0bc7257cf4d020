import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useChange } from '../api/console.ts';
import { applyRefusal } from '../ui/apply-refusal.ts';
import { FormProblem } from '../ui/FormProblem.tsx';
import styles from './SignInForm.module.css';

/** Asks for an e-mail and has a link mailed there; says the same whether or not the e-mail is known. */
export function LinkRequest() {
  const form = useForm({ initialValues: { email: '' } });
  const ask = useChange('post', '/password-links');
  if (ask.isSuccess)
    return (
      <div role="status" className={styles['form']}>
        <p>
          If <strong>{form.values.email}</strong> is known here, a link to choose a password is on its way to
          it. It works once, for an hour.
        </p>
        <p>
          Nothing there after a few minutes? Look among unwanted mail, or{' '}
          <button type="button" className={styles['again']} onClick={ask.reset}>
            try another e-mail
          </button>
          .
        </p>
      </div>
    );
  return (
    <form
      className={styles['form']}
      onSubmit={form.onSubmit((body) =>
        ask.mutate({ body }, { onError: (error) => applyRefusal(form, error) }),
      )}
    >
      <TextInput
        label="E-mail"
        type="email"
        autoComplete="username"
        required
        {...form.getInputProps('email')}
      />
      {form.errors['email'] ? null : <FormProblem error={ask.error} />}
      <Button type="submit" loading={ask.isPending} fullWidth>
        Send me a link
      </Button>
    </form>
  );
}
