import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared, preparedRead } from '../../platform/db/sql.ts';
import type { Page, PageRequest } from '../../platform/http/pagination.ts';

/** A place where classroom training is given. */
export interface TrainingLocation {
  readonly id: number;
  readonly name: string;
  readonly address: string | null;
  readonly postcode: string | null;
}

const list = preparedRead<{ limit: number; offset: number }, TrainingLocation>(
  'catalogue-list-locations',
  'select id, name, address, postcode from training_locations where is_active order by id limit :limit offset :offset',
);

const count = prepared<object, { total: number }>(
  'catalogue-count-locations',
  'select count(*) as total from training_locations where is_active',
);

/** Active locations by id. */
export async function listTrainingLocations(
  db: Queryable,
  page: PageRequest,
): Promise<Page<TrainingLocation>> {
  const rows = await list(db, { limit: page.per_page, offset: (page.page - 1) * page.per_page });
  const [counted] = await count(db, {});
  return { rows, total: counted?.total ?? 0 };
}
