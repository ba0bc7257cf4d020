import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type Schemas, send } from '../../api/console.ts';

type Asked = Schemas.FindClashesRequest;

/** What these times would collide with; asked as soon as place and times are known (null: not yet). */
export function useClashes(asked: Asked | null) {
  return useQuery({
    queryKey: ['console', '/training-events/clashes', asked],
    queryFn: ({ signal }) => send('post', '/training-events/clashes', { body: asked as Asked }, { signal }),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

/** One clash in words: “the trainer gives PMVA 09:00–13:00”. */
export function clashWords({ kind, name, start_date, end_date }: Schemas.TrainingEventClash): string {
  const times = `${start_date.slice(11, 16)}–${end_date.slice(11, 16)}`;
  if (kind === 'remote_session') return `trainer has a remote session ${times}`;
  return kind === 'trainer' ? `trainer gives ${name} ${times}` : `place has ${name} ${times}`;
}
