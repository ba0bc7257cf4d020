import type { Config } from '../config.ts';
import { accessDatabase, type DatabaseAccess, openApplicationPool } from '../database.ts';
import type { Database } from '../platform/db/database.ts';
import { migrate } from '../platform/db/migrate.ts';
import { createLog } from '../platform/log/log.ts';

/** What a command works with. */
export interface CommandDatabase {
  readonly db: Database;
  readonly access: DatabaseAccess;
  /** Migrations applied on the way. */
  readonly applied: readonly string[];
}

/** Opens the database for one command: started or joined, up to date, left again afterwards. */
export async function withDatabase<Result>(
  config: Config,
  work: (opened: CommandDatabase) => Promise<Result>,
): Promise<Result> {
  const access = await accessDatabase(config, (line) => process.stderr.write(`${line}\n`));
  try {
    const applied = await migrate(access.owner, access.appLogin);
    const db = openApplicationPool(access, { config, log: createLog('warn') }, 'veriward-cli');
    try {
      return await work({ db, access, applied });
    } finally {
      await db.close();
    }
  } finally {
    await access.release();
  }
}
