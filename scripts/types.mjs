// Writes what is generated: server/migrations/schema.gen.ts, the types of the schema, from a freshly migrated
// database; then portal/src/api/console.gen.ts, the types of the console's API, from its OpenAPI description.
// Needs no build: the rest may not compile before these types are there. `npm run types -- portal` writes the latter only.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { root } from './prepare.mjs';

const server = (...path) => join(root, 'server', ...path);
const command = (name) => join(root, 'node_modules', '.bin', name);
// inside the checkout, where packages are found
const code = mkdtempSync(join(root, 'node_modules', '.types-'));
const scratch = mkdtempSync(join(tmpdir(), 'veriward-types-'));

function run(name, args, env = process.env) {
  const { status } = spawnSync(command(name), args, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  });
  if (status !== 0) throw new Error(`${name} failed`);
}

async function load(input) {
  const bundle = await rolldown({
    input,
    platform: 'node',
    external: (id) => !id.startsWith('.') && !id.startsWith('/'),
  });
  await bundle.write({ dir: code, entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' });
  const names = Object.keys(input);
  const modules = await Promise.all(names.map((name) => import(pathToFileURL(join(code, `${name}.mjs`)))));
  return Object.assign({}, ...modules);
}

async function writeSchemaTypes() {
  const { startEmbeddedPostgres, migrate } = await load({
    embedded: server('platform', 'db', 'embedded', 'embedded-postgres.ts'),
    migrate: server('platform', 'db', 'migrate.ts'),
  });
  const database = await startEmbeddedPostgres({
    dataDir: join(scratch, 'data'),
    settings: { fsync: 'off' },
  });
  try {
    const owner = database.connection('owner');
    await migrate(owner, database.connection('app').user);
    const url = `postgres://${owner.user}@localhost:${owner.port}/${owner.database}?host=${encodeURIComponent(owner.host)}`;
    run('kysely-codegen', [], { ...process.env, DATABASE_URL: url });
  } finally {
    await database.stop();
  }
}

async function writePortalTypes() {
  const { declaredConsole, describeProduct } = await load({
    products: server('roles', 'products.ts'),
    describe: server('platform', 'openapi', 'describe-product.ts'),
  });
  const description = join(scratch, 'console.json');
  // the headers every answer has would be half of the file
  const withoutHeaders = (key, value) => (key === 'headers' ? undefined : value);
  writeFileSync(description, JSON.stringify(describeProduct(declaredConsole(), ''), withoutHeaders));
  const target = join('portal', 'src', 'api', 'console.gen.ts');
  run('typed-openapi', [description, '-o', target, '--include-client', 'false']);
}

try {
  if (process.argv[2] !== 'portal') await writeSchemaTypes();
  await writePortalTypes();
} finally {
  rmSync(code, { recursive: true, force: true });
  rmSync(scratch, { recursive: true, force: true });
}
