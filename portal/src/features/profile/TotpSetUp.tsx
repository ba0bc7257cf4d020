import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type Schemas, useChange } from '../../api/console.ts';
import { useSessionAnew } from '../../session/use-session-anew.ts';
import { applyRefusal } from '../../ui/apply-refusal.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import styles from './TotpSetUp.module.css';

interface TotpSetUpProps {
  readonly enrolment: Schemas.TotpEnrolment;
  readonly onConfirmed: (recoveryCodes: readonly string[]) => void;
  readonly onCancel: () => void;
}

/** Four at a time, to be typed from a screen into a telephone. */
const inGroups = (secret: string): string => secret.replace(/(.{4})(?=.)/g, '$1 ');

function Confirmation({ onConfirmed, onCancel }: Omit<TotpSetUpProps, 'enrolment'>) {
  const form = useForm({ initialValues: { totp_code: '' } });
  const confirm = useChange('post', '/me/totp/confirm');
  const readAnew = useSessionAnew();
  const submit = ({ totp_code: typed }: typeof form.values) =>
    confirm.mutate(
      { body: { totp_code: typed.replaceAll(' ', '') } },
      {
        onSuccess: async ({ recovery_codes: codes }) => {
          onConfirmed(codes);
          await readAnew();
        },
        onError: (error) => applyRefusal(form, error),
      },
    );
  return (
    <form className={styles['form']} onSubmit={form.onSubmit(submit)}>
      <TextInput
        label="Code that the app shows"
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
        required
        {...form.getInputProps('totp_code')}
      />
      {form.errors['totp_code'] ? null : <FormProblem error={confirm.error} />}
      <div className={styles['buttons']}>
        <Button type="submit" loading={confirm.isPending}>
          Confirm
        </Button>
        <Button variant="default" onClick={onCancel}>
          Leave it
        </Button>
      </div>
    </form>
  );
}

/** Shows the secret as a picture and as text, and asks for a code of it. */
export function TotpSetUp({ enrolment, ...rest }: TotpSetUpProps) {
  const { secret, qr } = enrolment;
  return (
    <div className={styles['setUp']}>
      <img
        className={styles['qr']}
        src={`data:image/svg+xml,${encodeURIComponent(qr)}`}
        width={184}
        height={184}
        alt="QR code that holds the set-up key"
      />
      <div className={styles['steps']}>
        <ol className={styles['list']}>
          <li>Open your authenticator app and add an account.</li>
          <li>
            Scan the picture, or type this key:
            <span className={styles['secret']}>
              <code>{inGroups(secret)}</code>
              <CopyButton text={secret} what="Set-up key" />
            </span>
          </li>
          <li>Type the code that it shows. Nothing changes before that.</li>
        </ol>
        <Confirmation {...rest} />
      </div>
    </div>
  );
}
