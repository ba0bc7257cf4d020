import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';

const find = prepared<object, { name: string }>(
  'certificates-provider',
  'select name from training_provider',
);

/** The provider's name as its papers have it today. */
export async function providerName(db: Queryable): Promise<string> {
  const [provider] = await find(db, {});
  if (!provider) throw new Error('the provider has no name');
  return provider.name;
}
