import { z } from 'zod';

/** The course of the examples. */
export const exampleCourse = { id: 1, name: 'BLS — Annual Renewal' };

export const courseRef = z
  .object({
    id: z.int().meta({ description: 'Course id.', example: 1 }),
    name: z.string().meta({ description: 'Course name.', example: exampleCourse.name }),
  })
  .meta({ id: 'SessionCourse', description: 'The course.' });

export const trainerRef = z
  .object({
    id: z.int().meta({ description: 'Trainer id.', example: 3 }),
    name: z.string().meta({ description: 'Trainer name.', example: 'Dr. Sarah Connor' }),
  })
  .meta({ id: 'SessionTrainer', description: 'Who gives the session.' });
