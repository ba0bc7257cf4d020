import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared, preparedRead } from '../../platform/db/sql.ts';
import { type Actor, type ActorParams, actorParams, actorRow } from '../audit/index.ts';

/** What an organisation pays for one course. */
export interface CourseRate {
  readonly course_id: number;
  readonly course_name: string;
  readonly standard_price_pence: number;
  /** Null: the standard price holds. */
  readonly own_price_pence: number | null;
}

const list = preparedRead<{ organisationId: number }, CourseRate>(
  'organisations-list-rates',
  `select c.id as course_id, c.name as course_name, c.price_pence as standard_price_pence, r.price_pence as own_price_pence
   from training_courses c
   left join organisation_course_rates r on r.course_id = c.id and r.organisation_id = :organisationId
   where c.is_active or r.course_id is not null order by c.id`,
);

/** Every active course, and inactive ones with a rate, by id. */
export async function listCourseRates(db: Queryable, organisationId: number): Promise<readonly CourseRate[]> {
  return list(db, { organisationId });
}

const set = prepared<
  { organisationId: number; courseId: number; pricePence: number | null } & ActorParams,
  { id: number }
>(
  'organisations-set-rate',
  `with what as (
     select o.id, c.id as course_id from organisations o, training_courses c
     where o.id = :organisationId and c.id = :courseId
   ), removed as (
     delete from organisation_course_rates r using what
     where :pricePence::bigint is null and r.organisation_id = what.id and r.course_id = what.course_id
   ), put as (
     insert into organisation_course_rates (organisation_id, course_id, price_pence)
     select id, course_id, :pricePence::bigint from what where :pricePence::bigint is not null
     on conflict (organisation_id, course_id) do update set price_pence = excluded.price_pence
   )
   select id, record_audit(id, 'organisation.rate_changed', 'organisation', id,
     jsonb_build_object('course_id', course_id, 'price_pence', :pricePence::bigint), ${actorRow}) from what`,
);

/** Sets an organisation's own price of a course; null: the standard price again. False: no such organisation or course. */
export async function setCourseRate(
  db: Queryable,
  rate: { readonly organisationId: number; readonly courseId: number; readonly pricePence: number | null },
  actor: Actor,
): Promise<boolean> {
  return (await set(db, { ...rate, ...actorParams(actor) })).length === 1;
}
