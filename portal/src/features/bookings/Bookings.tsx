import { Button } from '@mantine/core';
import { IconDownload, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { memo, useCallback, useDeferredValue, useState } from 'react';
import { consoleUrl, read, type Schemas } from '../../api/console.ts';
import { useSession } from '../../session/session.ts';
import type { Chosen } from '../../ui/DataTable.tsx';
import { DeskPage } from '../../ui/DeskPage.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ListOrder } from '../../ui/ListOrder.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { withoutPage } from '../../ui/list-search.ts';
import { Pager } from '../../ui/Pager.tsx';
import { BookingFilters } from './BookingFilters.tsx';
import styles from './Bookings.module.css';
import { BookingTable } from './BookingTable.tsx';
import { CancelMany } from './CancelMany.tsx';
import { keepsBookings } from './keeps-bookings.ts';
import { ShareView } from './ShareView.tsx';
import type { BookingSearch, BookingSearchChange } from './search.ts';

const route = getRouteApi('/app/bookings');

const orders = [
  { value: 'created_at desc', label: 'Booked last' },
  { value: 'created_at asc', label: 'Booked first' },
  { value: 'start_date asc', label: 'Training soonest' },
  { value: 'start_date desc', label: 'Training latest' },
  { value: 'candidate asc', label: 'Name, A to Z' },
] as const;

const orderOf = ({ sort = 'created_at', sort_dir = 'desc' }: BookingSearch): string => `${sort} ${sort_dir}`;

function NoBookings({ isNarrow, onClear }: { readonly isNarrow: boolean; readonly onClear: () => void }) {
  if (isNarrow)
    return (
      <EmptyState
        title="No booking matches"
        action={
          <Button variant="default" onClick={onClear}>
            Show all bookings
          </Button>
        }
      >
        Look for part of a name or e-mail, or take a filter off.
      </EmptyState>
    );
  return (
    <EmptyState title="No bookings yet">
      Every seat on a classroom course that is booked, by you, by the API or by a candidate with an invite, is
      listed here with its payment and attendance.
    </EmptyState>
  );
}

/** What the list is narrowed and sorted by: the same object however pages are turned. */
const useNarrow = (): BookingSearch => route.useSearch({ select: withoutPage, structuralSharing: true });

const Actions = memo(function Actions() {
  const { organisation, person } = useSession();
  const query = useNarrow();
  return (
    <>
      {organisation && keepsBookings(person.role) ? (
        <Button component={Link} to="/app/find" leftSection={<IconPlus size={16} aria-hidden />}>
          Book training
        </Button>
      ) : null}
      <ShareView />
      <Button
        component="a"
        variant="default"
        href={consoleUrl('/bookings/export', { query })}
        download
        leftSection={<IconDownload size={16} aria-hidden />}
      >
        Download CSV
      </Button>
    </>
  );
});

interface ResultsProps {
  readonly answer: Schemas.BookingListResponse;
  readonly search: BookingSearch;
  readonly onChange: (change: BookingSearchChange) => void;
}

function Results({ answer, search, onChange }: ResultsProps) {
  const { person } = useSession();
  const [chosen, setChosen] = useState<Chosen<Schemas.Booking>>(new Map());
  // drawn in small steps, so that the page answers to presses meanwhile
  const bookings = useDeferredValue(answer.data);
  const onPage = useCallback((page: number) => onChange({ page }), [onChange]);
  const onSort = useCallback(
    (sort: string, sort_dir: string) => onChange({ sort, sort_dir } as BookingSearchChange),
    [onChange],
  );
  const pager = <Pager meta={answer.meta} asked={search.page ?? 1} onPage={onPage} />;
  return (
    <>
      <div className={styles['order']}>
        {pager}
        <ListOrder orders={orders} value={orderOf(search)} onSort={onSort} />
      </div>
      <BookingTable
        bookings={bookings}
        chosen={chosen}
        {...(keepsBookings(person.role) ? { onChoose: setChosen } : {})}
      />
      {answer.meta.last_page > 1 ? pager : null}
      <CancelMany chosen={[...chosen.values()]} onDone={() => setChosen(new Map())} />
    </>
  );
}

/** Bookings: those of one’s organisation, or as staff of all. */
export function Bookings() {
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/app/bookings' });
  const query = useQuery(read('/bookings', { query: { ...search, per_page: 20 } }));
  const { organisation } = useSession();
  const narrow = useNarrow();
  const onChange = useCallback(
    (change: BookingSearchChange) =>
      void navigate({
        search: (before) => ({ ...before, page: undefined, ...change }) as BookingSearch,
        replace: true,
      }),
    [navigate],
  );
  const onClear = useCallback(() => void navigate({ search: {}, replace: true }), [navigate]);
  const isNarrow = Object.keys(search).some((key) => !['page', 'sort', 'sort_dir'].includes(key));
  return (
    <DeskPage
      title="Bookings"
      lead={organisation ? 'Everybody you put on a classroom course.' : 'Everybody on a classroom course.'}
      actions={<Actions />}
    >
      <BookingFilters search={narrow} onChange={onChange} onClear={onClear} />
      <Loaded query={query} what="Bookings" height={480}>
        {(answer) =>
          answer.meta.total === 0 ? (
            <NoBookings isNarrow={isNarrow} onClear={onClear} />
          ) : (
            <Results answer={answer} search={search} onChange={onChange} />
          )
        }
      </Loaded>
    </DeskPage>
  );
}
