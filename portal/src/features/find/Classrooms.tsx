import { SegmentedControl, Skeleton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { read } from '../../api/console.ts';
import { Card } from '../../ui/Card.tsx';
import { countOf } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Pager } from '../../ui/Pager.tsx';
import styles from './Classrooms.module.css';
import { EventFilters } from './EventFilters.tsx';
import { EventList } from './EventList.tsx';
import { daysOf, type FindSearch } from './search.ts';

const PlacesMap = lazy(async () => ({ default: (await import('./PlacesMap.tsx')).PlacesMap }));

const filtersOf = (search: FindSearch) => ({
  ...(search.course === undefined ? {} : { course_id: search.course }),
  ...daysOf(search),
  seats: search.seats ?? 1,
});

/** Coming classes as a list and on a map, side by side where there is room. */
export function Classrooms() {
  const search = useSearch({ from: '/app/find' });
  const navigate = useNavigate({ from: '/app/find' });
  const [view, setView] = useState('list');
  const [pointedAt, setPointedAt] = useState<number | null>(null);
  const isWide = useMediaQuery('(min-width: 68rem)', true, { getInitialValueInEffect: false });
  const narrow = (change: FindSearch) =>
    void navigate({ search: (before) => ({ ...before, page: undefined, ...change }), replace: true });

  const filters = filtersOf(search);
  const events = useQuery({
    ...read('/open-events', {
      query: {
        ...filters,
        ...(search.place === undefined ? {} : { location_id: search.place }),
        sort: search.sort ?? 'start_date',
        page: search.page ?? 1,
        per_page: 12,
      },
    }),
    refetchInterval: 10_000,
  });
  const places = useQuery({ ...read('/open-places', { query: filters }), refetchInterval: 30_000 });

  return (
    <div className={styles['page']}>
      <EventFilters search={search} places={places.data?.data ?? []} onChange={narrow} />
      {isWide ? null : (
        <SegmentedControl
          fullWidth
          aria-label="Show as"
          value={view}
          onChange={setView}
          data={[
            { value: 'list', label: 'List' },
            { value: 'map', label: 'Map' },
          ]}
        />
      )}
      <div className={styles['both']}>
        {isWide || view === 'list' ? (
          <Loaded query={events} what="Training events" height={480}>
            {({ data, meta }) => (
              <div className={styles['list']}>
                <EventList
                  events={data}
                  search={search}
                  onPoint={setPointedAt}
                  onWiden={() => void navigate({ search: {} })}
                />
                {meta.total > 0 ? <Pager meta={meta} onPage={(page) => narrow({ page })} /> : null}
              </div>
            )}
          </Loaded>
        ) : null}
        {isWide || view === 'map' ? (
          <Card title="Where the free seats are">
            <Loaded query={places} what="Places" height={480}>
              {({ data }) => (
                <>
                  <Suspense fallback={<Skeleton height={480} />}>
                    <PlacesMap
                      places={data}
                      chosen={search.place}
                      pointedAt={pointedAt}
                      onChoose={(place) => narrow({ place })}
                    />
                  </Suspense>
                  <p className={styles['note']}>
                    {countOf(data.length, 'place')} with seats that fit; the larger the dot, the more seats.
                    Press one to see only its classes.
                  </p>
                </>
              )}
            </Loaded>
          </Card>
        ) : null}
      </div>
    </div>
  );
}
