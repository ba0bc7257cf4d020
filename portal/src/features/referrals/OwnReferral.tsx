import { Button, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { read, type Schemas, useChange } from '../../api/console.ts';
import { useSession } from '../../session/session.ts';
import { Card } from '../../ui/Card.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { DeskPage } from '../../ui/DeskPage.tsx';
import { showMoment } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { notify } from '../../ui/notify.tsx';
import { Status } from '../../ui/Status.tsx';
import styles from './Case.module.css';
import { inWords, personOf, statusOf } from './words.ts';

type Own = Schemas.OwnReferral;

function Withdraw({ referral }: { readonly referral: Own }) {
  const [isOpen, { open, close }] = useDisclosure(false);
  const [reason, setReason] = useState('');
  const withdraw = useChange('post', '/own-referrals/{id}/withdraw');
  return (
    <>
      <Button variant="default" onClick={open}>
        Take it back
      </Button>
      <ConfirmDialog
        opened={isOpen}
        title={`Take ${personOf(referral)} back?`}
        action="Take the referral back"
        isFinal
        pending={withdraw.isPending}
        error={withdraw.error}
        onClose={close}
        onConfirm={() =>
          withdraw.mutate(
            { path: { id: referral.id }, body: reason === '' ? {} : { reason } },
            {
              onSuccess: () => {
                close();
                notify('The referral is withdrawn.');
              },
            },
          )
        }
      >
        <p>
          Nobody will call {personOf(referral)} on your behalf. It cannot be undone; you would have to refer
          the person anew.
        </p>
        <TextInput
          label="Why"
          maxLength={500}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
      </ConfirmDialog>
    </>
  );
}

/** What the counsellors are doing, as far as the partner may know. */
const meanings: Partial<Record<Own['status'], string>> = {
  received: 'It has arrived. Somebody looks at it within two business days.',
  acknowledged: 'It is accepted: the person will be called.',
  contact_attempted: 'The counsellors try to reach the person.',
  appointment_booked: 'A date is agreed with the person.',
  counselled: 'The person was counselled.',
  closed: 'The case has ended.',
  duplicate: 'The same person was referred before: the earlier referral goes on.',
  rejected: 'It was not accepted.',
  out_of_area: 'The person lives where the counsellors do not work.',
  withdrawn: 'It was taken back.',
};

const mayWithdraw = ({ status }: Own) => ['received', 'acknowledged'].includes(status);

function Facts({ referral }: { readonly referral: Own }) {
  return (
    <dl className={styles['facts']}>
      {(
        [
          ['Sent', showMoment(referral.received_at)],
          ['Last change', showMoment(referral.updated_at)],
          ['Ended', referral.closed_at && showMoment(referral.closed_at)],
          ['Outcome', referral.outcome && inWords(referral.outcome)],
          ['Reason', referral.reason && inWords(referral.reason)],
          ['Your reference', referral.external_reference],
        ] as const
      ).map(([label, value]) =>
        value ? (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

/** One referral as its organisation may see it. */
export function OwnReferral({ id }: { readonly id: string }) {
  const { person } = useSession();
  const query = useQuery(read('/own-referrals/{id}', { path: { id } }));
  const { data } = query;
  return (
    <DeskPage
      title={data ? personOf(data) : 'Referral'}
      back={<Link to="/app/referrals">Referrals</Link>}
      actions={
        data && person.role === 'agency_owner' && mayWithdraw(data) ? <Withdraw referral={data} /> : null
      }
    >
      <Loaded query={query} what="The referral" height={240}>
        {(referral) => (
          <Card
            title="Where it stands"
            aside={<Status tone={statusOf(referral.status).tone}>{statusOf(referral.status).label}</Status>}
          >
            <p>{meanings[referral.status]}</p>
            <Facts referral={referral} />
            {referral.duplicate_of ? (
              <p>
                <Link to="/app/referrals/$referralId" params={{ referralId: referral.duplicate_of }}>
                  Your referral that goes on in its place
                </Link>
              </p>
            ) : null}
          </Card>
        )}
      </Loaded>
    </DeskPage>
  );
}
