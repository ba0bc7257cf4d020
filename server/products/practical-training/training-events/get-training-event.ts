import { z } from 'zod';
import { getTrainingEvent as getOfDomain } from '../../../domains/scheduling/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { refuse } from '../../../platform/http/problem.ts';
import { pathId } from '../../../platform/ids/ids.ts';
import { endpoint } from '../../bearer/services.ts';
import { presentTrainingEventDetail, trainingEventDetail, trainingEventExample } from './training-event.ts';

export const getTrainingEvent = endpoint({
  operationId: 'getTrainingEvent',
  method: 'GET',
  path: '/training-events/{id}',
  tag: 'Training events',
  summary: 'One training event',
  description: 'Past and cancelled events stay readable; drafts and events you cannot see are 404.',
  auth: 'required',
  params: z.object({ id: pathId.meta({ description: 'Training event id.', example: 26 }) }),
  answers: {
    200: {
      description: 'The event.',
      schema: trainingEventDetail,
      example: {
        ...trainingEventExample,
        trainer: { id: 5, name: 'David Rankin' },
        total_slots: 12,
        status: 'scheduled',
      },
    },
  },
  async handle({ caller, db, params, bases }) {
    const event = await getOfDomain(db, caller.organisation_id, params.id);
    return event
      ? answer(200, presentTrainingEventDetail(event, bases.site, caller.code))
      : refuse('not_found');
  },
});
