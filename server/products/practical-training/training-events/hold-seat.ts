import { z } from 'zod';
import {
  getTrainingEvent,
  type HoldExists,
  holdSeat as holdOfDomain,
} from '../../../domains/scheduling/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { bool, fields, withDefault } from '../../../platform/http/input.ts';
import { isRefusal, refuse } from '../../../platform/http/problem.ts';
import { pathId } from '../../../platform/ids/ids.ts';
import { endpoint } from '../../bearer/services.ts';
import { presentSlotHold, slotHoldExample, slotHoldResponse } from './seat-hold.ts';

export const holdSeat = endpoint({
  operationId: 'holdSeat',
  method: 'POST',
  path: '/training-events/{id}/hold',
  tag: 'Training events',
  summary: 'Hold a seat for 30 minutes',
  description:
    'Nothing is charged and `remaining_slots` does not change. While you have a live hold on the event you get it back with 409; `new=true` takes another, up to 20.',
  auth: 'required',
  params: z.object({ id: pathId.meta({ description: 'Training event id.', example: 26 }) }),
  query: fields({
    new: withDefault(bool(), false).meta({
      description: 'Take another seat although you hold one.',
      example: true,
    }),
  }),
  answers: { 201: { description: 'Held.', schema: slotHoldResponse, example: slotHoldExample } },
  refusals: ['event_cancelled', 'event_started', 'hold_exists', 'hold_limit_reached', 'no_seats_left'],
  async pathObjectExists({ caller, db, params }) {
    return (await getTrainingEvent(db, caller.organisation_id, params.id)) !== null;
  },
  async handle({ caller, db, params, query, services }) {
    const request = { organisationId: caller.organisation_id, eventId: params.id, another: query.new };
    const held = await holdOfDomain(db, services.keyring, request);
    if (!isRefusal(held)) return answer(201, presentSlotHold(held));
    return held.refused === 'hold_exists'
      ? refuse(held.refused, { extra: presentSlotHold((held as HoldExists).hold) })
      : held;
  },
});
