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

/** Where each product keeps what organisations pay. */
const rateTables = {
  'practical-training': 'organisation_course_rates',
  'virtual-bls': 'bls_course_rates',
} as const;

/** The products whose courses have rates. */
export type RatedProduct = keyof typeof rateTables;

interface Rate {
  readonly organisationId: number;
  readonly courseId: number;
  readonly pricePence: number | null;
}

const listOf = (product: RatedProduct) =>
  preparedRead<{ organisationId: number }, CourseRate>(
    `organisations-list-rates-${product}`,
    `select c.id as course_id, c.name as course_name, c.price_pence as standard_price_pence, r.price_pence as own_price_pence
   from product_courses c
   left join ${rateTables[product]} r on r.course_id = c.id and r.organisation_id = :organisationId
   where c.product = '${product}' and (c.is_active or r.course_id is not null) order by c.id`,
  );

const list = { 'practical-training': listOf('practical-training'), 'virtual-bls': listOf('virtual-bls') };

/** Every active course of a product, and inactive ones with a rate, by id. */
export async function listCourseRates(
  db: Queryable,
  organisationId: number,
  product: RatedProduct,
): Promise<readonly CourseRate[]> {
  return list[product](db, { organisationId });
}

const setIn = (product: RatedProduct) =>
  prepared<Rate & ActorParams, { id: number }>(
    `organisations-set-rate-${product}`,
    `with what as (
     select o.id, c.id as course_id from organisations o, product_courses c
     where o.id = :organisationId and c.product = '${product}' and c.id = :courseId
   ), removed as (
     delete from ${rateTables[product]} r using what
     where :pricePence::bigint is null and r.organisation_id = what.id and r.course_id = what.course_id
   ), put as (
     insert into ${rateTables[product]} (organisation_id, course_id, price_pence)
     select id, course_id, :pricePence::bigint from what where :pricePence::bigint is not null
     on conflict (organisation_id, course_id) do update set price_pence = excluded.price_pence
   )
   select id, record_audit(id, 'organisation.rate_changed', 'organisation', id,
     jsonb_build_object('product', '${product}', 'course_id', course_id, 'price_pence', :pricePence::bigint), ${actorRow}) from what`,
  );

const set = { 'practical-training': setIn('practical-training'), 'virtual-bls': setIn('virtual-bls') };

/** Sets an organisation's own price of a course; null: the standard price again. False: no such organisation or course. */
export async function setCourseRate(
  db: Queryable,
  { product, ...rate }: Rate & { readonly product: RatedProduct },
  actor: Actor,
): Promise<boolean> {
  return (await set[product](db, { ...rate, ...actorParams(actor) })).length === 1;
}
