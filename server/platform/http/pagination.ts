import { z } from 'zod';
import { integer, withDefault } from './input.ts';

/** Rows a page unless said otherwise. */
export const defaultRows = 20;

/** Rows a page: from 1; more than 100 counts as 100. */
export const rowsPerPage = integer({ min: 1 })
  .transform((value) => Math.min(value, 100))
  .pipe(z.number().meta({ type: 'integer', minimum: 1 }));

/** The two query parameters of every list. */
export const pageQuery = {
  page: withDefault(integer({ min: 1, max: 1_000_000_000 }), 1).meta({
    description: 'Page, from 1.',
    example: 1,
  }),
  per_page: withDefault(rowsPerPage, defaultRows).meta({
    description: 'Rows a page, 1 to 100; more is clamped to 100.',
    example: 20,
  }),
};

/** One page of rows and how many there are in all. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

/** Where a page starts. */
export interface PageRequest {
  readonly page: number;
  readonly per_page: number;
}

/** Page numbers around the one asked for. `last` is at least 1. */
export function pageNumbers(request: PageRequest, total: number) {
  const last = Math.max(1, Math.ceil(total / request.per_page));
  return {
    last,
    next: request.page < last ? request.page + 1 : null,
    prev: request.page > 1 ? Math.min(request.page - 1, last) : null,
  };
}

/** An absolute URL of the same list at another page; the other query parameters stay. */
export function pageUrl(base: string, path: string, search: string, page: number | null): string | null {
  if (page === null) return null;
  const query = new URLSearchParams(search);
  query.delete('page');
  query.append('page', String(page));
  return `${base}${path}?${query}`;
}
