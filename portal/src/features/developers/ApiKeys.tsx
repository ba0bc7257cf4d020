import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read, type Schemas, useChange } from '../../api/console.ts';
import { useOrganisationId } from '../../session/session.ts';
import { Card } from '../../ui/Card.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { countOf, showDay, showMoment } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { notify } from '../../ui/notify.tsx';
import { Status } from '../../ui/Status.tsx';
import { productName } from '../organisations/products.ts';
import styles from './Developers.module.css';
import { NewKey } from './NewKey.tsx';

type Key = Schemas.ApiKey;

const lastUseOf = ({ last_used_at }: Key) =>
  last_used_at === null ? 'Not seen in use' : showMoment(last_used_at);

/** Asks before a key ends, and says what ends with it. */
function EndKey({ apiKey, onClose }: { readonly apiKey: Key; readonly onClose: () => void }) {
  const id = useOrganisationId();
  const end = useChange('delete', '/organisations/{id}/api-keys/{keyId}');
  return (
    <ConfirmDialog
      opened
      isFinal
      title={`Deactivate “${apiKey.name}”?`}
      action="Deactivate for ever"
      pending={end.isPending}
      error={end.error}
      onClose={onClose}
      onConfirm={() =>
        end.mutate(
          { path: { id, keyId: apiKey.id } },
          {
            onSuccess: () => {
              notify(`“${apiKey.name}” opens nothing any more.`);
              onClose();
            },
          },
        )
      }
    >
      <p>
        Programs that use it are refused at once
        {apiKey.live_tokens > 0
          ? `, and ${countOf(apiKey.live_tokens, 'pair')} of tokens issued with it stop working`
          : ''}
        . Last use: {lastUseOf(apiKey).toLowerCase()}.
      </p>
      <p>It cannot be switched on again: make a new key instead.</p>
    </ConfirmDialog>
  );
}

function columnsOf(onEnd: (key: Key) => void): readonly Column<Key>[] {
  return [
    { header: 'Name', cell: (key) => key.name },
    { header: 'Begins with', cell: (key) => <span className={styles['code']}>{key.prefix}</span> },
    { header: 'Opens', cell: (key) => key.products.map(productName).join(', ') },
    {
      header: 'State',
      cell: (key) =>
        key.is_active ? <Status tone="good">Active</Status> : <Status tone="quiet">Ended</Status>,
    },
    { header: 'Last use', cell: lastUseOf },
    { header: 'Made', cell: (key) => showDay(key.created_at) },
    {
      header: 'Do',
      cell: (key) =>
        key.is_active ? (
          <Button variant="subtle" size="compact-sm" onClick={() => onEnd(key)}>
            Deactivate
          </Button>
        ) : (
          '–'
        ),
    },
  ];
}

/** Keys that let programs in. */
export function ApiKeys() {
  const id = useOrganisationId();
  const keys = useQuery(read('/organisations/{id}/api-keys', { path: { id } }));
  const [making, setMaking] = useState(false);
  const [ending, setEnding] = useState<Key | null>(null);
  const make = (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setMaking(true)}>
      Make a key
    </Button>
  );
  return (
    <Card title="API keys" aside={make}>
      <Loaded query={keys} what="API keys">
        {({ data, hb_client_id }) => (
          <>
            {data.length === 0 ? (
              <EmptyState title="No keys yet">
                A key lets one of your systems in, for the products you choose. Make one for each system, so
                that one can end without the others.
              </EmptyState>
            ) : (
              <DataTable
                caption="API keys, the newest first"
                columns={columnsOf(setEnding)}
                rows={data}
                rowKey={(key) => key.id}
              />
            )}
            {making ? <NewKey clientId={hb_client_id} onClose={() => setMaking(false)} /> : null}
          </>
        )}
      </Loaded>
      {ending ? <EndKey apiKey={ending} onClose={() => setEnding(null)} /> : null}
    </Card>
  );
}
