import { z } from 'zod';

/** A date-time with a numeric offset and whole seconds. */
export const dateTime = (description: string, example: string) =>
  z.string().meta({ description, format: 'date-time', example });

export const courseRef = z
  .object({
    id: z.int().meta({ description: 'Course id.', example: 1 }),
    name: z
      .string()
      .meta({ description: 'Course name.', example: 'CSTF All-In-One Mandatory Practical Training' }),
  })
  .meta({ id: 'CourseRef', description: 'The course.' });

export const locationRef = z
  .object({
    id: z.int().meta({ description: 'Location id.', example: 3 }),
    name: z.string().meta({ description: 'Location name.', example: 'Glasgow' }),
    address: z
      .string()
      .nullable()
      .meta({ description: 'Street and town.', example: 'Abbey Mill Business Centre, Paisley' }),
  })
  .meta({ id: 'LocationRef', description: 'Where it takes place.' });

export const trainerRef = z
  .object({
    id: z.int().meta({ description: 'Trainer id.', example: 5 }),
    name: z.string().meta({ description: 'Trainer name.', example: 'David Rankin' }),
  })
  .meta({ id: 'TrainerRef', description: 'Who trains.' });

/** Whatever carries the names of a course, a place and perhaps a trainer. */
interface Named {
  readonly course_id: number;
  readonly course_name: string;
  readonly location_id: number;
  readonly location_name: string;
  readonly location_address: string | null;
  readonly trainer_id: number | null;
  readonly trainer_name: string | null;
}

export const presentCourseRef = (row: Pick<Named, 'course_id' | 'course_name'>) => ({
  id: row.course_id,
  name: row.course_name,
});

export const presentLocationRef = (row: Named) => ({
  id: row.location_id,
  name: row.location_name,
  address: row.location_address,
});

export const presentTrainerRef = (row: Named) =>
  row.trainer_id === null || row.trainer_name === null
    ? null
    : { id: row.trainer_id, name: row.trainer_name };

/** The three references of a row. */
export const presentRefs = (row: Named) => ({
  course: presentCourseRef(row),
  location: presentLocationRef(row),
  trainer: presentTrainerRef(row),
});

/** The same three in examples. */
export const refsExample = {
  course: { id: 1, name: 'CSTF All-In-One Mandatory Practical Training' },
  location: { id: 3, name: 'Glasgow', address: 'Abbey Mill Business Centre, Paisley' },
  trainer: { id: 5, name: 'David Rankin' },
};

/** The organisation's public booking page of a product. */
export const bookingUrl = (site: string, product: string, organisationCode: string): string =>
  `${site}/${product}/?sgi=${organisationCode}`;
