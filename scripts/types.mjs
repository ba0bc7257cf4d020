// Writes server/migrations/schema.gen.ts, the types of the schema, from a freshly migrated database. Needs no build:
// the rest of the server may not compile before these types are there.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { root } from './prepare.mjs';

const ofDatabase = join(root, 'server', 'platform', 'db');
// inside the checkout, where packages are found
const code = mkdtempSync(join(root, 'node_modules', '.types-'));
const dataDir = mkdtempSync(join(tmpdir(), 'veriward-types-'));
let server;
try {
  const bundle = await rolldown({
    input: {
      embedded: join(ofDatabase, 'embedded', 'embedded-postgres.ts'),
      migrate: join(ofDatabase, 'migrate.ts'),
    },
    platform: 'node',
    external: (id) => !id.startsWith('.') && !id.startsWith('/'),
  });
  await bundle.write({ dir: code, entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' });
  const { startEmbeddedPostgres } = await import(pathToFileURL(join(code, 'embedded.mjs')));
  const { migrate } = await import(pathToFileURL(join(code, 'migrate.mjs')));
  server = await startEmbeddedPostgres({ dataDir, settings: { fsync: 'off' } });
  const owner = server.connection('owner');
  await migrate(owner, server.connection('app').user);
  const url = `postgres://${owner.user}@localhost:${owner.port}/${owner.database}?host=${encodeURIComponent(owner.host)}`;
  const codegen = join(root, 'node_modules', '.bin', 'kysely-codegen');
  const { status } = spawnSync(codegen, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, DATABASE_URL: url },
  });
  process.exitCode = status ?? 1;
} finally {
  await server?.stop();
  rmSync(code, { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
}
