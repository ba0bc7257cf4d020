import { z } from 'zod';
import { listCourseRates, type RatedProduct, setCourseRate } from '../../../domains/organisations/index.ts';
import type { Queryable } from '../../../platform/db/queryable.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { fields } from '../../../platform/http/input.ts';
import { refuse } from '../../../platform/http/problem.ts';
import { pathId } from '../../../platform/ids/ids.ts';
import { courseProduct, int, intOrNull, pence, str } from '../fields.ts';
import { actorOf, administrators, organisationId, organisationPath, reachesPath } from '../policy.ts';
import { endpoint } from '../services.ts';

const tag = 'Rates';

const courseRate = z
  .object({
    course_id: int('Course id.', 1),
    course_name: str('Course name.', 'CSTF All-In-One Mandatory Practical Training'),
    standard_price_pence: int('What others pay, VAT included.', 8_500),
    own_price_pence: intOrNull('What this organisation pays; null: the standard price.', 7_950),
  })
  .meta({ id: 'CourseRate' });

const courseRates = z
  .object({ data: z.array(courseRate).meta({ description: 'By course.' }) })
  .meta({ id: 'CourseRates' });

const answers = {
  200: {
    description: 'All rates.',
    schema: courseRates,
    example: {
      data: [
        {
          course_id: 1,
          course_name: 'CSTF All-In-One Mandatory Practical Training',
          standard_price_pence: 8_500,
          own_price_pence: 7_950,
        },
      ],
    },
  },
};

const show = async (db: Queryable, id: number, product: RatedProduct) =>
  answer(200, { data: (await listCourseRates(db, id, product)).map((rate) => ({ ...rate })) });

const list = endpoint({
  operationId: 'listCourseRates',
  method: 'GET',
  path: '/organisations/{id}/course-rates',
  tag,
  summary: 'What an organisation pays',
  description: 'One row per active course, and per inactive one with a rate.',
  auth: 'required',
  roles: administrators,
  ...organisationPath,
  query: fields({ product: courseProduct }),
  answers,
  async handle(call) {
    if (!(await reachesPath(call))) return refuse('not_found');
    return show(call.db, call.params.id, call.query.product);
  },
});

const ratePath = {
  params: z.object({ id: organisationId, courseId: pathId.meta({ description: 'Course id.', example: 1 }) }),
  pathObjectExists: organisationPath.pathObjectExists,
};

const set = endpoint({
  operationId: 'setCourseRate',
  method: 'PUT',
  path: '/organisations/{id}/course-rates/{courseId}',
  tag,
  summary: 'Set an organisation’s price of a course',
  description: 'Holds for bookings from now on; what is booked keeps its price.',
  auth: 'required',
  roles: administrators,
  ...ratePath,
  body: fields({
    product: courseProduct,
    price_pence: pence().meta({ description: 'Price in pence, VAT included.', example: 7_950 }),
  }).meta({ id: 'SetCourseRateRequest' }),
  bodyExample: { price_pence: 7_950 },
  answers,
  async handle({ caller, params, body, db, requestId }) {
    const { product, price_pence: pricePence } = body;
    const rate = { organisationId: params.id, product, courseId: params.courseId, pricePence };
    const isSet = await setCourseRate(db, rate, actorOf(caller, requestId));
    return isSet ? show(db, params.id, product) : refuse('not_found');
  },
});

const remove = endpoint({
  operationId: 'removeCourseRate',
  method: 'DELETE',
  path: '/organisations/{id}/course-rates/{courseId}',
  tag,
  summary: 'Back to the standard price',
  description: 'For bookings from now on.',
  auth: 'required',
  roles: administrators,
  params: ratePath.params,
  query: fields({ product: courseProduct }),
  answers,
  async handle({ caller, params, query: { product }, db, requestId }) {
    const rate = { organisationId: params.id, product, courseId: params.courseId, pricePence: null };
    const isSet = await setCourseRate(db, rate, actorOf(caller, requestId));
    return isSet ? show(db, params.id, product) : refuse('not_found');
  },
});

export const courseRateEndpoints = [list, set, remove];
