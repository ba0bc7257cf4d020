import { z } from 'zod';
import { listTrainingLocations, type TrainingLocation } from '../../../domains/catalogue/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { fields } from '../../../platform/http/input.ts';
import { pageQuery } from '../../../platform/http/pagination.ts';
import { listOf, presentList } from '../../bearer/lists.ts';
import { endpoint } from '../../bearer/services.ts';

const location = z
  .object({
    id: z.int().meta({ description: 'Location id.', example: 3 }),
    name: z.string().meta({ description: 'Name.', example: 'Glasgow' }),
    address: z
      .string()
      .nullable()
      .meta({ description: 'Street and town.', example: 'Abbey Mill Business Centre, Paisley' }),
    postcode: z.string().nullable().meta({ description: 'UK postcode.', example: 'PA1 1TJ' }),
  })
  .meta({ id: 'Location' });

const example = {
  id: 3,
  name: 'Glasgow',
  address: 'Abbey Mill Business Centre, Paisley',
  postcode: 'PA1 1TJ',
};

function presentLocation(row: TrainingLocation): z.input<typeof location> {
  return { id: row.id, name: row.name, address: row.address, postcode: row.postcode };
}

export const listLocations = endpoint({
  operationId: 'listLocations',
  method: 'GET',
  path: '/locations',
  tag: 'Courses and locations',
  summary: 'Where training is given',
  description: 'Active locations by id.',
  auth: 'required',
  query: fields(pageQuery),
  answers: {
    200: {
      description: 'A page of locations.',
      schema: listOf(location, 'Location'),
      example: {
        data: [example],
        meta: { current_page: 1, per_page: 20, last_page: 1, total: 1 },
        links: { next: null, prev: null },
      },
    },
  },
  async handle({ db, query, bases, search }) {
    const page = await listTrainingLocations(db, query);
    return answer(
      200,
      presentList(page, presentLocation, { query, base: bases.api, path: '/locations', search }),
    );
  },
});
