import { Button, Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { read, type Schemas } from '../../api/console.ts';
import { useSession } from '../../session/session.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { DeskPage } from '../../ui/DeskPage.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { showDay, showTime } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { Status } from '../../ui/Status.tsx';
import styles from '../bookings/Bookings.module.css';
import { keepsBookings } from '../bookings/keeps-bookings.ts';
import { PayStatus } from '../bookings/PayStatus.tsx';
import { ShareView } from '../bookings/ShareView.tsx';
import { nameOf, payOptionWords } from '../bookings/words.ts';
import { SessionFilters } from './SessionFilters.tsx';
import type { SessionSearch, SessionSearchChange } from './search.ts';
import { kitDue, kitState, sessionState } from './words.ts';

type RemoteBooking = Schemas.RemoteBooking;

const route = getRouteApi('/app/remote-sessions');

const orders = [
  { value: 'created_at desc', label: 'Booked last' },
  { value: 'created_at asc', label: 'Booked first' },
  { value: 'start_date asc', label: 'Session soonest' },
  { value: 'start_date desc', label: 'Session latest' },
] as const;

const candidate: Column<RemoteBooking> = {
  header: 'Candidate',
  cell: (booking) => (
    <span>
      <Link
        to="/app/remote-sessions/$bookingId"
        params={{ bookingId: String(booking.id) }}
        className={styles['link'] ?? ''}
      >
        {nameOf(booking)}
      </Link>
      <span className={styles['soft']}>{booking.candidate.email}</span>
    </span>
  ),
};

const organisation: Column<RemoteBooking> = {
  header: 'Organisation',
  cell: (booking) => booking.organisation.name,
};

const session: Column<RemoteBooking> = {
  header: 'Session',
  cell: ({ course, trainer }) => (
    <>
      {course.name}
      <span className={styles['soft']}>with {trainer.name}</span>
    </>
  ),
};

const when: Column<RemoteBooking> = {
  header: 'When',
  isShort: true,
  cell: ({ start_date }) => (
    <>
      {showDay(start_date)}
      <span className={styles['soft']}>{showTime(start_date)}</span>
    </>
  ),
};

const status: Column<RemoteBooking> = {
  header: 'Status',
  cell: (booking) => {
    const { tone, text } = sessionState(booking);
    return <Status tone={tone}>{text}</Status>;
  },
};

const kit: Column<RemoteBooking> = {
  header: 'Kit',
  isShort: true,
  cell: (booking) => {
    const state = kitState(booking);
    return state === null ? null : (
      <>
        <Status tone={state.tone}>{state.text}</Status>
        <span className={styles['soft']}>{kitDue(booking)}</span>
      </>
    );
  },
};

const payment: Column<RemoteBooking> = {
  header: 'Payment',
  cell: (booking) => (
    <>
      <PayStatus booking={booking} />
      <span className={styles['soft']}>{payOptionWords[booking.pay_option]}</span>
    </>
  ),
};

function NoSessions({ isNarrow, onClear }: { readonly isNarrow: boolean; readonly onClear: () => void }) {
  if (isNarrow)
    return (
      <EmptyState
        title="No session matches"
        action={
          <Button variant="default" onClick={onClear}>
            Show all sessions
          </Button>
        }
      >
        Look for part of a name or e-mail, or take a filter off.
      </EmptyState>
    );
  return (
    <EmptyState title="No remote sessions yet">
      A remote session is one candidate and one trainer by video, with a kit that comes by post. Once one is
      booked, it is listed here with where its kit is.
    </EmptyState>
  );
}

interface ResultsProps {
  readonly answer: Schemas.RemoteBookingListResponse;
  readonly search: SessionSearch;
  readonly onChange: (change: SessionSearchChange) => void;
}

function Results({ answer, search, onChange }: ResultsProps) {
  const isStaff = useSession().organisation === null;
  return (
    <>
      <div className={styles['order']}>
        <Pager meta={answer.meta} onPage={(page) => onChange({ page })} />
        <Select
          aria-label="Order"
          allowDeselect={false}
          data={[...orders]}
          value={`${search.sort ?? 'created_at'} ${search.sort_dir ?? 'desc'}`}
          onChange={(value) => {
            const [sort, sort_dir] = (value ?? 'created_at desc').split(' ');
            onChange({ sort, sort_dir } as SessionSearchChange);
          }}
        />
      </div>
      <DataTable
        caption="Remote sessions"
        rows={answer.data}
        rowKey={({ id }) => id}
        columns={[candidate, ...(isStaff ? [organisation] : []), session, when, status, kit, payment]}
      />
      {answer.meta.last_page > 1 ? <Pager meta={answer.meta} onPage={(page) => onChange({ page })} /> : null}
    </>
  );
}

/** Remote sessions: one’s organisation’s, as a trainer one’s own, or as an administrator all. */
export function RemoteSessions() {
  const search = route.useSearch();
  const { person, organisation } = useSession();
  const navigate = useNavigate({ from: '/app/remote-sessions' });
  const query = useQuery(read('/virtual-bls/bookings', { query: { ...search, per_page: 20 } }));
  const onChange = (change: SessionSearchChange) =>
    void navigate({
      search: (before) => ({ ...before, page: undefined, ...change }) as SessionSearch,
      replace: true,
    });
  const onClear = () => void navigate({ search: {}, replace: true });
  const isNarrow = Object.keys(search).some((key) => !['page', 'sort', 'sort_dir'].includes(key));
  return (
    <DeskPage
      title="Remote sessions"
      lead={
        person.role === 'staff_trainer'
          ? 'The sessions you give by video.'
          : 'Basic life support by video: each session, its kit and its certificate.'
      }
      actions={
        <>
          {organisation && keepsBookings(person.role) ? (
            <Button
              component={Link}
              to="/app/find"
              search={{ tab: 'remote' } as never}
              leftSection={<IconPlus size={16} aria-hidden />}
            >
              Book a session
            </Button>
          ) : null}
          <ShareView />
        </>
      }
    >
      <SessionFilters search={search} onChange={onChange} onClear={onClear} />
      <Loaded query={query} what="Remote sessions" height={480}>
        {(answer) =>
          answer.meta.total === 0 ? (
            <NoSessions isNarrow={isNarrow} onClear={onClear} />
          ) : (
            <Results answer={answer} search={search} onChange={onChange} />
          )
        }
      </Loaded>
    </DeskPage>
  );
}
