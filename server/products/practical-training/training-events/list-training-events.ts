import { listTrainingEvents as listOfDomain, trainingEventSorts } from '../../../domains/scheduling/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { bool, integer, oneOf, optional, withDefault } from '../../../platform/http/input.ts';
import { pageQuery } from '../../../platform/http/pagination.ts';
import { listOf, presentList } from '../../bearer/lists.ts';
import { endpoint } from '../../bearer/services.ts';
import { dayRange, withOrderedDays } from '../../training/day-range.ts';
import { presentTrainingEvent, trainingEvent, trainingEventExample } from './training-event.ts';

const query = withOrderedDays({
  course_id: optional(integer()).meta({ description: 'Only this course.', example: 1 }),
  location_id: optional(integer()).meta({ description: 'Only this location.', example: 3 }),
  ...dayRange('the start'),
  available_only: withDefault(bool(), false).meta({
    description: 'Only events with remaining slots.',
    example: true,
  }),
  sort: withDefault(oneOf(trainingEventSorts), 'start_date').meta({
    description: 'Sort key; ties by id.',
    example: 'start_date',
  }),
  sort_dir: withDefault(oneOf(['asc', 'desc']), 'asc').meta({ description: 'Direction.', example: 'asc' }),
  ...pageQuery,
});

export const listTrainingEvents = endpoint({
  operationId: 'listTrainingEvents',
  method: 'GET',
  path: '/training-events',
  tag: 'Training events',
  summary: 'Coming training events',
  description: 'Published events you can see, not cancelled, that start in the future.',
  auth: 'required',
  query,
  answers: {
    200: {
      description: 'A page of events.',
      schema: listOf(trainingEvent, 'TrainingEvent'),
      example: {
        data: [trainingEventExample],
        meta: { current_page: 1, per_page: 20, last_page: 5, total: 98 },
        links: { next: 'https://api.example.org/practical-training/v1/training-events?page=2', prev: null },
      },
    },
  },
  async handle({ caller, db, query: wanted, bases, search }) {
    const page = await listOfDomain(db, caller.organisation_id, wanted);
    const present = (event: (typeof page.rows)[number]) =>
      presentTrainingEvent(event, bases.site, caller.code);
    return answer(
      200,
      presentList(page, present, { query: wanted, base: bases.api, path: '/training-events', search }),
    );
  },
});
