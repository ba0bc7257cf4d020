import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../../api/console.ts';
import { countOf, showDay } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { notify } from '../../ui/notify.tsx';
import { Status } from '../../ui/Status.tsx';
import { PasswordDialog } from './PasswordDialog.tsx';
import styles from './Profile.module.css';
import { useDisableTotp, useNewCodes } from './two-factor.ts';

interface TwoFactorOnProps {
  readonly onCodes: (codes: readonly string[]) => void;
}

const few = 3;

function CodesLeft() {
  const query = useQuery(read('/me/recovery-codes', {}));
  return (
    <Loaded query={query} what="Recovery codes" height={28}>
      {({ remaining, issued_at: issuedAt }) => (
        <p>
          <Status tone={remaining > few ? 'good' : remaining > 0 ? 'warn' : 'bad'}>
            {countOf(remaining, 'recovery code')} left
          </Status>{' '}
          <span className={styles['soft']}>
            {issuedAt ? `Given out on ${showDay(issuedAt)}. ` : ''}
            {remaining > few
              ? 'Each lets you in once without your telephone.'
              : 'Get new ones before you need them.'}
          </span>
        </p>
      )}
    </Loaded>
  );
}

/** What can be done while codes are asked for. */
export function TwoFactorOn({ onCodes }: TwoFactorOnProps) {
  const [asks, setAsks] = useState<'codes' | 'off' | null>(null);
  const close = () => setAsks(null);
  const codes = useNewCodes((given) => {
    close();
    onCodes(given);
  });
  const off = useDisableTotp(() => {
    close();
    notify('Two-factor sign-in is off. Your password alone lets you in.');
  });
  return (
    <>
      <p>Signing in asks for a code from your authenticator app.</p>
      <CodesLeft />
      <div className={styles['buttons']}>
        <Button variant="default" onClick={() => setAsks('codes')}>
          New recovery codes
        </Button>
        <Button variant="default" onClick={() => setAsks('off')}>
          Switch off
        </Button>
      </div>
      <PasswordDialog
        opened={asks === 'codes'}
        title="New recovery codes"
        action="Give me new codes"
        change={codes}
        onClose={close}
      >
        You get ten new codes. The ones you have stop working at once.
      </PasswordDialog>
      <PasswordDialog
        opened={asks === 'off'}
        title="Switch two-factor sign-in off"
        action="Switch it off"
        isFinal
        change={off}
        onClose={close}
      >
        Your password alone will let anybody in who has it. Your recovery codes end, and the app’s account for
        Veriward is of no use any more: delete it there.
      </PasswordDialog>
    </>
  );
}
