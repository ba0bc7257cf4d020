import { z } from 'zod';
import { int, str, strOrNull } from './fields.ts';

export const courseRef = z
  .object({
    id: int('Course id.', 1),
    name: str('Course name.', 'CSTF All-In-One Mandatory Practical Training'),
  })
  .meta({ id: 'CourseRef' });

export const locationRef = z
  .object({
    id: int('Location id.', 3),
    name: str('Location name.', 'Glasgow'),
    address: strOrNull('Street and town.', 'Abbey Mill Business Centre, Paisley'),
  })
  .meta({ id: 'LocationRef' });

export const trainerRef = z
  .object({ id: int('Trainer id.', 5), name: str('Trainer name.', 'David Rankin') })
  .meta({ id: 'TrainerRef' });

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

/** The three references of a row. */
export const presentRefs = (row: Named) => ({
  course: { id: row.course_id, name: row.course_name },
  location: { id: row.location_id, name: row.location_name, address: row.location_address },
  trainer:
    row.trainer_id === null || row.trainer_name === null
      ? null
      : { id: row.trainer_id, name: row.trainer_name },
});

/** The same three in examples. */
export const refsExample = {
  course: { id: 1, name: 'CSTF All-In-One Mandatory Practical Training' },
  location: { id: 3, name: 'Glasgow', address: 'Abbey Mill Business Centre, Paisley' },
  trainer: { id: 5, name: 'David Rankin' },
};
