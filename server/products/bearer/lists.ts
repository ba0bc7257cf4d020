import { z } from 'zod';
import { type Page, type PageRequest, pageNumbers, pageUrl } from '../../platform/http/pagination.ts';

const count = (description: string, example: number) => z.int().meta({ description, example });

const meta = z
  .object({
    current_page: count('The page asked for.', 1),
    per_page: count('Rows a page.', 20),
    last_page: count('At least 1.', 5),
    total: count('Rows in all.', 98),
  })
  .meta({ id: 'ListMeta', description: 'Which page this is, of how many.' });

const link = (description: string, example: string | null) =>
  z.string().nullable().meta({ description, example });

const links = z
  .object({
    next: link(
      'The next page, with the other query parameters; null on the last.',
      'https://api.example.org/practical-training/v1/bookings?page=2',
    ),
    prev: link('The previous page; null on the first.', null),
  })
  .meta({ id: 'ListLinks', description: 'The pages beside this one.' });

/** The list envelope around one kind of row. */
export function listOf<Row extends z.ZodType>(row: Row, name: string) {
  return z
    .object({ data: z.array(row).meta({ description: 'The rows.' }), meta, links })
    .meta({ id: `${name}ListResponse` });
}

/** Puts one page of rows into the list envelope. */
export function presentList<Row, Shown>(
  page: Page<Row>,
  present: (row: Row) => Shown,
  at: {
    readonly query: PageRequest;
    readonly base: string;
    readonly path: string;
    readonly search: string;
  },
) {
  const numbers = pageNumbers(at.query, page.total);
  const url = (number: number | null) => pageUrl(at.base, at.path, at.search, number);
  return {
    data: page.rows.map(present),
    meta: {
      current_page: at.query.page,
      per_page: at.query.per_page,
      last_page: numbers.last,
      total: page.total,
    },
    links: { next: url(numbers.next), prev: url(numbers.prev) },
  };
}
