import { z } from 'zod';
import { listFreeSlots } from '../../../domains/scheduling/index.ts';
import { londonToday } from '../../../platform/clock/london-today.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { calendarDay, fields, integer, optional } from '../../../platform/http/input.ts';
import { isRefusal, refuse } from '../../../platform/http/problem.ts';
import { endpoint } from '../../bearer/services.ts';
import { courseRef, exampleCourse } from '../refs.ts';
import { slotShape } from './slot-hold.ts';

/** Days that one answer may span, besides its first. */
const daysAtMost = 31;

const timeslots = z
  .object({
    course: courseRef,
    data: z
      .array(
        z
          .object({
            ...slotShape,
            available_trainers: z.int().meta({ description: 'How many could take it.', example: 2 }),
          })
          .meta({ id: 'SlotItem' }),
      )
      .meta({ description: 'Slots with a free trainer, in their order.' }),
  })
  .meta({ id: 'TimeslotsResponse' });

/** What is wrong with a last day; null: nothing. */
function flawOfLastDay(from: string, to: string): string | null {
  if (to < from) return 'Must not be before date_from.';
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  return days > daysAtMost ? `Must be at most ${daysAtMost} days after date_from.` : null;
}

const query = fields({
  course_id: integer().meta({ description: 'An active course.', example: 1 }),
  date_from: optional(calendarDay()).meta({
    description: 'First day (Europe/London); default: today.',
    example: '2026-06-10',
  }),
  date_to: optional(calendarDay()).meta({
    description: `Last day (Europe/London), at most ${daysAtMost} days after the first; default: 14 days after it.`,
    example: '2026-06-24',
  }),
}).superRefine(({ date_from, date_to }, context) => {
  const flaw = date_from && date_to ? flawOfLastDay(date_from, date_to) : null;
  if (flaw) context.addIssue({ code: 'custom', path: ['date_to'], message: flaw });
});

export const listTimeslots = endpoint({
  operationId: 'listTimeslots',
  method: 'GET',
  path: '/timeslots',
  tag: 'Timeslots',
  summary: 'Free slots of a course',
  description:
    'Computed from trainers’ hours, less what is held or booked by anybody. Date and time are in the form that holding takes. Not in pages.',
  auth: 'required',
  query,
  answers: {
    200: {
      description: 'The slots.',
      schema: timeslots,
      example: {
        course: exampleCourse,
        data: [{ date: '2026-06-10', time: '09:00', available_trainers: 2 }],
      },
    },
  },
  refusals: ['course_not_available'],
  async handle({ db, query: { course_id: courseId, date_from: from, date_to: to } }) {
    const flaw = to !== undefined && from === undefined ? flawOfLastDay(await londonToday(db), to) : null;
    if (flaw) return refuse('validation_failed', { fields: { date_to: [flaw] } });
    const free = await listFreeSlots(db, { courseId, from, to, needsNotice: true });
    return isRefusal(free) ? free : answer(200, { course: free.course, data: [...free.slots] });
  },
});
