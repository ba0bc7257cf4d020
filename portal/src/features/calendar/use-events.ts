import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type Schemas, send } from '../../api/console.ts';
import type { Range } from './days.ts';
import type { CalendarSearch } from './search.ts';

type TrainingEvent = Schemas.TrainingEvent;

/** Pages that are read for one view: a thousand events. */
const mostPages = 10;

interface Wanted {
  readonly range: Range;
  readonly filter: Pick<CalendarSearch, 'course' | 'place' | 'trainer' | 'status'>;
}

async function readAll({ range, filter }: Wanted, signal: AbortSignal): Promise<TrainingEvent[]> {
  const { course, place, trainer, status } = filter;
  const events: TrainingEvent[] = [];
  for (let page = 1, last = 1; page <= Math.min(last, mostPages); page += 1) {
    const query = {
      date_from: range.from,
      date_to: range.to,
      per_page: 100,
      page,
      ...(course === undefined ? {} : { course_id: course }),
      ...(place === undefined ? {} : { location_id: place }),
      ...(trainer ? { trainer_id: trainer } : {}),
      ...(status === undefined ? {} : { status }),
    };
    const { data, meta } = await send('get', '/training-events', { query }, { signal });
    events.push(...data);
    last = meta.last_page;
  }
  return trainer === 0 ? events.filter((event) => event.trainer === null) : events;
}

/** All events of a range of days, by start. */
export function useEvents(wanted: Wanted) {
  return useQuery({
    queryKey: ['console', '/training-events', 'calendar', wanted],
    queryFn: ({ signal }) => readAll(wanted, signal),
    placeholderData: keepPreviousData,
  });
}
