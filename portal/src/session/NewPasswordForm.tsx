import { Button, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useChange } from '../api/console.ts';
import { RequestFailed } from '../api/request-json.ts';
import { applyRefusal } from '../ui/apply-refusal.ts';
import { FormProblem } from '../ui/FormProblem.tsx';
import { passwordProblem } from './password-rules.ts';
import styles from './SignInForm.module.css';

interface NewPasswordFormProps {
  readonly token: string;
  /** Whose password it is: told to password managers, too. */
  readonly email: string;
}

/** Sets a password through a mailed link. */
export function NewPasswordForm({ token, email }: NewPasswordFormProps) {
  const form = useForm({ initialValues: { password: '' }, validate: { password: passwordProblem } });
  const queries = useQueryClient();
  const navigate = useNavigate();
  const set = useChange('post', '/password-links/use');
  const submit = ({ password }: typeof form.values) =>
    set.mutate(
      { body: { token, password } },
      {
        onSuccess: () => void navigate({ to: '/sign-in', search: { notice: 'password-set' }, replace: true }),
        onError: (error) => {
          applyRefusal(form, error);
          // used elsewhere meanwhile: the page says so
          if (error instanceof RequestFailed && error.status === 410)
            void queries.resetQueries({ queryKey: ['password-link'] });
        },
      },
    );
  return (
    <form className={styles['form']} onSubmit={form.onSubmit(submit)}>
      <p className={styles['who']}>
        Account: <strong>{email}</strong>
      </p>
      <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
      <PasswordInput
        label="New password"
        description="At least 12 characters. A few words you remember are better than one you do not."
        autoComplete="new-password"
        autoFocus
        required
        {...form.getInputProps('password')}
      />
      {form.errors['password'] ? null : <FormProblem error={set.error} />}
      <Button type="submit" loading={set.isPending} fullWidth>
        Set the password
      </Button>
    </form>
  );
}
