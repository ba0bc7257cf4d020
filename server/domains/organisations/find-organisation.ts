import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';

/** An organisation's names. */
export interface Organisation {
  readonly id: number;
  readonly hb_client_id: string;
  readonly code: string;
  readonly name: string;
}

const findByCode = prepared<{ code: string }, Organisation>(
  'organisations-find-by-code',
  'select id, hb_client_id, code, name from organisations where code = :code',
);

/** Finds an organisation by its account code; null when there is none. For staff and the command line only. */
export async function findOrganisationByCode(db: Queryable, code: string): Promise<Organisation | null> {
  const [organisation] = await findByCode(db, { code });
  return organisation ?? null;
}
