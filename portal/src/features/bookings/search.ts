import type { Args } from '../../api/console.ts';
import { countIn, dayIn, said, soughtIn, wordIn } from '../../ui/list-search.ts';

/** What the list of bookings is narrowed by and sorted by: it stands in the address, which can be handed on. */
export type BookingSearch = Omit<NonNullable<Args<'get', '/bookings'>['query']>, 'per_page'>;

/** Some of it changed; undefined takes a filter off. */
export type BookingSearchChange = { readonly [Key in keyof BookingSearch]?: BookingSearch[Key] | undefined };

const statuses = ['pending', 'booked', 'cancelled'] as const;
const payStatuses = ['completed', 'pending', 'refunded', 'cancelled'] as const;
const payOptions = ['credits', 'balance', 'inv', 'candidate_pays'] as const;
const attendances = ['attended', 'no_show'] as const;

/** Reads the address of the list. */
export function readBookingSearch(raw: Record<string, unknown>): BookingSearch {
  const read: { [Key in keyof BookingSearch]: BookingSearch[Key] | undefined } = {
    page: countIn(raw['page']),
    search: soughtIn(raw['search']),
    booking_status: wordIn(statuses, raw['booking_status']),
    pay_status: wordIn(payStatuses, raw['pay_status']),
    pay_option: wordIn(payOptions, raw['pay_option']),
    attendance: wordIn(attendances, raw['attendance']),
    review: wordIn(['awaited', 'approved', 'rejected'], raw['review']),
    course_id: countIn(raw['course_id']),
    location_id: countIn(raw['location_id']),
    organisation_id: countIn(raw['organisation_id']),
    training_event_id: countIn(raw['training_event_id']),
    date_from: dayIn(raw['date_from']),
    date_to: dayIn(raw['date_to']),
    sort: wordIn(['created_at', 'start_date', 'candidate'], raw['sort']),
    sort_dir: wordIn(['asc', 'desc'], raw['sort_dir']),
  };
  return said(read);
}
