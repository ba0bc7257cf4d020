import { z } from 'zod';
import type { SeatHold } from '../../../domains/scheduling/index.ts';
import { formatLondon, formatUtc } from '../../../platform/clock/format.ts';
import { dateTime } from '../../training/refs.ts';

const shape = {
  hold_hash: z.string().meta({
    description: '32 characters; whoever has it can use the hold.',
    minLength: 32,
    maxLength: 32,
    example: 'Xy7kRtQmNpLsWvBzJcFdEaHgUiOeYtAn',
  }),
  expires_at: dateTime('When the seat is free again, UTC.', '2026-06-05T10:30:00+00:00'),
  expires_in_seconds: z.int().meta({ description: 'Seconds left.', example: 1800 }),
  training_event: z
    .object({
      id: z.int().meta({ description: 'Training event id.', example: 26 }),
      course: z
        .string()
        .meta({ description: 'Course name.', example: 'CSTF All-In-One Mandatory Practical Training' }),
      location: z.string().meta({ description: 'Location name.', example: 'Glasgow' }),
      start_date: dateTime('Start, with the Europe/London offset of that day.', '2026-07-15T10:00:00+01:00'),
    })
    .meta({ id: 'HeldTrainingEvent', description: 'The training event that is held.' }),
};

export const slotHoldResponse = z
  .object(shape)
  .meta({ id: 'SlotHoldResponse', description: 'A live hold on one seat.' });

export const slotHoldExample = {
  hold_hash: 'Xy7kRtQmNpLsWvBzJcFdEaHgUiOeYtAn',
  expires_at: '2026-06-05T10:30:00+00:00',
  expires_in_seconds: 1800,
  training_event: {
    id: 26,
    course: 'CSTF All-In-One Mandatory Practical Training',
    location: 'Glasgow',
    start_date: '2026-07-15T10:00:00+01:00',
  },
};

/** A hold as its owner sees it; course and location are plain names here. */
export function presentSlotHold(hold: SeatHold): z.input<typeof slotHoldResponse> {
  return {
    hold_hash: hold.hash,
    expires_at: formatUtc(hold.expires_at),
    expires_in_seconds: hold.seconds_left,
    training_event: {
      id: hold.event_id,
      course: hold.course_name,
      location: hold.location_name,
      start_date: formatLondon(hold.starts_at),
    },
  };
}
