import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared, preparedRead } from '../../platform/db/sql.ts';
import type { Page, PageRequest } from '../../platform/http/pagination.ts';

/** A classroom course at one organisation's price. */
export interface TrainingCourse {
  readonly id: number;
  readonly name: string;
  readonly short_name: string;
  readonly price_pence: number;
  readonly duration_minutes: number;
  /** Months a certificate lasts; null: for ever. */
  readonly validity_months: number | null;
  readonly requires_review: boolean;
}

const list = preparedRead<{ organisationId: number; limit: number; offset: number }, TrainingCourse>(
  'catalogue-list-courses',
  `select c.id, c.name, c.short_name, coalesce(r.price_pence, c.price_pence) as price_pence, c.duration_minutes,
     c.validity_months, c.requires_review
   from training_courses c
   left join organisation_course_rates r on r.course_id = c.id and r.organisation_id = :organisationId
   where c.is_active order by c.id limit :limit offset :offset`,
);

const count = prepared<object, { total: number }>(
  'catalogue-count-courses',
  'select count(*) as total from training_courses where is_active',
);

/** Active courses by id, at the organisation's own rates. */
export async function listTrainingCourses(
  db: Queryable,
  organisationId: number,
  page: PageRequest,
): Promise<Page<TrainingCourse>> {
  const rows = await list(db, {
    organisationId,
    limit: page.per_page,
    offset: (page.page - 1) * page.per_page,
  });
  const [counted] = await count(db, {});
  return { rows, total: counted?.total ?? 0 };
}
