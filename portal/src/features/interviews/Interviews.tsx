import { Button, SegmentedControl } from '@mantine/core';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { read, type Schemas } from '../../api/console.ts';
import { useSession } from '../../session/session.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { DeskPage } from '../../ui/DeskPage.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SearchBox } from '../../ui/FilterBar.tsx';
import { showSpan } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { Status } from '../../ui/Status.tsx';
import styles from './Interviews.module.css';
import type { InterviewSearch, InterviewView } from './routes.ts';
import { arrangers, resultInWords, statusWords } from './words.ts';

type Row = Schemas.Interview;

const isDue = ({ status, interview_date }: Row) =>
  status === 'booked' && new Date(interview_date) < new Date();

const columns: readonly Column<Row>[] = [
  {
    header: 'Candidate',
    cell: ({ id, candidate, job_role }) => (
      <>
        <Link
          to="/app/interviews/$interviewId"
          params={{ interviewId: String(id) }}
          className={styles['link']}
        >
          {candidate.name}
        </Link>
        <span className={styles['soft']}>{job_role}</span>
      </>
    ),
  },
  {
    header: 'When',
    isShort: true,
    cell: ({ interview_date, end_date }) => showSpan(interview_date, end_date),
  },
  {
    header: 'Interviewer',
    cell: ({ interviewer, status }) => {
      if (interviewer) return interviewer.name;
      return status === 'booked' ? <Status tone="warn">Not assigned yet</Status> : null;
    },
  },
  {
    header: 'Status',
    cell: (row) =>
      isDue(row) ? (
        <Status tone="warn">Outcome missing</Status>
      ) : (
        <Status tone={statusWords[row.status].tone}>{statusWords[row.status].label}</Status>
      ),
  },
  { header: 'Result', cell: ({ result }) => resultInWords(result) },
];

const organisation: Column<Row> = { header: 'Organisation', cell: ({ organisation: { name } }) => name };

const queries = {
  coming: { status: 'booked', sort: 'interview_date', sort_dir: 'asc' },
  unassigned: { status: 'booked', is_assigned: false, sort: 'interview_date', sort_dir: 'asc' },
  past: { status: 'completed,no_show,cancelled', sort: 'interview_date', sort_dir: 'desc' },
} as const;

const empties = {
  coming: {
    title: 'No upcoming interviews',
    text: 'Interviews you arrange are listed here by date. Candidate and interviewer are told by e-mail.',
  },
  unassigned: {
    title: 'Every interview has an interviewer',
    text: 'An interview can be arranged before it is known who holds it. Until then it waits here.',
  },
  past: {
    title: 'No past interviews',
    text: 'Once an interview is over and its outcome is recorded, it moves here.',
  },
} as const;

const route = getRouteApi('/app/interviews');

interface FilterProps {
  readonly search: InterviewSearch;
  readonly onChange: (changes: InterviewSearch) => void;
}

function Filter({ search, onChange }: FilterProps) {
  return (
    <search className={styles['filter']}>
      <SegmentedControl
        aria-label="Which interviews"
        value={search.view ?? 'coming'}
        data={[
          { value: 'coming', label: 'Upcoming' },
          { value: 'unassigned', label: 'No interviewer yet' },
          { value: 'past', label: 'Past' },
        ]}
        onChange={(value) => onChange({ view: value === 'coming' ? undefined : (value as InterviewView) })}
      />
      <SearchBox
        searchLabel="Search by name or e-mail"
        search={search.search}
        onSearch={(text) => onChange({ search: text })}
      />
    </search>
  );
}

interface FoundProps {
  readonly query: UseQueryResult<Schemas.InterviewListResponse>;
  readonly view: keyof typeof empties;
  readonly withOrganisation: boolean;
  readonly onPage: (page: number) => void;
}

function Found({ query, view, withOrganisation, onPage }: FoundProps) {
  return (
    <Loaded query={query} what="Interviews" height={360}>
      {({ data, meta }) =>
        data.length === 0 ? (
          <EmptyState title={empties[view].title}>{empties[view].text}</EmptyState>
        ) : (
          <>
            <DataTable
              caption="Interviews"
              columns={withOrganisation ? [...columns, organisation] : columns}
              rows={data}
              rowKey={({ id }) => id}
            />
            <Pager meta={meta} onPage={onPage} />
          </>
        )
      }
    </Loaded>
  );
}

/** Interviews: for staff the queue, for others of the staff what they hold, for an organisation its own. */
export function Interviews() {
  const { person, organisation: own } = useSession();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const view = search.view ?? 'coming';
  const interviews = useQuery(
    read('/interviews', {
      query: {
        ...queries[view],
        ...(search.search ? { search: search.search } : {}),
        page: search.page ?? 1,
        per_page: 25,
      } as object,
    }),
  );
  const mayArrange = arrangers.includes(person.role);
  return (
    <DeskPage
      title="Interviews"
      lead={
        own
          ? 'The provider’s clinicians interview your candidates; you see the result here.'
          : mayArrange
            ? 'Interviews of every organisation’s candidates, and who holds them.'
            : 'Those you hold.'
      }
      actions={
        mayArrange ? (
          <Button component={Link} to="/app/interviews/new">
            Arrange an interview
          </Button>
        ) : null
      }
    >
      <Filter
        search={search}
        onChange={(changes) =>
          navigate({ search: { ...search, page: undefined, ...changes }, replace: true })
        }
      />
      <Found
        query={interviews}
        view={view}
        withOrganisation={own === null}
        onPage={(page) => navigate({ search: { ...search, page } })}
      />
    </DeskPage>
  );
}
