import { z } from 'zod';
import type { TrainingEvent } from '../../../domains/scheduling/index.ts';
import { formatLondon } from '../../../platform/clock/format.ts';
import { poundsFromPence } from '../../../platform/money/money.ts';
import {
  bookingUrl,
  courseRef,
  dateTime,
  locationRef,
  presentCourseRef,
  presentLocationRef,
  presentTrainerRef,
  refsExample,
  trainerRef,
} from '../../training/refs.ts';

const shape = {
  id: z.int().meta({ description: 'Training event id.', example: 26 }),
  course: courseRef,
  location: locationRef,
  start_date: dateTime('Start, with the Europe/London offset of that day.', '2026-07-15T10:00:00+01:00'),
  end_date: dateTime('End, with the Europe/London offset of that day.', '2026-07-15T17:00:00+01:00'),
  remaining_slots: z.int().meta({
    description: 'Capacity minus pending and booked bookings; holds are not subtracted.',
    example: 8,
  }),
  cost_inc_vat: z.number().meta({ description: 'Your price in pounds, VAT included.', example: 85 }),
  booking_url: z.string().meta({
    description: 'Your public booking page.',
    format: 'uri',
    example: 'https://api.example.org/practical-training/?sgi=ACME001',
  }),
};

export const trainingEvent = z
  .object(shape)
  .meta({ id: 'TrainingEvent', description: 'A coming training event.' });

export const trainingEventDetail = z
  .object({
    ...shape,
    trainer: trainerRef.nullable(),
    total_slots: z.int().meta({ description: 'Capacity.', example: 12 }),
    status: z
      .enum(['scheduled', 'in_progress', 'finished', 'cancelled'])
      .meta({ description: 'Where it stands.', example: 'scheduled' }),
  })
  .meta({
    id: 'TrainingEventDetail',
    description: 'A training event with its trainer, capacity and status.',
  });

export const trainingEventExample = {
  id: 26,
  course: refsExample.course,
  location: refsExample.location,
  start_date: '2026-07-15T10:00:00+01:00',
  end_date: '2026-07-15T17:00:00+01:00',
  remaining_slots: 8,
  cost_inc_vat: 85,
  booking_url: 'https://api.example.org/practical-training/?sgi=ACME001',
};

/** An event as lists show it: exactly 8 keys. */
export function presentTrainingEvent(
  event: TrainingEvent,
  site: string,
  code: string,
): z.input<typeof trainingEvent> {
  return {
    id: event.id,
    course: presentCourseRef(event),
    location: presentLocationRef(event),
    start_date: formatLondon(event.starts_at),
    end_date: formatLondon(event.ends_at),
    remaining_slots: event.remaining_slots,
    cost_inc_vat: poundsFromPence(event.price_pence),
    booking_url: bookingUrl(site, 'practical-training', code),
  };
}

/** An event on its own. */
export function presentTrainingEventDetail(
  event: TrainingEvent,
  site: string,
  code: string,
): z.input<typeof trainingEventDetail> {
  return {
    ...presentTrainingEvent(event, site, code),
    trainer: presentTrainerRef(event),
    total_slots: event.capacity,
    status: event.status,
  };
}
