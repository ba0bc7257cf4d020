import { z } from 'zod';
import { blsCourseEntries, courseEntries, locationEntries } from '../../../domains/catalogue/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { int, str } from '../fields.ts';
import { bookingReaders } from '../policy.ts';
import { endpoint } from '../services.ts';

const named = z
  .object({ id: int('Id.', 1), name: str('Name.', 'CSTF All-In-One') })
  .meta({ id: 'BookingChoice' });

const choices = (description: string) => z.array(named).meta({ description });

/** Catalogues have dozens of entries. */
const all = { page: 1, per_page: 500 };

const brief = ({ id, name }: { readonly id: number; readonly name: string }) => ({ id, name });

const list = endpoint({
  operationId: 'listBookingChoices',
  method: 'GET',
  path: '/booking-choices',
  tag: 'Bookings',
  summary: 'What bookings can be narrowed by',
  description: 'Courses and places by their names, those no longer used included: old bookings have them.',
  auth: 'required',
  roles: bookingReaders,
  answers: {
    200: {
      description: 'By id.',
      schema: z
        .object({
          courses: choices('Classroom courses.'),
          remote_courses: choices('Courses of remote sessions.'),
          locations: choices('Places.'),
        })
        .meta({ id: 'BookingChoices' }),
      example: {
        courses: [{ id: 1, name: 'CSTF All-In-One' }],
        remote_courses: [{ id: 1, name: 'BLS — Annual Renewal' }],
        locations: [{ id: 3, name: 'Glasgow' }],
      },
    },
  },
  async handle({ db }) {
    const [courses, remote, locations] = await Promise.all([
      courseEntries.list(db, all),
      blsCourseEntries.list(db, all),
      locationEntries.list(db, all),
    ]);
    return answer(200, {
      courses: courses.rows.map(({ id, short_name }) => ({ id, name: short_name })),
      remote_courses: remote.rows.map(brief),
      locations: locations.rows.map(brief),
    });
  },
});

export const bookingChoiceEndpoints = [list];
