import { z } from 'zod';
import { listTrainingCourses, type TrainingCourse } from '../../../domains/catalogue/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { fields } from '../../../platform/http/input.ts';
import { pageQuery } from '../../../platform/http/pagination.ts';
import { poundsFromPence } from '../../../platform/money/money.ts';
import { listOf, presentList } from '../../bearer/lists.ts';
import { endpoint } from '../../bearer/services.ts';

const course = z
  .object({
    id: z.int().meta({ description: 'Course id.', example: 1 }),
    name: z.string().meta({ description: 'Name.', example: 'CSTF All-In-One Mandatory Practical Training' }),
    short_name: z.string().meta({ description: 'Short name.', example: 'CSTF All-In-One' }),
    cost_inc_vat: z.number().meta({ description: 'Your price in pounds, VAT included.', example: 85 }),
    duration_minutes: z.int().meta({ description: 'Length.', example: 420 }),
    validity_months: z
      .int()
      .nullable()
      .meta({ description: 'Months a certificate lasts; null: for ever.', example: 12 }),
    requires_review: z
      .boolean()
      .meta({ description: 'Whether a booking waits for a review by staff.', example: false }),
  })
  .meta({ id: 'Course' });

const example = {
  id: 1,
  name: 'CSTF All-In-One Mandatory Practical Training',
  short_name: 'CSTF All-In-One',
  cost_inc_vat: 85,
  duration_minutes: 420,
  validity_months: 12,
  requires_review: false,
};

function presentCourse(row: TrainingCourse): z.input<typeof course> {
  return {
    id: row.id,
    name: row.name,
    short_name: row.short_name,
    cost_inc_vat: poundsFromPence(row.price_pence),
    duration_minutes: row.duration_minutes,
    validity_months: row.validity_months,
    requires_review: row.requires_review,
  };
}

export const listCourses = endpoint({
  operationId: 'listCourses',
  method: 'GET',
  path: '/courses',
  tag: 'Courses and locations',
  summary: 'Courses you can book',
  description: 'Active courses by id, at your own rates.',
  auth: 'required',
  query: fields(pageQuery),
  answers: {
    200: {
      description: 'A page of courses.',
      schema: listOf(course, 'Course'),
      example: {
        data: [example],
        meta: { current_page: 1, per_page: 20, last_page: 1, total: 1 },
        links: { next: null, prev: null },
      },
    },
  },
  async handle({ caller, db, query, bases, search }) {
    const page = await listTrainingCourses(db, caller.organisation_id, query);
    return answer(
      200,
      presentList(page, presentCourse, { query, base: bases.api, path: '/courses', search }),
    );
  },
});
