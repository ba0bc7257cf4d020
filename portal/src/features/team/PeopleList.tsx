import type { Answer } from '../../api/console.ts';
import { roleWords } from '../../session/role-words.ts';
import { useSession } from '../../session/session.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { Status } from '../../ui/Status.tsx';
import { PersonActions } from './PersonActions.tsx';
import { LastSeen, type Person, PersonStatus, TwoFactor } from './person-words.tsx';
import styles from './Team.module.css';
import { useTeamSearch } from './use-team-search.ts';

interface PeopleListProps {
  readonly list: Answer<'get', '/people'>;
  readonly mayManage: boolean;
}

const shown: readonly Column<Person>[] = [
  { header: 'Status', cell: (person) => <PersonStatus person={person} /> },
  { header: 'Last seen', cell: (person) => <LastSeen person={person} /> },
  { header: 'Two-factor', cell: (person) => <TwoFactor person={person} /> },
];

function columnsFor(ownId: number, mayManage: boolean, withOrganisation: boolean): readonly Column<Person>[] {
  return [
    {
      header: 'Person',
      cell: (person) => (
        <span className={styles['person']}>
          <span>
            {person.name} {person.id === ownId ? <Status tone="info">You</Status> : null}
          </span>
          <span className={styles['email']}>{person.email}</span>
        </span>
      ),
    },
    {
      header: 'Role',
      cell: ({ role, trainer_name: trainer, name }) =>
        trainer && trainer !== name ? `${roleWords[role].name} (${trainer})` : roleWords[role].name,
    },
    ...(withOrganisation
      ? [{ header: 'Organisation', cell: (person: Person) => person.organisation_name ?? '' }]
      : []),
    ...shown,
    ...(mayManage
      ? [
          {
            header: 'Actions',
            align: 'end' as const,
            cell: (person: Person) => <PersonActions person={person} />,
          },
        ]
      : []),
  ];
}

/** People, by name, with what can be done about each. */
export function PeopleList({ list, mayManage }: PeopleListProps) {
  const { person } = useSession();
  const { search, change } = useTeamSearch();
  if (list.data.length === 0)
    return (
      <EmptyState title="Nobody here">
        {search.search || search.status
          ? 'Nobody fits what you look for. Try part of the name, or another status.'
          : 'Whoever is invited appears here.'}
      </EmptyState>
    );
  return (
    <>
      <DataTable
        caption="People, by name"
        columns={columnsFor(person.id, mayManage, search.of === 'organisations')}
        rows={list.data}
        rowKey={({ id }) => id}
      />
      <Pager meta={list.meta} onPage={(page) => change({ ...search, page })} />
    </>
  );
}
