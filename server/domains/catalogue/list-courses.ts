import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared, preparedRead } from '../../platform/db/sql.ts';
import type { Page, PageRequest } from '../../platform/http/pagination.ts';

/** A course of any product at one organisation's price. */
interface Course {
  readonly id: number;
  readonly name: string;
  readonly price_pence: number;
  readonly duration_minutes: number;
}

/** A classroom course at one organisation's price. */
export interface TrainingCourse extends Course {
  readonly short_name: string;
  /** Months a certificate lasts; null: for ever. */
  readonly validity_months: number | null;
  readonly requires_review: boolean;
}

/** A course of remote sessions at one organisation's price. */
export type BlsCourse = Course;

/** Declares the list of a product's active courses by id, at the organisation's own rates. */
function courseList<Row extends Course>(courses: string, rates: string, columns: string) {
  const list = preparedRead<{ organisationId: number; limit: number; offset: number }, Row>(
    `catalogue-list-${courses}`,
    `select c.id, c.name, coalesce(r.price_pence, c.price_pence) as price_pence, c.duration_minutes ${columns}
     from ${courses} c
     left join ${rates} r on r.course_id = c.id and r.organisation_id = :organisationId
     where c.is_active order by c.id limit :limit offset :offset`,
  );
  const count = prepared<object, { total: number }>(
    `catalogue-count-${courses}`,
    `select count(*) as total from ${courses} where is_active`,
  );
  return async (db: Queryable, organisationId: number, { page, per_page: limit }: PageRequest) => {
    const rows = await list(db, { organisationId, limit, offset: (page - 1) * limit });
    const [counted] = await count(db, {});
    return { rows, total: counted?.total ?? 0 } satisfies Page<Row>;
  };
}

/** Active classroom courses by id, at the organisation's own rates. */
export const listTrainingCourses = courseList<TrainingCourse>(
  'training_courses',
  'organisation_course_rates',
  ', c.short_name, c.validity_months, c.requires_review',
);

/** Active courses of remote sessions by id, at the organisation's own rates. */
export const listBlsCourses = courseList<BlsCourse>('bls_courses', 'bls_course_rates', '');
