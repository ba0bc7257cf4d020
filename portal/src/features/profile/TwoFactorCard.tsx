import { Button } from '@mantine/core';
import { useState } from 'react';
import { type Schemas, useChange } from '../../api/console.ts';
import { useSession } from '../../session/session.ts';
import { Card } from '../../ui/Card.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { Status } from '../../ui/Status.tsx';
import { CodesShown } from './CodesShown.tsx';
import styles from './Profile.module.css';
import { TotpSetUp } from './TotpSetUp.tsx';
import { TwoFactorOn } from './TwoFactorOn.tsx';

function TwoFactorOff({ onBegun }: { readonly onBegun: (enrolment: Schemas.TotpEnrolment) => void }) {
  const enrol = useChange('post', '/me/totp');
  return (
    <>
      <p>
        A code from an app on your telephone, besides the password: who learns your password still cannot come
        in. Any authenticator app will do.
      </p>
      <FormProblem error={enrol.error} />
      <div className={styles['buttons']}>
        <Button loading={enrol.isPending} onClick={() => enrol.mutate({}, { onSuccess: onBegun })}>
          Set up two-factor sign-in
        </Button>
      </div>
    </>
  );
}

/** The second factor: off, being set up, on, and the codes for when the telephone is lost. */
export function TwoFactorCard() {
  const { person } = useSession();
  const [enrolment, setEnrolment] = useState<Schemas.TotpEnrolment | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const parts = () => {
    if (codes) return <CodesShown codes={codes} onKept={() => setCodes(null)} />;
    if (person.has_totp) return <TwoFactorOn onCodes={setCodes} />;
    if (!enrolment) return <TwoFactorOff onBegun={setEnrolment} />;
    const confirmed = (given: readonly string[]) => {
      setCodes(given);
      setEnrolment(null);
    };
    return <TotpSetUp enrolment={enrolment} onConfirmed={confirmed} onCancel={() => setEnrolment(null)} />;
  };
  const state = person.has_totp ? <Status tone="good">On</Status> : <Status tone="warn">Off</Status>;
  return (
    <Card title="Two-factor sign-in" aside={state}>
      {parts()}
    </Card>
  );
}
