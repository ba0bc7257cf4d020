import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { read, type Schemas, useChange } from '../../api/console.ts';
import { Card } from '../../ui/Card.tsx';
import { DeskPage } from '../../ui/DeskPage.tsx';
import { FactList } from '../../ui/FactList.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Status } from '../../ui/Status.tsx';
import { Keys } from './Keys.tsx';
import styles from './ReferPerson.module.css';

type Partners = Schemas.OwnReferralPartners['data'];

/** What a program does with a key. */
function Opens({ partners }: { readonly partners: Partners }) {
  const isSuspended = partners.length > 0 && partners.every(({ status }) => status === 'suspended');
  return (
    <Card title="What a key opens" aside={isSuspended ? <Status tone="bad">Suspended</Status> : null}>
      <FactList
        facts={[
          [
            'Sent with it',
            partners.map(({ id, identifier }) => (
              <div key={id}>
                <code>{identifier}</code>
              </div>
            )),
          ],
          ['Refers', 'People who want help with debt, by one call each'],
          ['Follows', 'What becomes of them: state, outcome and reason, never the notes'],
          ['Takes back', 'A referral, while nobody has tried to reach the person'],
          [
            'Consent',
            partners.some(({ consent_required }) => consent_required)
              ? 'Each referral has to bring it'
              : 'Need not be sent along',
          ],
          ['At once', 'Two live keys, so that one replaces the other without a gap'],
        ]}
      />
      <div>
        <Button component="a" href="/docs/referrals" variant="default">
          Read the Referrals API
        </Button>
      </div>
    </Card>
  );
}

/** An organisation’s own keys of the Referrals API; for its owners. */
export function OwnKeys() {
  const keys = useQuery(read('/own-referral-keys', {}));
  const partners = useQuery(read('/own-referral-partners', {})).data?.data ?? [];
  const [partner, choose] = useState('');
  const create = useChange('post', '/own-referral-keys');
  const revoke = useChange('delete', '/own-referral-keys/{keyId}');
  const partnerId = Number(partner) || partners[0]?.id;
  return (
    <DeskPage
      title="Referral keys"
      back={<Link to="/app/referrals">Referrals</Link>}
      lead="What your programs send referrals with."
    >
      <div className={styles['columns']}>
        <Card title="Keys">
          {partners.length > 1 ? (
            <NativeSelect
              label="New keys are for"
              value={String(partnerId ?? '')}
              data={partners.map(({ id, name }) => ({ value: String(id), label: name }))}
              onChange={({ currentTarget }) => choose(currentTarget.value)}
            />
          ) : null}
          <Loaded query={keys} what="Keys">
            {({ data }) => (
              <Keys
                keys={data}
                create={create}
                revoke={revoke}
                onCreate={(label, onDone, onError) =>
                  create.mutate(
                    { body: { label, ...(partnerId === undefined ? {} : { partner_id: partnerId }) } },
                    { onSuccess: ({ key }) => onDone(key), onError },
                  )
                }
                onRevoke={(keyId, onDone) => revoke.mutate({ path: { keyId } }, { onSuccess: onDone })}
              />
            )}
          </Loaded>
        </Card>
        <Opens partners={partners} />
      </div>
    </DeskPage>
  );
}
