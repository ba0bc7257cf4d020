import { z } from 'zod';
import { courseEntries, locationEntries, trainerEntries } from '../../../domains/catalogue/index.ts';
import { bool, fields, integer, optional, text } from '../../../platform/http/input.ts';
import { clearable, degrees, flag, int, intOrNull, pence, str, strOrNull } from '../fields.ts';
import { entryEndpoints } from './entries.ts';

const isActive = optional(bool()).meta({ description: 'Whether it can be chosen.', example: true });

const name = text({ max: 255 }).meta({ description: 'Name.', example: 'CSTF All-In-One' });
const shortName = text({ max: 60 }).meta({
  description: 'As statements show it.',
  example: 'CSTF All-In-One',
});
const price = pence().meta({ description: 'Standard price in pence, VAT included.', example: 8_500 });
const duration = integer({ min: 1, max: 20_160 }).meta({ description: 'Minutes.', example: 420 });

const courseRules = {
  validity_months: clearable(integer({ min: 1, max: 600 })).meta({
    description: 'Months a certificate lasts; null: for ever.',
    example: 12,
  }),
  requires_review: optional(bool()).meta({
    description: 'Whether staff approve each booking.',
    example: false,
  }),
  is_active: isActive,
};

const courses = entryEndpoints({
  name: 'Course',
  plural: 'Courses',
  path: '/courses',
  noun: 'course',
  entries: courseEntries,
  schema: z
    .object({
      id: int('Course id.', 1),
      name: str('Name.', 'CSTF All-In-One Mandatory Practical Training'),
      short_name: str('As statements show it.', 'CSTF All-In-One'),
      price_pence: int('Standard price in pence, VAT included.', 8_500),
      duration_minutes: int('Minutes.', 420),
      validity_months: intOrNull('Months a certificate lasts; null: for ever.', 12),
      requires_review: flag('Whether staff approve each booking.', false),
      is_active: flag('Whether it can be chosen.', true),
    })
    .meta({ id: 'Course' }),
  example: {
    id: 1,
    name: 'CSTF All-In-One Mandatory Practical Training',
    short_name: 'CSTF All-In-One',
    price_pence: 8_500,
    duration_minutes: 420,
    validity_months: 12,
    requires_review: false,
    is_active: true,
  },
  present: (row) => ({ ...row }),
  createBody: fields({
    name,
    short_name: shortName,
    price_pence: price,
    duration_minutes: duration,
    ...courseRules,
  }).meta({ id: 'CreateCourseRequest' }),
  createExample: {
    name: 'Moving and Handling',
    short_name: 'Moving and Handling',
    price_pence: 4_550,
    duration_minutes: 180,
  },
  editBody: fields({
    name: optional(name),
    short_name: optional(shortName),
    price_pence: optional(price),
    duration_minutes: optional(duration),
    ...courseRules,
  }).meta({ id: 'EditCourseRequest' }),
  editExample: { price_pence: 8_900 },
});

const placeName = text({ max: 255 }).meta({ description: 'Name.', example: 'Glasgow' });
const placeRules = {
  address: clearable(text({ max: 500 })).meta({
    description: 'Street and town.',
    example: 'Abbey Mill Business Centre, Paisley',
  }),
  postcode: clearable(text({ max: 10 })).meta({ description: 'Postcode.', example: 'PA1 1TJ' }),
  latitude: clearable(degrees(90)).meta({
    description: 'Degrees north, for the map; null: on no map.',
    example: 55.8456,
  }),
  longitude: clearable(degrees(180)).meta({
    description: 'Degrees east, for the map; null: on no map.',
    example: -4.4239,
  }),
  is_active: isActive,
};

/** Half a position is none. */
function withWholePosition<Shape extends z.ZodRawShape>(shape: Shape) {
  return fields(shape).superRefine((value, context) => {
    const given: { latitude?: unknown; longitude?: unknown } = value;
    for (const [one, other] of [
      ['latitude', 'longitude'],
      ['longitude', 'latitude'],
    ] as const) {
      if (typeof given[one] === 'number' && typeof given[other] !== 'number')
        context.addIssue({ code: 'custom', path: [other], message: `Goes with ${one}: send both.` });
      if (given[one] === null && given[other] === undefined)
        context.addIssue({ code: 'custom', path: [other], message: `Goes with ${one}: empty both.` });
    }
  });
}

const locations = entryEndpoints({
  name: 'Location',
  plural: 'Locations',
  path: '/locations',
  noun: 'location',
  entries: locationEntries,
  schema: z
    .object({
      id: int('Location id.', 3),
      name: str('Name.', 'Glasgow'),
      address: strOrNull('Street and town.', 'Abbey Mill Business Centre, Paisley'),
      postcode: strOrNull('Postcode.', 'PA1 1TJ'),
      latitude: z.number().nullable().meta({ description: 'Degrees north.', example: 55.8456 }),
      longitude: z.number().nullable().meta({ description: 'Degrees east.', example: -4.4239 }),
      is_active: flag('Whether it can be chosen.', true),
    })
    .meta({ id: 'Location' }),
  example: {
    id: 3,
    name: 'Glasgow',
    address: 'Abbey Mill Business Centre, Paisley',
    postcode: 'PA1 1TJ',
    latitude: 55.8456,
    longitude: -4.4239,
    is_active: true,
  },
  present: (row) => ({ ...row }),
  createBody: withWholePosition({ name: placeName, ...placeRules }).meta({ id: 'CreateLocationRequest' }),
  createExample: { name: 'Leeds', address: '1 Park Row', postcode: 'LS1 5HN' },
  editBody: withWholePosition({ name: optional(placeName), ...placeRules }).meta({
    id: 'EditLocationRequest',
  }),
  editExample: { postcode: 'LS1 5HN' },
});

const trainerName = text({ max: 255 }).meta({ description: 'Name.', example: 'David Rankin' });

const trainers = entryEndpoints({
  name: 'Trainer',
  plural: 'Trainers',
  path: '/trainers',
  noun: 'trainer',
  entries: trainerEntries,
  schema: z
    .object({
      id: int('Trainer id.', 5),
      name: str('Name.', 'David Rankin'),
      is_active: flag('Whether it can be chosen.', true),
    })
    .meta({ id: 'Trainer' }),
  example: { id: 5, name: 'David Rankin', is_active: true },
  present: (row) => ({ ...row }),
  createBody: fields({ name: trainerName, is_active: isActive }).meta({ id: 'CreateTrainerRequest' }),
  createExample: { name: 'David Rankin' },
  editBody: fields({ name: optional(trainerName), is_active: isActive }).meta({ id: 'EditTrainerRequest' }),
  editExample: { is_active: false },
});

export const catalogueEndpoints = [...courses, ...locations, ...trainers];
