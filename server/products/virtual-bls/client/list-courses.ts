import { z } from 'zod';
import { type BlsCourse, listBlsCourses } from '../../../domains/catalogue/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { fields } from '../../../platform/http/input.ts';
import { pageQuery } from '../../../platform/http/pagination.ts';
import { poundsFromPence } from '../../../platform/money/money.ts';
import { listOf, presentList } from '../../bearer/lists.ts';
import { endpoint } from '../../bearer/services.ts';
import { exampleCourse } from '../refs.ts';

const course = z
  .object({
    id: z.int().meta({ description: 'Course id.', example: 1 }),
    name: z.string().meta({ description: 'Name.', example: exampleCourse.name }),
    duration_minutes: z.int().meta({ description: 'Length of a session.', example: 60 }),
    price: z.number().meta({ description: 'Your price in pounds, VAT included.', example: 45 }),
    currency: z.literal('GBP').meta({ description: 'Always GBP.', example: 'GBP' }),
  })
  .meta({ id: 'CourseItem' });

const presentCourse = (row: BlsCourse): z.input<typeof course> => ({
  id: row.id,
  name: row.name,
  duration_minutes: row.duration_minutes,
  price: poundsFromPence(row.price_pence),
  currency: 'GBP',
});

export const listCourses = endpoint({
  operationId: 'listCourses',
  method: 'GET',
  path: '/courses',
  tag: 'Client',
  summary: 'Courses you can book',
  description: 'Active courses by id, at your own rates.',
  auth: 'required',
  query: fields(pageQuery),
  answers: {
    200: {
      description: 'A page of courses.',
      schema: listOf(course, 'Course'),
      example: {
        data: [{ ...exampleCourse, duration_minutes: 60, price: 45, currency: 'GBP' as const }],
        meta: { current_page: 1, per_page: 20, last_page: 1, total: 1 },
        links: { next: null, prev: null },
      },
    },
  },
  async handle({ caller, db, query, bases, search }) {
    const page = await listBlsCourses(db, caller.organisation_id, query);
    const at = { query, base: bases.api, path: '/courses', search };
    return answer(200, presentList(page, presentCourse, at));
  },
});
