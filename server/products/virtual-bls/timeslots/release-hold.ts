import { z } from 'zod';
import { releaseSlot } from '../../../domains/scheduling/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { refuse } from '../../../platform/http/problem.ts';
import { messageResponse } from '../../bearer/message-response.ts';
import { endpoint } from '../../bearer/services.ts';

export const releaseHold = endpoint({
  operationId: 'releaseHold',
  method: 'DELETE',
  path: '/timeslots/hold/{holdHash}',
  tag: 'Timeslots',
  summary: 'Release a hold',
  description:
    'The slot is free at once; no webhook is sent. 404 for an unknown, expired, used, released or foreign hold.',
  auth: 'required',
  params: z.object({
    holdHash: z.string().meta({ description: 'The hold.', example: 'Xy7kRtQmNpLsWvBzJcFdEaHgUiOeYtAn' }),
  }),
  answers: {
    200: { description: 'Released.', schema: messageResponse, example: { message: 'Hold released.' } },
  },
  async handle({ caller, db, params }) {
    return (await releaseSlot(db, caller.organisation_id, params.holdHash))
      ? answer(200, { message: 'Hold released.' })
      : refuse('not_found');
  },
});
