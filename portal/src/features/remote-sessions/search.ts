import type { Args } from '../../api/console.ts';
import { countIn, dayIn, said, soughtIn, wordIn } from '../../ui/list-search.ts';

/** What the list of remote sessions is narrowed by and sorted by: it stands in the address. */
export type SessionSearch = Omit<NonNullable<Args<'get', '/virtual-bls/bookings'>['query']>, 'per_page'>;

/** Some of it changed; undefined takes a filter off. */
export type SessionSearchChange = { readonly [Key in keyof SessionSearch]?: SessionSearch[Key] | undefined };

/** Reads the address of the list. */
export function readSessionSearch(raw: Record<string, unknown>): SessionSearch {
  const read: SessionSearchChange = {
    page: countIn(raw['page']),
    search: soughtIn(raw['search']),
    booking_status: wordIn(['pending', 'booked', 'cancelled'], raw['booking_status']),
    pay_status: wordIn(['completed', 'pending', 'refunded', 'cancelled'], raw['pay_status']),
    training_status: wordIn(['pending', 'completed', 'failed', 'no_show'], raw['training_status']),
    equipment_status: wordIn(['out', 'in', 'overdue', 'none'], raw['equipment_status']),
    course_id: countIn(raw['course_id']),
    organisation_id: countIn(raw['organisation_id']),
    trainer_id: countIn(raw['trainer_id']),
    date_from: dayIn(raw['date_from']),
    date_to: dayIn(raw['date_to']),
    sort: wordIn(['created_at', 'start_date'], raw['sort']),
    sort_dir: wordIn(['asc', 'desc'], raw['sort_dir']),
  };
  return said(read);
}
