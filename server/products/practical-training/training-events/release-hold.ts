import { z } from 'zod';
import { releaseSeat } from '../../../domains/scheduling/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { refuse } from '../../../platform/http/problem.ts';
import { pathId } from '../../../platform/ids/ids.ts';
import { messageResponse } from '../../bearer/message-response.ts';
import { endpoint } from '../../bearer/services.ts';

const holdHash = z.string().meta({ description: 'The hold.', example: 'Xy7kRtQmNpLsWvBzJcFdEaHgUiOeYtAn' });

const common = {
  method: 'DELETE',
  tag: 'Training events',
  description:
    'The seat is free at once; no webhook is sent. 404 for an unknown, expired, used, released or foreign hold.',
  auth: 'required',
  answers: {
    200: { description: 'Released.', schema: messageResponse, example: { message: 'Hold released.' } },
  },
} as const;

const released = answer(200, { message: 'Hold released.' });

export const releaseHold = endpoint({
  ...common,
  operationId: 'releaseHold',
  path: '/training-events/hold/{holdHash}',
  summary: 'Release a hold',
  params: z.object({ holdHash }),
  async handle({ caller, db, params }) {
    const done = await releaseSeat(db, { organisationId: caller.organisation_id, hash: params.holdHash });
    return done ? released : refuse('not_found');
  },
});

export const releaseHoldOfEvent = endpoint({
  ...common,
  operationId: 'releaseHoldOfEvent',
  path: '/training-events/{id}/hold/{holdHash}',
  summary: 'Release a hold of one event',
  params: z.object({ id: pathId.meta({ description: 'Training event id.', example: 26 }), holdHash }),
  async handle({ caller, db, params }) {
    const done = await releaseSeat(db, {
      organisationId: caller.organisation_id,
      hash: params.holdHash,
      eventId: params.id,
    });
    return done ? released : refuse('not_found');
  },
});
