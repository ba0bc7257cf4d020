import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { read, type Schemas } from '../../api/console.ts';
import { useSession } from '../../session/session.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { DeskPage } from '../../ui/DeskPage.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FilterBar } from '../../ui/FilterBar.tsx';
import { showDay } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { Picker } from '../../ui/Picker.tsx';
import { InviteStatus, inviteWords } from './InviteStatus.tsx';
import styles from './Invites.module.css';
import { type InviteSearch, inviteStatuses } from './search.ts';

type Row = Schemas.Invite;

const untilWhen = ({ status, expires_at, used_at }: Row): string | null =>
  status === 'used' && used_at
    ? `Booked ${showDay(used_at)}`
    : status === 'withdrawn'
      ? null
      : `${status === 'expired' ? 'Ended' : 'Works until'} ${showDay(expires_at)}`;

const columns: readonly Column<Row>[] = [
  {
    header: 'Candidate',
    cell: ({ id, candidate }) => (
      <>
        <Link to="/app/invites/$inviteId" params={{ inviteId: String(id) }}>
          {candidate.first_name} {candidate.last_name}
        </Link>
        <span className={styles['email']}>{candidate.email}</span>
      </>
    ),
  },
  { header: 'Course', cell: ({ course }) => course.name },
  { header: 'Place', cell: ({ location }) => location?.name ?? 'Their choice' },
  { header: 'Status', cell: ({ status }) => <InviteStatus status={status} /> },
  { header: 'Sent', isShort: true, cell: ({ sent_at }) => showDay(sent_at) },
  { header: 'Link', isShort: true, cell: untilWhen },
];

interface FiltersProps {
  readonly search: InviteSearch;
  readonly onChange: (change: InviteSearch) => void;
}

const statuses = inviteStatuses.map((value) => ({ value, label: inviteWords[value] }));

function Filters({ search, onChange }: FiltersProps) {
  const means = useQuery(read('/booking-means', { query: { product: 'practical-training' } }));
  const { status, course, search: sought } = search;
  return (
    <FilterBar
      searchLabel="Search by name or e-mail"
      search={sought}
      onSearch={(text) => onChange({ search: text })}
      set={[status, course].filter(Boolean).length}
      onClear={() => onChange({ status: undefined, course: undefined, search: undefined })}
    >
      <Picker
        label="Status"
        any="Any status"
        options={statuses}
        value={status}
        onPick={(picked) => onChange({ status: picked })}
      />
      <Picker
        label="Course"
        any="All courses"
        options={(means.data?.courses ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={course}
        onPick={(picked) => onChange({ course: picked })}
      />
    </FilterBar>
  );
}

function useInvites(search: InviteSearch) {
  return useQuery(
    read('/invites', {
      query: {
        ...(search.status ? { status: search.status } : {}),
        ...(search.course ? { course_id: search.course } : {}),
        ...(search.search ? { search: search.search } : {}),
        page: search.page ?? 1,
        per_page: 20,
      },
    }),
  );
}

function NoneYet({ action }: { readonly action: ReactNode }) {
  return (
    <EmptyState title="No invites yet" action={action}>
      Send a candidate a link: they choose a date that suits them and book it at your organisation’s cost, or
      their own. Nothing is charged before.
    </EmptyState>
  );
}

/** Invites. */
export function Invites() {
  const search = useSearch({ from: '/app/invites' });
  const navigate = useNavigate({ from: '/app/invites' });
  const { person } = useSession();
  const mayInvite = person.role !== 'agency_viewer';
  const isNarrowed = Boolean(search.status ?? search.course ?? search.search);
  const narrow = (change: InviteSearch) =>
    void navigate({ search: (before) => ({ ...before, page: undefined, ...change }), replace: true });
  const invites = useInvites(search);
  const begin = mayInvite ? (
    <Button
      leftSection={<IconPlus size={18} aria-hidden />}
      onClick={() => void navigate({ to: '/app/invites/new' })}
    >
      Invite candidates
    </Button>
  ) : null;
  return (
    <DeskPage
      title="Invites"
      lead="Candidates choose their own date by a link; you see who opened it and who booked."
      actions={begin}
    >
      <Filters search={search} onChange={narrow} />
      <Loaded query={invites} what="Invites">
        {({ data, meta }) =>
          data.length > 0 ? (
            <>
              <DataTable caption="Invites" columns={columns} rows={data} rowKey={({ id }) => id} />
              <Pager meta={meta} onPage={(page) => narrow({ page })} />
            </>
          ) : isNarrowed ? (
            <EmptyState
              title="No invite matches"
              action={
                <Button variant="default" onClick={() => void navigate({ search: {} })}>
                  Show all invites
                </Button>
              }
            >
              Try part of a name, or another state.
            </EmptyState>
          ) : (
            <NoneYet action={begin} />
          )
        }
      </Loaded>
    </DeskPage>
  );
}
