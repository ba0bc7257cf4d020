import type { ClientBase } from 'pg';

/** Name of the application's database. */
export const DATABASE = 'veriward';
/** Database role of each kind of work. */
export const ROLES = { superuser: 'postgres', owner: 'veriward_owner', app: 'veriward' } as const;

/** Any number that no other advisory lock of the database `postgres` uses. */
const SETUP_LOCK = '7305841190236001';

const EXISTING = `
  select (select count(*) from pg_roles where rolname in ('${ROLES.owner}', '${ROLES.app}')) = 2 as roles,
         exists (select from pg_database where datname = '${DATABASE}') as database`;

const CREATE_ROLES = `
  do $$ begin
    if not exists (select from pg_roles where rolname = '${ROLES.owner}') then
      create role ${ROLES.owner} login createdb createrole;
    end if;
    if not exists (select from pg_roles where rolname = '${ROLES.app}') then
      create role ${ROLES.app} login;
    end if;
  end $$`;

/** Creates what is missing of roles and database; may be killed and repeated, also by two processes at once. */
export async function ensureRoles(client: ClientBase): Promise<void> {
  const before = await existing(client);
  if (before.roles && before.database) return;
  await client.query('select pg_advisory_lock($1)', [SETUP_LOCK]);
  await client.query(CREATE_ROLES);
  const { database } = await existing(client);
  if (!database) {
    await compressWal(client);
    await client.query(`create database ${DATABASE} owner ${ROLES.owner}`);
  }
  // Not in a finally: a session that fails is closed by its owner, and its locks with it.
  await client.query('select pg_advisory_unlock($1)', [SETUP_LOCK]);
}

async function existing(client: ClientBase): Promise<{ roles: boolean; database: boolean }> {
  const { rows } = await client.query<{ roles: boolean; database: boolean }>(EXISTING);
  return rows[0] ?? { roles: false, database: false };
}

/** lz4 is cheaper than the built-in method, but not every build has it, and naming it there stops the server. */
async function compressWal(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ lz4: boolean }>(
    "select 'lz4' = any (enumvals) as lz4 from pg_settings where name = 'wal_compression'",
  );
  await client.query(`alter system set wal_compression = ${rows[0]?.lz4 === true ? 'lz4' : 'on'}`);
  await client.query('select pg_reload_conf()');
}
