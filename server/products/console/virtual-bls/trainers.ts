import { z } from 'zod';
import { trainerEntries } from '../../../domains/catalogue/index.ts';
import {
  type Availability,
  addDayException,
  getAvailability,
  listRemoteTrainers,
  type RemoteTrainer,
  removeDayException,
  setRemoteCourses,
  setRemoteTrainer,
  setWeeklyRules,
} from '../../../domains/scheduling/index.ts';
import { formatLondon } from '../../../platform/clock/format.ts';
import type { Queryable } from '../../../platform/db/queryable.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { bool, calendarDay, fields, integer, oneOf, optional, text } from '../../../platform/http/input.ts';
import { type Refusal, refuse } from '../../../platform/http/problem.ts';
import { pathId } from '../../../platform/ids/ids.ts';
import { courseRef } from '../../training/refs.ts';
import { clearable, dayTime, flag, int, str, strOrNull, when } from '../fields.ts';
import { actorOf, administrators, teachers, trainerFence } from '../policy.ts';
import { type ConsoleCaller, endpoint } from '../services.ts';

const common = { tag: 'Availability', auth: 'required' } as const;

const room = z
  .object({
    id: str('The room’s name for itself.', '123 456 7890'),
    link: str('Where to join.', 'https://zoom.us/j/1234567890'),
    password: str('Its password.', 'abc123'),
  })
  .meta({ id: 'VideoRoom', description: 'Where the session is held.' });

const trainerShape = {
  trainer_id: int('Trainer id.', 3),
  trainer_name: str('Name.', 'Dr. Sarah Connor'),
  is_active: flag('Whether slots are offered at all.', true),
  room: room.nullable().meta({ description: 'Where sessions are held; null: none yet, nothing is offered.' }),
  courses: z.array(courseRef).meta({ description: 'What the trainer may give.' }),
};

const remoteTrainer = z.object(trainerShape).meta({ id: 'RemoteTrainer' });

const rule = z
  .object({
    id: int('Rule id.', 7),
    weekday: int('1 = Monday.', 1),
    from_time: str('From then, London’s.', '09:00'),
    to_time: str('Until then; 24:00 is the day’s end.', '17:00'),
    valid_from: str('The first day.', '2027-01-01'),
    valid_to: strOrNull('The last day; null: no end.', null),
  })
  .meta({ id: 'WeeklyRule' });

const exception = z
  .object({
    id: int('Exception id.', 8),
    on_date: str('London’s day.', '2027-06-10'),
    kind: z.enum(['open', 'closed']).meta({ description: 'What it is otherwise.', example: 'closed' }),
    from_time: strOrNull('From then; null: the whole day.', null),
    to_time: strOrNull('Until then; null: the whole day.', null),
  })
  .meta({ id: 'DayException' });

const clash = z
  .object({
    booking_id: int('Booking id.', 1501),
    organisation_id: int('Whose.', 1042),
    course: courseRef,
    candidate: str('Who is trained.', 'Jane Smith'),
    start_date: when('Start, with London’s offset.', '2027-06-10T09:00:00+01:00'),
    end_date: when('End, with London’s offset.', '2027-06-10T10:00:00+01:00'),
  })
  .meta({ id: 'Clash' });

const availability = z
  .object({
    ...trainerShape,
    weekly: z.array(rule).meta({ description: 'Week by week.' }),
    exceptions: z.array(exception).meta({ description: 'What single days have otherwise, from today on.' }),
    clashes: z
      .array(clash)
      .meta({ description: 'Sessions to come that do not fit this; they stay until they are moved.' }),
  })
  .meta({ id: 'Availability' });

const trainerExample = {
  trainer_id: 3,
  trainer_name: 'Dr. Sarah Connor',
  is_active: true,
  room: { id: '123 456 7890', link: 'https://zoom.us/j/1234567890', password: 'abc123' },
  courses: [{ id: 1, name: 'BLS — Annual Renewal' }],
};

const answers = {
  200: {
    description: 'What slots are computed from, and what does not fit it.',
    schema: availability,
    example: {
      ...trainerExample,
      weekly: [
        { id: 7, weekday: 1, from_time: '09:00', to_time: '17:00', valid_from: '2027-01-01', valid_to: null },
      ],
      exceptions: [],
      clashes: [],
    },
  },
};

const presentTrainer = ({ courses, ...row }: RemoteTrainer): z.input<typeof remoteTrainer> => ({
  ...row,
  courses: [...courses],
});

const presentAvailability = (row: Availability): z.input<typeof availability> => ({
  ...presentTrainer(row),
  weekly: [...row.weekly],
  exceptions: [...row.exceptions],
  clashes: row.clashes.map((one) => ({
    booking_id: one.id,
    organisation_id: one.organisation_id,
    course: { id: one.course_id, name: one.course_name },
    candidate: `${one.first_name} ${one.last_name}`,
    start_date: formatLondon(one.starts_at),
    end_date: formatLondon(one.ends_at),
  })),
});

interface TrainerCall {
  readonly db: Queryable;
  readonly caller: ConsoleCaller;
  readonly params: { readonly id: number };
}

/** A trainer's time is the trainer's own and staff's. */
const isWithinFence = ({ caller, params }: Pick<TrainerCall, 'caller' | 'params'>) =>
  [null, params.id].includes(trainerFence(caller));

async function findAvailability(call: TrainerCall): Promise<Availability | null> {
  return isWithinFence(call) ? getAvailability(call.db, call.params.id) : null;
}

async function show(call: TrainerCall) {
  const found = await findAvailability(call);
  return found ? answer(200, presentAvailability(found)) : refuse('not_found');
}

const trainerId = pathId.meta({ description: 'Trainer id.', example: 3 });

const trainerPath = {
  params: z.object({ id: trainerId }),
  pathObjectExists: async (call: TrainerCall) => (await findAvailability(call)) !== null,
};

/** What a change answers with: why not, or the trainer's time as it now is. */
async function afterChange(refused: Refusal | null, call: TrainerCall) {
  return refused ?? show(call);
}

const list = endpoint({
  ...common,
  operationId: 'listRemoteTrainers',
  method: 'GET',
  path: '/virtual-bls/trainers',
  summary: 'Who gives remote sessions',
  description: 'By id; trainers see themselves.',
  roles: teachers,
  answers: {
    200: {
      description: 'All of them.',
      schema: z
        .object({ data: z.array(remoteTrainer).meta({ description: 'By id.' }) })
        .meta({ id: 'RemoteTrainers' }),
      example: { data: [trainerExample] },
    },
  },
  async handle({ caller, db }) {
    const all = await listRemoteTrainers(db);
    const seen = all.filter((one) => isWithinFence({ caller, params: { id: one.trainer_id } }));
    return answer(200, { data: seen.map(presentTrainer) });
  },
});

const get = endpoint({
  ...common,
  operationId: 'getAvailability',
  method: 'GET',
  path: '/virtual-bls/trainers/{id}',
  summary: 'A trainer’s time for remote sessions',
  description:
    'Weekly hours, exceptions from today on, room, courses; and the sessions that do not fit them.',
  roles: teachers,
  params: trainerPath.params,
  answers,
  handle: show,
});

const activate = endpoint({
  ...common,
  operationId: 'setRemoteTrainer',
  method: 'PUT',
  path: '/virtual-bls/trainers/{id}',
  summary: 'Let a trainer give remote sessions, or no more',
  description: 'What is booked stays and is shown as clashing.',
  roles: administrators,
  params: trainerPath.params,
  pathObjectExists: async ({ db, params }) => (await trainerEntries.get(db, params.id)) !== null,
  body: fields({
    is_active: bool().meta({ description: 'Whether slots are offered.', example: true }),
  }).meta({ id: 'SetRemoteTrainerRequest' }),
  bodyExample: { is_active: true },
  answers,
  async handle(call) {
    const { caller, params, body, db, requestId } = call;
    return afterChange(await setRemoteTrainer(db, params.id, body, actorOf(caller, requestId)), call);
  },
});

const roomText = (max: number) => text({ max });

const setRoom = endpoint({
  ...common,
  operationId: 'setVideoRoom',
  method: 'PUT',
  path: '/virtual-bls/trainers/{id}/room',
  summary: 'Set the room a trainer’s sessions are held in',
  description:
    'Sessions to come that were to be in the old one move with it. Null: no room, nothing is offered.',
  roles: teachers,
  ...trainerPath,
  body: fields({
    room: z
      .object(
        {
          id: roomText(100).meta({ description: 'The room’s name for itself.', example: '123 456 7890' }),
          link: roomText(500)
            .refine((link) => URL.canParse(link) && new URL(link).protocol === 'https:', {
              error: 'Must be an https link.',
            })
            .meta({ description: 'Where to join.', example: 'https://zoom.us/j/1234567890' }),
          password: roomText(100).meta({ description: 'Its password.', example: 'abc123' }),
        },
        { error: 'Must be a JSON object or null.' },
      )
      .nullable()
      .meta({ description: 'The room.' }),
  }).meta({ id: 'SetVideoRoomRequest' }),
  bodyExample: { room: trainerExample.room },
  answers,
  async handle(call) {
    const { caller, params, body, db, requestId } = call;
    return afterChange(await setRemoteTrainer(db, params.id, body, actorOf(caller, requestId)), call);
  },
});

const setCourses = endpoint({
  ...common,
  operationId: 'setRemoteCourses',
  method: 'PUT',
  path: '/virtual-bls/trainers/{id}/courses',
  summary: 'Set what a trainer may give',
  description: 'The list replaces the one before.',
  roles: teachers,
  ...trainerPath,
  body: fields({
    course_ids: z
      .array(integer({ min: 1 }), { error: 'Must be a list of course ids.' })
      .max(200)
      .meta({ description: 'Courses of remote sessions.', example: [1] }),
  }).meta({ id: 'SetRemoteCoursesRequest' }),
  bodyExample: { course_ids: [1] },
  answers,
  refusals: ['course_unknown'],
  async handle(call) {
    const { caller, params, body, db, requestId } = call;
    const actor = actorOf(caller, requestId);
    return afterChange(await setRemoteCourses(db, params.id, body.course_ids, actor), call);
  },
});

const ordered = {
  path: ['to_time'],
  error: 'Must be after from_time.',
};

const newRule = fields({
  weekday: integer({ min: 1, max: 7 }).meta({ description: '1 = Monday.', example: 1 }),
  from_time: dayTime.meta({ description: 'From then, London’s.', example: '09:00' }),
  to_time: dayTime.meta({ description: 'Until then; 24:00 is the day’s end.', example: '17:00' }),
  valid_from: optional(calendarDay()).meta({
    description: 'The first day; left out: today.',
    example: '2027-01-01',
  }),
  valid_to: clearable(calendarDay()).meta({ description: 'The last day; null: no end.', example: null }),
})
  .refine((one) => one.from_time < one.to_time, ordered)
  .refine((one) => !one.valid_from || !one.valid_to || one.valid_from <= one.valid_to, {
    path: ['valid_to'],
    error: 'Must not be before valid_from.',
  });

const setWeeks = endpoint({
  ...common,
  operationId: 'setWeeklyRules',
  method: 'PUT',
  path: '/virtual-bls/trainers/{id}/weekly-rules',
  summary: 'Set a trainer’s weeks',
  description:
    'The list replaces the one before. What is booked stays; what does not fit is among the clashes.',
  roles: teachers,
  ...trainerPath,
  body: fields({
    rules: z
      .array(newRule, { error: 'Must be a list of rules.' })
      .max(200)
      .meta({ description: 'All of them.' }),
  }).meta({ id: 'SetWeeklyRulesRequest' }),
  bodyExample: { rules: [{ weekday: 1, from_time: '09:00', to_time: '17:00' }] },
  answers,
  async handle(call) {
    const { caller, params, body, db, requestId } = call;
    return afterChange(await setWeeklyRules(db, params.id, body.rules, actorOf(caller, requestId)), call);
  },
});

const addException = endpoint({
  ...common,
  operationId: 'addDayException',
  method: 'POST',
  path: '/virtual-bls/trainers/{id}/exceptions',
  summary: 'Open or close a day of a trainer, or a part of it',
  description: 'Closed without times closes the whole day; where both apply, open wins.',
  roles: teachers,
  ...trainerPath,
  body: fields({
    on_date: calendarDay().meta({ description: 'London’s day.', example: '2027-06-10' }),
    kind: oneOf(['open', 'closed']).meta({ description: 'What it is otherwise.', example: 'closed' }),
    from_time: clearable(dayTime).meta({ description: 'From then.', example: '12:00' }),
    to_time: clearable(dayTime).meta({ description: 'Until then.', example: '17:00' }),
  })
    .refine((one) => !one.from_time === !one.to_time, {
      path: ['to_time'],
      error: 'Give both times or none.',
    })
    .refine((one) => one.kind === 'closed' || one.from_time, {
      path: ['from_time'],
      error: 'This field is required.',
    })
    .refine((one) => !one.from_time || !one.to_time || one.from_time < one.to_time, ordered)
    .meta({ id: 'AddDayExceptionRequest' }),
  bodyExample: { on_date: '2027-06-10', kind: 'closed' },
  answers,
  async handle(call) {
    const { caller, params, body, db, requestId } = call;
    return afterChange(await addDayException(db, params.id, body, actorOf(caller, requestId)), call);
  },
});

const removeException = endpoint({
  ...common,
  operationId: 'removeDayException',
  method: 'DELETE',
  path: '/virtual-bls/trainers/{id}/exceptions/{exceptionId}',
  summary: 'Take an exception back',
  description: 'The day is as the weeks say again.',
  roles: teachers,
  params: z.object({
    id: trainerId,
    exceptionId: pathId.meta({ description: 'Exception id.', example: 8 }),
  }),
  answers,
  async handle(call) {
    const { caller, params, db, requestId } = call;
    if (!isWithinFence(call)) return refuse('not_found');
    const which = { trainerId: params.id, exceptionId: params.exceptionId };
    return afterChange(await removeDayException(db, which, actorOf(caller, requestId)), call);
  },
});

export const remoteTrainerEndpoints = [
  list,
  get,
  activate,
  setRoom,
  setCourses,
  setWeeks,
  addException,
  removeException,
];
