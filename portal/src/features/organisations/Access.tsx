import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read, type Schemas, useChange } from '../../api/console.ts';
import { Card } from '../../ui/Card.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { showDay } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { notify } from '../../ui/notify.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { Status } from '../../ui/Status.tsx';
import { InviteMember } from './InviteMember.tsx';
import styles from './Organisations.module.css';
import type { ListPart } from './ProductSwitch.tsx';
import { type OrganisationRow, productName } from './products.ts';
import { roleNames } from './role-names.ts';

type ApiKey = Schemas.ApiKey;
type Person = Schemas.Person;

interface KeyTableProps {
  readonly keys: readonly ApiKey[];
  readonly onEnd: (key: ApiKey) => void;
}

function KeyTable({ keys, onEnd }: KeyTableProps) {
  return (
    <DataTable
      caption="API keys, the newest first"
      rows={keys}
      rowKey={(key) => key.id}
      columns={[
        { header: 'Key', cell: (key) => key.name },
        { header: 'Begins', cell: (key) => <code>{key.prefix}</code> },
        { header: 'Opens', cell: (key) => key.products.map(productName).join(', ') },
        { header: 'Made', cell: (key) => showDay(key.created_at) },
        {
          header: 'State',
          align: 'end',
          cell: (key) =>
            key.is_active ? (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`Deactivate ${key.name}`}
                onClick={() => onEnd(key)}
              >
                Deactivate …
              </Button>
            ) : (
              <Status tone="quiet">Ended</Status>
            ),
        },
      ]}
    />
  );
}

interface EndKeyProps {
  readonly organisation: OrganisationRow;
  readonly ending: ApiKey | null;
  readonly onDone: () => void;
}

function EndKey({ organisation: { id, name }, ending, onDone }: EndKeyProps) {
  const end = useChange('delete', '/organisations/{id}/api-keys/{keyId}');
  const onSuccess = () => {
    onDone();
    notify('The key opens nothing any more.');
  };
  return (
    <ConfirmDialog
      opened={ending !== null}
      title="Deactivate an API key"
      action="Deactivate it"
      isFinal
      pending={end.isPending}
      error={end.error}
      onClose={onDone}
      onConfirm={() => ending && end.mutate({ path: { id, keyId: ending.id } }, { onSuccess })}
    >
      <p>
        “{ending?.name}” of {name} ends for ever, and every token that was issued with it at once. Programs
        that use it stop working until they get another key.
      </p>
    </ConfirmDialog>
  );
}

function ApiKeys({ organisation }: { readonly organisation: OrganisationRow }) {
  const { id, name } = organisation;
  const [ending, setEnding] = useState<ApiKey | null>(null);
  const query = useQuery(read('/organisations/{id}/api-keys', { path: { id } }));
  return (
    <Card title="API keys">
      <Loaded query={query} what="API keys">
        {({ data }) =>
          data.length === 0 ? (
            <EmptyState title="No API key">
              {name}’s owners and administrators make their keys themselves, under Developers.
            </EmptyState>
          ) : (
            <KeyTable keys={data} onEnd={setEnding} />
          )
        }
      </Loaded>
      <EndKey organisation={organisation} ending={ending} onDone={() => setEnding(null)} />
    </Card>
  );
}

const personState = ({ status }: Person) => {
  if (status === 'active') return <Status tone="good">Active</Status>;
  return status === 'invited' ? <Status tone="info">Invited</Status> : <Status tone="quiet">Ended</Status>;
};

function MemberTable({ people }: { readonly people: readonly Person[] }) {
  return (
    <DataTable
      caption="Members"
      rows={people}
      rowKey={(person) => person.id}
      columns={[
        { header: 'Name', cell: (person) => person.name },
        { header: 'E-mail', cell: (person) => person.email },
        { header: 'Role', cell: (person) => roleNames[person.role] },
        {
          header: 'Last seen',
          cell: (person) => (person.last_seen_at ? showDay(person.last_seen_at) : 'Never'),
        },
        { header: 'State', cell: personState },
      ]}
    />
  );
}

function Members({ organisationId, page, onPage, organisation }: AccessProps) {
  const [invites, setInvites] = useState(false);
  const query = useQuery(
    read('/organisations/{id}/members', { path: { id: organisationId }, query: { page, per_page: 20 } }),
  );
  return (
    <Card
      title="Members"
      aside={
        <Button size="compact-sm" variant="default" onClick={() => setInvites(true)}>
          Invite …
        </Button>
      }
    >
      <Loaded query={query} what="Members">
        {({ data, meta }) =>
          data.length === 0 ? (
            <EmptyState title="Nobody yet">
              Invite an owner: they bring in everybody else, make API keys and top up.
            </EmptyState>
          ) : (
            <>
              <MemberTable people={data} />
              <Pager meta={meta} onPage={onPage} />
            </>
          )
        }
      </Loaded>
      <InviteMember opened={invites} organisation={organisation} onDone={() => setInvites(false)} />
    </Card>
  );
}

type AccessProps = ListPart & { readonly organisation: OrganisationRow };

/** Who and what gets into the organisation. */
export function Access(props: AccessProps) {
  return (
    <div className={styles['form']}>
      <Members {...props} />
      <ApiKeys organisation={props.organisation} />
    </div>
  );
}
