import type { Instant } from '../../../platform/clock/instant.ts';
import type { Queryable } from '../../../platform/db/queryable.ts';
import { prepared, preparedRead } from '../../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../../platform/http/problem.ts';
import { type Actor, type ActorParams, actorParams, actorRow } from '../../audit/index.ts';

/** When a trainer is there, week by week. London's days and times; 24:00 is the day's end. */
export interface WeeklyRule {
  /** 1 = Monday. */
  readonly weekday: number;
  readonly from_time: string;
  readonly to_time: string;
  /** Undefined: from today. */
  readonly valid_from?: string | undefined;
  /** The last day; null: no end. */
  readonly valid_to?: string | null | undefined;
}

/** What one day has otherwise; closed without times closes the day. */
export interface DayException {
  readonly on_date: string;
  readonly kind: 'open' | 'closed';
  readonly from_time?: string | null | undefined;
  readonly to_time?: string | null | undefined;
}

/** A session to come that does not fit a trainer's hours, courses or room any more. */
export interface Clash {
  readonly id: number;
  readonly organisation_id: number;
  readonly course_id: number;
  readonly course_name: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly starts_at: Instant;
  readonly ends_at: Instant;
}

/** A trainer who gives remote sessions. */
export interface RemoteTrainer {
  readonly trainer_id: number;
  readonly trainer_name: string;
  readonly is_active: boolean;
  /** Null: no room yet, so nothing is offered. */
  readonly room: { readonly id: string; readonly link: string; readonly password: string } | null;
  readonly courses: readonly { readonly id: number; readonly name: string }[];
}

interface KeptRule extends WeeklyRule {
  readonly id: number;
  readonly valid_from: string;
  readonly valid_to: string | null;
}

interface KeptException extends DayException {
  readonly id: number;
  readonly from_time: string | null;
  readonly to_time: string | null;
}

/** Everything slots of a trainer are computed from, and what does not fit it. */
export interface Availability extends RemoteTrainer {
  readonly weekly: readonly KeptRule[];
  /** From today on. */
  readonly exceptions: readonly KeptException[];
  readonly clashes: readonly Clash[];
}

// 24:00 is told as such: to_char would make it 00:00.
const clock = (column: string) => `left(${column}::text, 5)`;

const trainer = `select t.trainer_id, n.name as trainer_name, t.is_active and n.is_active as is_active,
    case when t.room_id is not null then
      jsonb_build_object('id', t.room_id, 'link', t.room_link, 'password', t.room_password) end as room,
    coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name) order by c.id)
      from bls_trainer_courses q join bls_courses c on c.id = q.course_id where q.trainer_id = t.trainer_id), '[]') as courses`;

const trainers = 'from bls_trainers t join trainers n on n.id = t.trainer_id';

const list = preparedRead<object, RemoteTrainer>(
  'scheduling-remote-trainers',
  `${trainer} ${trainers} order by t.trainer_id`,
);

/** Everybody who gives remote sessions, by id: dozens. */
export async function listRemoteTrainers(db: Queryable): Promise<readonly RemoteTrainer[]> {
  return list(db, {});
}

const find = preparedRead<{ trainerId: number }, Availability>(
  'scheduling-availability',
  `${trainer},
     coalesce((select jsonb_agg(jsonb_build_object('id', w.id, 'weekday', w.weekday, 'from_time', ${clock('w.from_time')},
         'to_time', ${clock('w.to_time')}, 'valid_from', w.valid_from, 'valid_to', w.valid_to)
         order by w.weekday, w.from_time, w.id)
       from bls_weekly_rules w where w.trainer_id = t.trainer_id), '[]') as weekly,
     coalesce((select jsonb_agg(jsonb_build_object('id', x.id, 'on_date', x.on_date, 'kind', x.kind,
         'from_time', ${clock('x.from_time')}, 'to_time', ${clock('x.to_time')}) order by x.on_date, x.from_time, x.id)
       from bls_exceptions x where x.trainer_id = t.trainer_id and x.on_date >= london_today()), '[]') as exceptions,
     coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'organisation_id', r.organisation_id,
         'course_id', r.course_id, 'course_name', r.course_name, 'first_name', r.first_name, 'last_name', r.last_name,
         'starts_at', r.starts_at, 'ends_at', r.ends_at) order by r.starts_at, r.id)
       from bls_clashes(t.trainer_id) r), '[]') as clashes
   ${trainers} where t.trainer_id = :trainerId`,
);

/** When a trainer is there; null when the trainer gives no remote sessions. */
export async function getAvailability(db: Queryable, trainerId: number): Promise<Availability | null> {
  const [availability] = await find(db, { trainerId });
  return availability ?? null;
}

interface Change extends ActorParams {
  readonly trainerId: number;
  readonly value: string;
}

const setTrainer = prepared<Change, { done: boolean }>(
  'scheduling-set-remote-trainer',
  `select set_bls_trainer(p_trainer_id => :trainerId, p_changes => :value::jsonb, p_actor => ${actorRow}) as done`,
);

/**
 * Lets a trainer give remote sessions, or no more, and sets the room they are held in: sessions to come move from the
 * old room to the new one. What is undefined stays; room null: none. Refuses with `not_found`.
 */
export async function setRemoteTrainer(
  db: Queryable,
  trainerId: number,
  changes: { readonly is_active?: boolean | undefined; readonly room?: RemoteTrainer['room'] | undefined },
  actor: Actor,
): Promise<Refusal | null> {
  const { room, ...rest } = changes;
  const roomFields =
    room === undefined
      ? {}
      : { room_id: room?.id ?? null, room_link: room?.link ?? null, room_password: room?.password ?? null };
  const value = JSON.stringify({ ...rest, ...roomFields });
  const [row] = await setTrainer(db, { trainerId, value, ...actorParams(actor) });
  return row?.done ? null : refuse('not_found');
}

const setCourses = prepared<
  { trainerId: number; courseIds: readonly number[] } & ActorParams,
  { outcome: string }
>(
  'scheduling-set-remote-courses',
  `select * from set_bls_trainer_courses(p_trainer_id => :trainerId, p_course_ids => :courseIds::bigint[],
     p_actor => ${actorRow})`,
);

/** Sets the courses a trainer may give. Refuses with `not_found`, `course_unknown`. */
export async function setRemoteCourses(
  db: Queryable,
  trainerId: number,
  courseIds: readonly number[],
  actor: Actor,
): Promise<Refusal | null> {
  const [row] = await setCourses(db, { trainerId, courseIds, ...actorParams(actor) });
  return row?.outcome === 'set' ? null : refuse(row?.outcome ?? 'not_found');
}

const setWeeks = prepared<Change, { done: boolean }>(
  'scheduling-set-weekly-rules',
  `select set_bls_weekly_rules(p_trainer_id => :trainerId, p_rules => :value::jsonb, p_actor => ${actorRow}) as done`,
);

/** Sets a trainer's weeks; the list replaces the one before. Refuses with `not_found`. */
export async function setWeeklyRules(
  db: Queryable,
  trainerId: number,
  rules: readonly WeeklyRule[],
  actor: Actor,
): Promise<Refusal | null> {
  const [row] = await setWeeks(db, { trainerId, value: JSON.stringify(rules), ...actorParams(actor) });
  return row?.done ? null : refuse('not_found');
}

const add = prepared<Change, { id: number | null }>(
  'scheduling-add-exception',
  `select add_bls_exception(p_trainer_id => :trainerId, p_exception => :value::jsonb, p_actor => ${actorRow}) as id`,
);

/** Opens or closes one day of a trainer, or a part of it. Refuses with `not_found`. */
export async function addDayException(
  db: Queryable,
  trainerId: number,
  exception: DayException,
  actor: Actor,
): Promise<Refusal | null> {
  const [row] = await add(db, { trainerId, value: JSON.stringify(exception), ...actorParams(actor) });
  return row?.id ? null : refuse('not_found');
}

const remove = prepared<{ trainerId: number; exceptionId: number } & ActorParams, { done: boolean }>(
  'scheduling-remove-exception',
  `select remove_bls_exception(p_trainer_id => :trainerId, p_exception_id => :exceptionId, p_actor => ${actorRow}) as done`,
);

/** Takes an exception back. Refuses with `not_found`. */
export async function removeDayException(
  db: Queryable,
  exception: { readonly trainerId: number; readonly exceptionId: number },
  actor: Actor,
): Promise<Refusal | null> {
  const [row] = await remove(db, { ...exception, ...actorParams(actor) });
  return row?.done ? null : refuse('not_found');
}
