import { queryOptions } from '@tanstack/react-query';
import type { EndpointByMethod } from './console.gen.ts';
import { type Answer, type Args, send } from './console.ts';

interface Page {
  readonly data: readonly unknown[];
  readonly meta: { readonly last_page: number };
}

type Path = keyof EndpointByMethod['get'] & string;
/** Lists that come in numbered pages. */
type ListPath = { [P in Path]: Answer<'get', P> extends Page ? P : never }[Path];
type Row<P extends ListPath> =
  Answer<'get', P> extends { readonly data: readonly (infer One)[] } ? One : never;

/** The most rows that a page of any list has. */
const pageRows = 100;

/**
 * A query of a whole list, page by page: for what is small by nature, such as courses or places. Long lists are searched
 * on the server instead.
 */
export function readAll<P extends ListPath>(path: P, filter: object = {}) {
  return queryOptions({
    queryKey: ['console', path, 'all', filter] as const,
    queryFn: async ({ signal }) => {
      const rows: Row<P>[] = [];
      for (let page = 1, last = 1; page <= last; page += 1) {
        const args = { query: { ...filter, page, per_page: pageRows } } as unknown as Args<'get', P>;
        const answer = (await send('get', path, args, { signal })) as unknown as Page;
        rows.push(...(answer.data as Row<P>[]));
        last = answer.meta.last_page;
      }
      return rows as readonly Row<P>[];
    },
  });
}
