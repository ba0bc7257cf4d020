import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { read, useChange } from '../../api/console.ts';
import { Card } from '../../ui/Card.tsx';
import { DeskPage } from '../../ui/DeskPage.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Keys } from './Keys.tsx';

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
      <Card>
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
    </DeskPage>
  );
}
