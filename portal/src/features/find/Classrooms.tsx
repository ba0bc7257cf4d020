import { SegmentedControl, Skeleton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { read, type Schemas } from '../../api/console.ts';
import { Card } from '../../ui/Card.tsx';
import { countOf } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Pager } from '../../ui/Pager.tsx';
import styles from './Classrooms.module.css';
import { EventFilters } from './EventFilters.tsx';
import { EventList } from './EventList.tsx';
import { daysOf } from './months.ts';
import type { FindSearch } from './search.ts';

const PlacesMap = lazy(async () => ({ default: (await import('./PlacesMap.tsx')).PlacesMap }));

const filtersOf = (search: FindSearch) => ({
  ...(search.course === undefined ? {} : { course_id: search.course }),
  ...daysOf(search),
  seats: search.seats ?? 1,
});

interface PartProps {
  readonly search: FindSearch;
  readonly onChange: (change: FindSearch) => void;
}

function Events({
  search,
  onChange,
  onPoint,
}: PartProps & { readonly onPoint: (place: number | null) => void }) {
  const navigate = useNavigate({ from: '/app/find' });
  const events = useQuery({
    ...read('/open-events', {
      query: {
        ...filtersOf(search),
        ...(search.place === undefined ? {} : { location_id: search.place }),
        sort: search.sort ?? 'start_date',
        page: search.page ?? 1,
        per_page: 12,
      },
    }),
    refetchInterval: 10_000,
  });
  return (
    <Loaded query={events} what="Training events" height={480}>
      {({ data, meta }) => (
        <div className={styles['list']}>
          <EventList
            events={data}
            search={search}
            onPoint={onPoint}
            onWiden={() => void navigate({ search: {} })}
          />
          {meta.total > 0 ? <Pager meta={meta} onPage={(page) => onChange({ page })} /> : null}
        </div>
      )}
    </Loaded>
  );
}

interface MapPartProps extends PartProps {
  readonly places: UseQueryResult<Schemas.OpenPlaces>;
  readonly pointedAt: number | null;
}

function MapPart({ search, places, pointedAt, onChange }: MapPartProps) {
  return (
    <Card title="Where the free seats are">
      <Loaded query={places} what="Places" height={480}>
        {({ data }) => (
          <>
            <Suspense fallback={<Skeleton height={480} />}>
              <PlacesMap
                places={data}
                chosen={search.place}
                pointedAt={pointedAt}
                onChoose={(place) => onChange({ place })}
              />
            </Suspense>
            <p className={styles['note']}>
              {countOf(data.length, 'place')} with seats that fit; the larger the dot, the more seats. Press
              one to see only its classes.
            </p>
          </>
        )}
      </Loaded>
    </Card>
  );
}

const views = [
  { value: 'list', label: 'List' },
  { value: 'map', label: 'Map' },
];

/** Coming classes as a list and on a map, side by side where there is room. */
export function Classrooms() {
  const search = useSearch({ from: '/app/find' });
  const navigate = useNavigate({ from: '/app/find' });
  const [view, setView] = useState('list');
  const [pointedAt, setPointedAt] = useState<number | null>(null);
  const isWide = useMediaQuery('(min-width: 68rem)', true, { getInitialValueInEffect: false });
  const places = useQuery({
    ...read('/open-places', { query: filtersOf(search) }),
    refetchInterval: 30_000,
  });
  const narrow = (change: FindSearch) =>
    void navigate({ search: (before) => ({ ...before, page: undefined, ...change }), replace: true });
  return (
    <div className={styles['page']}>
      <EventFilters search={search} places={places.data?.data ?? []} onChange={narrow} />
      {isWide ? null : (
        <SegmentedControl fullWidth aria-label="Show as" value={view} onChange={setView} data={views} />
      )}
      <div className={styles['both']}>
        {isWide || view === 'list' ? (
          <Events search={search} onChange={narrow} onPoint={setPointedAt} />
        ) : null}
        {isWide || view === 'map' ? (
          <MapPart search={search} places={places} pointedAt={pointedAt} onChange={narrow} />
        ) : null}
      </div>
    </div>
  );
}
