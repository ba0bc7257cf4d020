// Writes server/migrations/schema.gen.ts, the types of the schema, from a freshly migrated database.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepared, root } from './prepare.mjs';

await prepared(async () => {
  const dist = (file) => import(pathToFileURL(join(root, 'dist', 'server', 'platform', 'db', file)));
  const { startEmbeddedPostgres } = await dist('embedded/embedded-postgres.js');
  const { migrate } = await dist('migrate.js');
  const dataDir = mkdtempSync(join(tmpdir(), 'veriward-types-'));
  const server = await startEmbeddedPostgres({ dataDir, settings: { fsync: 'off' } });
  const owner = server.connection('owner');
  await migrate(owner, server.connection('app').user);
  const url = `postgres://${owner.user}@localhost:${owner.port}/${owner.database}?host=${encodeURIComponent(owner.host)}`;
  const codegen = join(root, 'node_modules', '.bin', 'kysely-codegen');
  const { status } = spawnSync(codegen, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, DATABASE_URL: url },
  });
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
  process.exitCode = status ?? 1;
});
