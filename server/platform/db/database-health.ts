import type { Instant } from '../clock/instant.ts';
import { readMigrations } from './migrate.ts';
import type { Queryable } from './queryable.ts';
import { preparedRead } from './sql.ts';

/** How the database is. */
export interface DatabaseHealth {
  readonly version: string;
  readonly started_at: Instant;
  readonly size_bytes: number;
  readonly connections: number;
  readonly max_connections: number;
  /** The largest tables, with their indexes. */
  readonly tables: readonly { readonly name: string; readonly size_bytes: number }[];
  readonly migration_number: number;
  readonly migration_name: string;
  readonly migrated_at: Instant;
}

// pg_class alone says how large tables were when they were looked at last; their size now costs a call to the file system each
const health = preparedRead<{ tables: number }, DatabaseHealth>(
  'database-health',
  `select current_setting('server_version') as version, pg_postmaster_start_time() as started_at,
     pg_database_size(current_database()) as size_bytes,
     (select count(*) from pg_stat_activity a where a.datname = current_database()) as connections,
     current_setting('max_connections')::int as max_connections,
     (select json_agg(t) from (
        select c.relname as name, pg_total_relation_size(c.oid) as size_bytes from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 2 desc limit :tables) t) as tables,
     m.number as migration_number, m.name as migration_name, m.applied_at as migrated_at
   from (select * from schema_migrations order by number desc limit 1) m`,
);

/** The latest migration that this process knows: the files do not change while it runs. */
let known: number | undefined;

/** How the database is, and the number of the latest migration that this process was built with. */
export async function readDatabaseHealth(
  db: Queryable,
  { tables }: { readonly tables: number },
): Promise<DatabaseHealth & { readonly expected_migration: number }> {
  const [found] = await health(db, { tables });
  if (!found) throw new Error('the database has no migrations');
  known ??= readMigrations().at(-1)?.number ?? 0;
  return { ...found, expected_migration: known };
}
