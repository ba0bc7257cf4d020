import { z } from 'zod';
import type { SlotHold, SlotName } from '../../../domains/scheduling/index.ts';
import { formatUtc } from '../../../platform/clock/format.ts';
import { dateTime } from '../../training/refs.ts';
import { courseRef, exampleCourse } from '../refs.ts';

/** A slot's name: what /timeslots shows is what holding takes. */
export const slotShape = {
  date: z.string().meta({ description: 'Day in London.', format: 'date', example: '2026-06-10' }),
  time: z.string().meta({ description: 'Time in London, 24 hours.', example: '09:00' }),
};

export const holdResponse = z
  .object({
    hold_hash: z.string().meta({
      description: '32 characters; whoever has it can use the hold.',
      minLength: 32,
      maxLength: 32,
      example: 'Xy7kRtQmNpLsWvBzJcFdEaHgUiOeYtAn',
    }),
    expires_at: dateTime('When the slot is free again, UTC.', '2026-06-03T18:30:00+00:00'),
    expires_in_seconds: z.int().meta({ description: 'Seconds left.', example: 1800 }),
    slot: z
      .object({ ...slotShape, course: courseRef })
      .meta({ id: 'HeldSlot', description: 'What is held.' }),
  })
  .meta({ id: 'HoldResponse', description: 'A live hold on one slot.' });

export const holdExample = {
  hold_hash: 'Xy7kRtQmNpLsWvBzJcFdEaHgUiOeYtAn',
  expires_at: '2026-06-03T18:30:00+00:00',
  expires_in_seconds: 1800,
  slot: { date: '2026-06-10', time: '09:00', course: exampleCourse },
};

/** A hold as its owner sees it; the trainer is not shown. */
export function presentHold(
  hold: SlotHold,
  { courseId, date, time }: SlotName,
): z.input<typeof holdResponse> {
  return {
    hold_hash: hold.hash,
    expires_at: formatUtc(hold.expires_at),
    expires_in_seconds: hold.seconds_left,
    slot: { date, time, course: { id: courseId, name: hold.course_name } },
  };
}
