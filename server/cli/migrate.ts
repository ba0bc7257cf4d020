import type { Config } from '../config.ts';
import { withDatabase } from './with-database.ts';

/** `veriward migrate`. */
export async function migrateCommand(_args: readonly string[], config: Config): Promise<number> {
  return withDatabase(config, async ({ applied, access }) => {
    const done = applied.length === 0 ? 'Already up to date.' : `Applied: ${applied.join(', ')}.`;
    process.stdout.write(`${done} (${access.description})\n`);
    return 0;
  });
}
