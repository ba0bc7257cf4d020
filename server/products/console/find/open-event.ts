import { z } from 'zod';
import type { OpenEvent, OpenPlace, SeatHold } from '../../../domains/scheduling/index.ts';
import { formatLondon, formatUtc } from '../../../platform/clock/format.ts';
import {
  courseRef,
  presentCourseRef,
  presentTrainerRef,
  refsExample,
  trainerRef,
} from '../../training/refs.ts';
import { choice, flag, int, str, strOrNull, when } from '../fields.ts';

const degrees = (description: string, example: number) =>
  z.number().nullable().meta({ description, example });

const placeShape = {
  id: int('Location id.', 3),
  name: str('Name.', 'Glasgow'),
  address: strOrNull('Street and town.', 'Abbey Mill Business Centre, Paisley'),
  latitude: degrees('Degrees north; null: on no map.', 55.8456),
  longitude: degrees('Degrees east; null: on no map.', -4.4239),
};

export const openEvent = z
  .object({
    id: int('Training event id.', 26),
    course: courseRef,
    course_short_name: str('Its short name.', 'CSTF All-In-One'),
    location: z
      .object({ ...placeShape, postcode: strOrNull('Postcode.', 'PA1 1TJ') })
      .meta({ id: 'OpenLocation', description: 'Where it takes place.' }),
    trainer: trainerRef.nullable().meta({ description: 'Null: not settled yet.' }),
    start_date: when('Start, with London’s offset of that day.', '2027-07-15T10:00:00+01:00'),
    end_date: when('End, with London’s offset of that day.', '2027-07-15T17:00:00+01:00'),
    status: choice(['scheduled', 'in_progress', 'finished', 'cancelled'], 'Where it stands.'),
    seats: int('Seats in all.', 12),
    free_seats: int('Seats that nobody has booked or holds.', 7),
    own_holds: int('Seats that your organisation holds just now.', 1),
    price_pence: int('Your organisation’s price of a seat in pence, VAT included.', 8_500),
    requires_review: flag('Whether the provider’s staff look at each booking first.', false),
  })
  .meta({ id: 'OpenEvent', description: 'A training event that your organisation can see.' });

export const openEventExample: z.input<typeof openEvent> = {
  id: 26,
  course: refsExample.course,
  course_short_name: 'CSTF All-In-One',
  location: { ...refsExample.location, latitude: 55.8456, longitude: -4.4239, postcode: 'PA1 1TJ' },
  trainer: refsExample.trainer,
  start_date: '2027-07-15T10:00:00+01:00',
  end_date: '2027-07-15T17:00:00+01:00',
  status: 'scheduled',
  seats: 12,
  free_seats: 7,
  own_holds: 1,
  price_pence: 8_500,
  requires_review: false,
};

const presentPlace = (row: OpenEvent | OpenPlace) => ({
  id: row.location_id,
  name: row.location_name,
  address: row.location_address,
  latitude: row.latitude,
  longitude: row.longitude,
});

/** A training event as the people of an organisation see it. */
export const presentOpenEvent = (row: OpenEvent): z.input<typeof openEvent> => ({
  id: row.id,
  course: presentCourseRef(row),
  course_short_name: row.course_short_name,
  location: { ...presentPlace(row), postcode: row.location_postcode },
  trainer: presentTrainerRef(row),
  start_date: formatLondon(row.starts_at),
  end_date: formatLondon(row.ends_at),
  status: row.status,
  seats: row.capacity,
  free_seats: row.free_seats,
  own_holds: row.own_holds,
  price_pence: row.price_pence,
  requires_review: row.requires_review,
});

export const openPlace = z
  .object({
    ...placeShape,
    events: int('Coming events that fit.', 4),
    free_seats: int('Their free seats.', 23),
    next_start_date: when('Start of the next one, with London’s offset.', '2027-07-15T10:00:00+01:00'),
  })
  .meta({ id: 'OpenPlace', description: 'A place with events that fit.' });

/** A place of the map. */
export const presentOpenPlace = (row: OpenPlace): z.input<typeof openPlace> => ({
  ...presentPlace(row),
  events: row.events,
  free_seats: row.free_seats,
  next_start_date: formatLondon(row.next_starts_at),
});

export const seatHold = z
  .object({
    hold_hash: str('32 characters; whoever has it can use the hold.', 'Xy7kRtQmNpLsWvBzJcFdEaHgUiOeYtAn'),
    expires_at: when('When the seat is free again.', '2027-06-05T10:30:00+00:00'),
    expires_in_seconds: int('Seconds left.', 1_800),
  })
  .meta({ id: 'SeatHold', description: 'A seat that is kept for you.' });

export const seatHoldExample: z.input<typeof seatHold> = {
  hold_hash: 'Xy7kRtQmNpLsWvBzJcFdEaHgUiOeYtAn',
  expires_at: '2027-06-05T10:30:00+00:00',
  expires_in_seconds: 1_800,
};

/** A hold as its owner sees it; of a seat or of a slot. */
export const presentHold = (
  hold: Pick<SeatHold, 'hash' | 'expires_at' | 'seconds_left'>,
): z.input<typeof seatHold> => ({
  hold_hash: hold.hash,
  expires_at: formatUtc(hold.expires_at),
  expires_in_seconds: hold.seconds_left,
});
