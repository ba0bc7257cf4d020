import { z } from 'zod';
import { blsCourseEntries } from '../../../domains/catalogue/index.ts';
import { editBlsRules, getBlsRules } from '../../../domains/scheduling/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { bool, fields, integer, optional, text } from '../../../platform/http/input.ts';
import { entryEndpoints } from '../catalogue/entries.ts';
import { flag, int, pence, str } from '../fields.ts';
import { actorOf, administrators, teachers } from '../policy.ts';
import { endpoint } from '../services.ts';

const name = text({ max: 255 }).meta({ description: 'Name.', example: 'BLS — Annual Renewal' });
const price = pence().meta({ description: 'Standard price in pence, VAT included.', example: 4_500 });
const duration = integer({ min: 5, max: 720 }).meta({ description: 'Minutes.', example: 60 });
const isActive = optional(bool()).meta({ description: 'Whether it can be booked.', example: true });

const courses = entryEndpoints({
  name: 'RemoteCourse',
  plural: 'RemoteCourses',
  path: '/virtual-bls/courses',
  noun: 'course of remote sessions',
  entries: blsCourseEntries,
  schema: z
    .object({
      id: int('Course id.', 1),
      name: str('Name.', 'BLS — Annual Renewal'),
      price_pence: int('Standard price in pence, VAT included.', 4_500),
      duration_minutes: int('Minutes.', 60),
      is_active: flag('Whether it can be booked.', true),
    })
    .meta({ id: 'RemoteCourse' }),
  example: {
    id: 1,
    name: 'BLS — Annual Renewal',
    price_pence: 4_500,
    duration_minutes: 60,
    is_active: true,
  },
  present: (row) => ({ ...row }),
  createBody: fields({ name, price_pence: price, duration_minutes: duration, is_active: isActive }).meta({
    id: 'CreateRemoteCourseRequest',
  }),
  createExample: { name: 'BLS — First Time', price_pence: 6_000, duration_minutes: 90 },
  editBody: fields({
    name: optional(name),
    price_pence: optional(price),
    duration_minutes: optional(duration),
    is_active: isActive,
  }).meta({ id: 'EditRemoteCourseRequest' }),
  editExample: { price_pence: 4_900 },
});

const grid = [5, 10, 15, 20, 30, 60];

const rules = z
  .object({
    slot_grid_minutes: int('Slots start every so many minutes.', 30),
    minimum_notice_hours: int('A slot starts at least so many hours from now.', 72),
    horizon_days: int('No slot later than so many days from today.', 90),
    session_gap_minutes: int('Minutes between two sessions of a trainer.', 0),
    hold_minutes: int('How long a slot is held.', 30),
    max_live_holds: int('Holds an organisation may have at once.', 20),
    payment_window_minutes: int('How long a candidate has to pay.', 1_440),
    kit_due_days: int('A kit is due back so many days after the session.', 7),
    certificate_validity_months: int('Months a certificate lasts.', 12),
  })
  .meta({ id: 'RemoteRules', description: 'The rules of remote sessions.' });

const answers = {
  200: {
    description: 'The rules as they are now.',
    schema: rules,
    example: {
      slot_grid_minutes: 30,
      minimum_notice_hours: 72,
      horizon_days: 90,
      session_gap_minutes: 0,
      hold_minutes: 30,
      max_live_holds: 20,
      payment_window_minutes: 1_440,
      kit_due_days: 7,
      certificate_validity_months: 12,
    },
  },
};

const getRules = endpoint({
  operationId: 'getRemoteRules',
  method: 'GET',
  path: '/virtual-bls/rules',
  tag: 'Remote sessions',
  summary: 'The rules of remote sessions',
  description: 'Of all organisations.',
  auth: 'required',
  roles: teachers,
  answers,
  async handle({ db }) {
    return answer(200, { ...(await getBlsRules(db)) });
  },
});

const rule = (min: number, max: number, description: string, example: number) =>
  optional(integer({ min, max })).meta({ description, example });

const editRules = endpoint({
  operationId: 'editRemoteRules',
  method: 'PATCH',
  path: '/virtual-bls/rules',
  tag: 'Remote sessions',
  summary: 'Change the rules of remote sessions',
  description: 'Fields that are not sent stay. What is held, booked, sent or issued already stays as it is.',
  auth: 'required',
  roles: administrators,
  body: fields({
    slot_grid_minutes: optional(
      integer({ min: 5, max: 60 }).refine((minutes) => grid.includes(minutes), {
        error: `Must be one of: ${grid.join(', ')}.`,
      }),
    ).meta({ description: 'Slots start every so many minutes.', example: 30 }),
    minimum_notice_hours: rule(0, 2_160, 'A slot starts at least so many hours from now.', 72),
    horizon_days: rule(1, 730, 'No slot later than so many days from today.', 90),
    session_gap_minutes: rule(0, 720, 'Minutes between two sessions of a trainer.', 0),
    hold_minutes: rule(1, 1_440, 'How long a slot is held.', 30),
    max_live_holds: rule(1, 1_000, 'Holds an organisation may have at once.', 20),
    payment_window_minutes: rule(30, 20_160, 'How long a candidate has to pay.', 1_440),
    kit_due_days: rule(1, 90, 'A kit is due back so many days after the session.', 7),
    certificate_validity_months: rule(1, 600, 'Months a certificate lasts.', 12),
  }).meta({ id: 'EditRemoteRulesRequest' }),
  bodyExample: { minimum_notice_hours: 96 },
  answers,
  async handle({ caller, body, db, requestId }) {
    await editBlsRules(db, body, actorOf(caller, requestId));
    return answer(200, { ...(await getBlsRules(db)) });
  },
});

export const remoteRuleEndpoints = [...courses, getRules, editRules];
