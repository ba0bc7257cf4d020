import { z } from 'zod';
import type { Page, PageRequest } from '../../platform/http/pagination.ts';

const count = (description: string, example: number) => z.int().meta({ description, example });

const pagination = z
  .object({
    current_page: count('The page asked for.', 1),
    per_page: count('Rows a page.', 20),
    last_page: count('At least 1.', 3),
    total: count('Rows in all.', 52),
  })
  .meta({ id: 'Pagination', description: 'Which page this is, of how many.' });

/** The list envelope `{data, pagination}` around one kind of row. */
export function listOf<Row extends z.ZodType>(row: Row, name: string) {
  return z
    .object({ data: z.array(row).meta({ description: 'The rows.' }), pagination })
    .meta({ id: `${name}Response` });
}

/** Puts one page of rows into that envelope. */
export function presentList<Row, Shown>(
  page: Page<Row>,
  { page: current_page, per_page }: PageRequest,
  present: (row: Row) => Shown,
) {
  const last_page = Math.max(1, Math.ceil(page.total / per_page));
  return {
    data: page.rows.map(present),
    pagination: { current_page, per_page, last_page, total: page.total },
  };
}
