import { join } from 'node:path';
import { type Config, ConfigError } from '../config.ts';
import { writeDemoCredentials } from '../demo/credentials.ts';
import { seedDemoData } from '../demo/seed.ts';
import { openKeyring } from '../secret-key.ts';
import { withDatabase } from './with-database.ts';

/** `veriward demo`: seeds an empty database and prints where the credentials are. */
export async function demo(_args: readonly string[], config: Config): Promise<number> {
  if (config.production) throw new ConfigError('NODE_ENV=production refuses demo data.');
  return withDatabase(config, async ({ db }) => {
    const keyring = await openKeyring(config, db);
    const { dataDir } = config;
    const report = (line: string) => process.stdout.write(`${line}\n`);
    const story = await seedDemoData({ db, keyring, dataDir, report });
    if (!story) {
      process.stderr.write('This database has other organisations already; the demo was not added.\n');
      return 1;
    }
    const baseUrl = config.publicUrl ?? `http://${config.host}:${config.port}`;
    writeDemoCredentials(dataDir, { base_url: baseUrl, ...story });
    report(`The demo is ready; its credentials are in ${join(dataDir, 'demo-credentials.json')}.`);
    return 0;
  });
}
