import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { memo, useCallback, useDeferredValue, useState } from 'react';
import { read, type Schemas } from '../../api/console.ts';
import type { Chosen } from '../../ui/DataTable.tsx';
import { DayRange } from '../../ui/DayRange.tsx';
import { DeskPage } from '../../ui/DeskPage.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FilterBar } from '../../ui/FilterBar.tsx';
import { showCount } from '../../ui/format.ts';
import { ListOrder } from '../../ui/ListOrder.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { withoutPage } from '../../ui/list-search.ts';
import { Pager } from '../../ui/Pager.tsx';
import { Picker } from '../../ui/Picker.tsx';
import { ShareView } from '../bookings/ShareView.tsx';
import styles from './Certificates.module.css';
import { CertificateTable } from './CertificateTable.tsx';
import { DownloadMany } from './DownloadMany.tsx';
import { Expiries } from './Expiries.tsx';
import type { CertificateSearch, CertificateSearchChange } from './search.ts';

const route = getRouteApi('/app/certificates');

const products = [
  { value: 'practical-training', label: 'Classroom training' },
  { value: 'virtual-bls', label: 'Remote sessions' },
] as const;

const orders = [
  { value: 'issued_at desc', label: 'Issued last' },
  { value: 'issued_at asc', label: 'Issued first' },
  { value: 'expires_on asc', label: 'Ending soonest' },
  { value: 'expires_on desc', label: 'Ending latest' },
] as const;

interface SearchProps {
  readonly search: CertificateSearch;
  readonly onChange: (change: CertificateSearchChange) => void;
}

const statusesOf = (counts: Schemas.CertificateCounts | undefined) =>
  (
    [
      ['valid', 'Valid'],
      ['expiring', 'Ends within 60 days'],
      ['expired', 'Ended'],
      ['revoked', 'Withdrawn'],
    ] as const
  ).map(([value, label]) => ({ value, label: counts ? `${label} (${showCount(counts[value])})` : label }));

const filters = ['status', 'product', 'expires_from', 'expires_to'] as const;

interface FiltersProps extends SearchProps {
  readonly counts: Schemas.CertificateCounts | undefined;
  readonly onClear: () => void;
}

const Filters = memo(function Filters({ search, counts, onChange, onClear }: FiltersProps) {
  return (
    <FilterBar
      searchLabel="Search by name or number"
      search={search.search}
      onSearch={(sought) => onChange({ search: sought })}
      set={filters.filter((key) => search[key] !== undefined).length}
      onClear={onClear}
    >
      <Picker
        label="Status"
        any="Any status"
        options={statusesOf(counts)}
        value={search.status}
        onPick={(status) => onChange({ status })}
      />
      <Picker
        label="Kind"
        any="Both kinds"
        options={products}
        value={search.product}
        onPick={(product) => onChange({ product })}
      />
      <DayRange
        what="Ends"
        from={search.expires_from}
        until={search.expires_to}
        onChange={({ from, until }) => onChange({ expires_from: from, expires_to: until })}
      />
    </FilterBar>
  );
});

interface ResultsProps extends SearchProps {
  readonly answer: Schemas.CertificateListResponse;
}

function Results({ answer, search, onChange }: ResultsProps) {
  const [chosen, setChosen] = useState<Chosen<Schemas.Certificate>>(new Map());
  // drawn in small steps, so that the page answers to presses meanwhile
  const certificates = useDeferredValue(answer.data);
  const onPage = useCallback((page: number) => onChange({ page }), [onChange]);
  const onSort = useCallback(
    (sort: string, sort_dir: string) => onChange({ sort, sort_dir } as CertificateSearchChange),
    [onChange],
  );
  const order = `${search.sort ?? 'issued_at'} ${search.sort_dir ?? 'desc'}`;
  const pager = <Pager meta={answer.meta} asked={search.page ?? 1} onPage={onPage} />;
  return (
    <>
      <div className={styles['order']}>
        {pager}
        <ListOrder orders={orders} value={order} onSort={onSort} />
      </div>
      <CertificateTable certificates={certificates} chosen={chosen} onChoose={setChosen} />
      {answer.meta.last_page > 1 ? pager : null}
      <DownloadMany chosen={[...chosen.values()]} onDone={() => setChosen(new Map())} />
    </>
  );
}

function NoCertificates({ isNarrow, onClear }: { readonly isNarrow: boolean; readonly onClear: () => void }) {
  if (isNarrow)
    return (
      <EmptyState
        title="No certificate matches"
        action={
          <Button variant="default" onClick={onClear}>
            Show all certificates
          </Button>
        }
      >
        Look for part of a name or a number, or take a filter off.
      </EmptyState>
    );
  return (
    <EmptyState title="No certificates yet">
      A certificate is issued as soon as a candidate has passed: after a class at once, after a remote session
      once the kit is back.
    </EmptyState>
  );
}

/** What the list is narrowed and sorted by: the same object however pages are turned. */
const useNarrow = (): CertificateSearch => route.useSearch({ select: withoutPage, structuralSharing: true });

/** Certificates of both products: how they stand, when they end, and their papers. */
export function Certificates() {
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/app/certificates' });
  const list = useQuery(read('/certificates', { query: { ...search, per_page: 20 } }));
  const counts = useQuery(read('/certificates/counts', { query: {} }));
  const narrow = useNarrow();
  const onChange = useCallback(
    (change: CertificateSearchChange) =>
      void navigate({
        search: (before) => ({ ...before, page: undefined, ...change }) as CertificateSearch,
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  const onClear = useCallback(() => void navigate({ search: {}, replace: true }), [navigate]);
  const isNarrow = Object.keys(search).some((key) => !['page', 'sort', 'sort_dir'].includes(key));
  return (
    <DeskPage
      title="Certificates"
      lead="What your people may show, and until when it holds."
      actions={<ShareView />}
    >
      <Loaded query={counts} what="How certificates stand" height={180}>
        {(data) => <Expiries counts={data} search={narrow} onChange={onChange} />}
      </Loaded>
      <Filters search={narrow} counts={counts.data} onChange={onChange} onClear={onClear} />
      <Loaded query={list} what="Certificates" height={420}>
        {(answer) =>
          answer.meta.total === 0 ? (
            <NoCertificates isNarrow={isNarrow} onClear={onClear} />
          ) : (
            <Results answer={answer} search={search} onChange={onChange} />
          )
        }
      </Loaded>
    </DeskPage>
  );
}
