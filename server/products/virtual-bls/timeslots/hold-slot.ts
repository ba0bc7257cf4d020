import { holdSlot as holdOfDomain, type SlotHoldExists } from '../../../domains/scheduling/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { calendarDay, clockTime, fields, integer } from '../../../platform/http/input.ts';
import { isRefusal, refuse } from '../../../platform/http/problem.ts';
import { endpoint } from '../../bearer/services.ts';
import { holdExample, holdResponse, presentHold } from './slot-hold.ts';

export const holdSlot = endpoint({
  operationId: 'holdSlot',
  method: 'POST',
  path: '/timeslots/hold',
  tag: 'Timeslots',
  summary: 'Hold a slot for 30 minutes',
  description:
    'Keeps one trainer’s time for your booking; nothing is charged. While you have a live hold on the same course, date and time you get it back with 409.',
  auth: 'required',
  body: fields({
    course_id: integer().meta({ description: 'An active course.', example: 1 }),
    date: calendarDay().meta({ description: 'Day in London.', example: '2026-06-10' }),
    time: clockTime().meta({ description: 'Time in London, 24 hours.', example: '09:00' }),
  }).meta({ id: 'HoldRequest' }),
  bodyExample: { course_id: 1, date: '2026-06-10', time: '09:00' },
  answers: { 201: { description: 'Held.', schema: holdResponse, example: holdExample } },
  refusals: ['course_not_available', 'hold_exists', 'hold_limit_reached', 'slot_unavailable'],
  async handle({ caller, db, body: { course_id: courseId, date, time }, services }) {
    const slot = { courseId, date, time };
    const held = await holdOfDomain(db, services.keyring, {
      organisationId: caller.organisation_id,
      ...slot,
    });
    if (!isRefusal(held)) return answer(201, presentHold(held, slot));
    return held.refused === 'hold_exists'
      ? refuse(held.refused, { extra: presentHold((held as SlotHoldExists).hold, slot) })
      : held;
  },
});
