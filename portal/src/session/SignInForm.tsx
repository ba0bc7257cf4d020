import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Schemas, send } from '../api/console.ts';
import { RequestFailed } from '../api/request-json.ts';
import { FormProblem } from '../ui/FormProblem.tsx';
import styles from './SignInForm.module.css';
import { beginSession, type Session } from './session.ts';

interface SignInFormProps {
  /** Known when a session is taken up again. */
  readonly email?: string;
  readonly onSignedIn: (session: Session) => void;
}

const wantsCode = (error: Error | null): boolean =>
  error instanceof RequestFailed && (error.code === 'totp_required' || error.code === 'totp_invalid');

const codeOf = (typed: string): { readonly totp_code?: string } =>
  typed === '' ? {} : { totp_code: typed.replaceAll(' ', '') };

/** Signs in, and begins the session in this browser. */
function useSignIn(onSignedIn: SignInFormProps['onSignedIn']) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas.CreateSessionRequest) => send('post', '/session', { body }),
    onSuccess: (session) => {
      beginSession(queries, session);
      onSignedIn(session);
    },
  });
}

/** E-mail, password and, where the account has one, the code of an authenticator app. */
export function SignInForm({ email, onSignedIn }: SignInFormProps) {
  const form = useForm({ initialValues: { email: email ?? '', password: '', totp_code: '' } });
  const signIn = useSignIn(onSignedIn);
  const asksCode = wantsCode(signIn.error) || form.values.totp_code !== '';
  const isFirstAsk = signIn.error instanceof RequestFailed && signIn.error.code === 'totp_required';
  return (
    <form
      className={styles['form']}
      onSubmit={form.onSubmit(({ totp_code: code, ...body }) => signIn.mutate({ ...body, ...codeOf(code) }))}
    >
      <TextInput
        label="E-mail"
        type="email"
        autoComplete="username"
        required
        readOnly={email !== undefined}
        {...form.getInputProps('email')}
      />
      <PasswordInput
        label="Password"
        autoComplete="current-password"
        required
        data-autofocus={email !== undefined || undefined}
        {...form.getInputProps('password')}
      />
      {asksCode ? (
        <TextInput
          label="Code"
          description="Six digits from your authenticator app, or one of your recovery codes."
          autoComplete="one-time-code"
          autoFocus
          required
          {...form.getInputProps('totp_code')}
        />
      ) : null}
      {isFirstAsk ? null : <FormProblem error={signIn.error} />}
      <Button type="submit" loading={signIn.isPending} fullWidth>
        Sign in
      </Button>
    </form>
  );
}
