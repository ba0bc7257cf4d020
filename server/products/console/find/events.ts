import { z } from 'zod';
import {
  getOpenEvent,
  listOpenEvents,
  listOpenPlaces,
  openEventSorts,
} from '../../../domains/scheduling/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { integer, oneOf, optional, withDefault } from '../../../platform/http/input.ts';
import { pageQuery } from '../../../platform/http/pagination.ts';
import { refuse } from '../../../platform/http/problem.ts';
import { pathId } from '../../../platform/ids/ids.ts';
import { listOf, presentList } from '../../bearer/lists.ts';
import { dayRange, withOrderedDays } from '../../training/day-range.ts';
import { listExample } from '../people/person.ts';
import { agencyMembers, ownOrganisation } from '../policy.ts';
import { endpoint } from '../services.ts';
import { openEvent, openEventExample, openPlace, presentOpenEvent, presentOpenPlace } from './open-event.ts';

const common = { method: 'GET', tag: 'Finding training', auth: 'required', roles: agencyMembers } as const;

const needs = {
  course_id: optional(integer()).meta({ description: 'Only this course.', example: 1 }),
  ...dayRange('the training’s start', 2027),
  seats: withDefault(integer({ min: 0, max: 1_000 }), 1).meta({
    description: 'At least so many free seats.',
    example: 2,
  }),
};

const list = endpoint({
  ...common,
  operationId: 'listOpenEvents',
  path: '/open-events',
  summary: 'Coming training events that your organisation can book',
  description: 'With the seats that are free just now, at your organisation’s price.',
  query: withOrderedDays({
    ...needs,
    location_id: optional(integer()).meta({ description: 'Only this location.', example: 3 }),
    sort: withDefault(oneOf(openEventSorts), 'start_date').meta({
      description: 'Soonest first, cheapest first, or those with most free seats.',
      example: 'start_date',
    }),
    ...pageQuery,
  }),
  answers: {
    200: {
      description: 'A page of events.',
      schema: listOf(openEvent, 'OpenEvent'),
      example: listExample(openEventExample, '/open-events'),
    },
  },
  async handle({ caller, db, query, bases, search }) {
    const found = await listOpenEvents(db, ownOrganisation(caller), query);
    return answer(
      200,
      presentList(found, presentOpenEvent, { query, base: bases.api, path: '/open-events', search }),
    );
  },
});

const places = endpoint({
  ...common,
  operationId: 'listOpenPlaces',
  path: '/open-places',
  summary: 'Where those events are',
  description: 'Each place once, by name, with the sum of what it offers. Not in pages.',
  query: withOrderedDays(needs),
  answers: {
    200: {
      description: 'The places.',
      schema: z
        .object({ data: z.array(openPlace).meta({ description: 'By name.' }) })
        .meta({ id: 'OpenPlaces' }),
    },
  },
  async handle({ caller, db, query }) {
    const found = await listOpenPlaces(db, ownOrganisation(caller), query);
    return answer(200, { data: found.map(presentOpenPlace) });
  },
});

const getOne = endpoint({
  ...common,
  operationId: 'getOpenEvent',
  path: '/open-events/{id}',
  summary: 'One training event that your organisation can see',
  description: 'Past and cancelled ones stay readable.',
  params: z.object({ id: pathId.meta({ description: 'Training event id.', example: 26 }) }),
  answers: { 200: { description: 'The event.', schema: openEvent, example: openEventExample } },
  async handle({ caller, db, params }) {
    const event = await getOpenEvent(db, ownOrganisation(caller), params.id);
    return event ? answer(200, presentOpenEvent(event)) : refuse('not_found');
  },
});

export const openEventEndpoints = [list, places, getOne];
