// Makes a fresh clone ready to run: dependencies and build, each only when something changed since.
// Plain JavaScript without dependencies, because it runs before they are there.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const oldestNode = [20, 19];
const builtFrom = [
  'server',
  'bench',
  'portal',
  'docs/webhooks.md',
  'scripts/build.mjs',
  'tsconfig.json',
  'tsconfig.build.json',
  'package-lock.json',
];

/** A failure that one line explains. */
export class PrepareError extends Error {}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  throw new PrepareError(
    `Node ${oldestNode.join('.')} or newer is needed; this is ${process.versions.node}.`,
  );
}

function run(command, args, failure) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (error) throw new PrepareError(`${failure}: ${error.message}`);
  if (status !== 0) throw new PrepareError(`${failure} (exit code ${status}).`);
}

function readStamp(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** npm install, when the lock file is not the one that was installed. */
function install() {
  const stamp = join(root, 'node_modules', '.veriward-lock');
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (readStamp(stamp) === wanted) return;
  console.log('Installing dependencies ...');
  // Not "npm ci": it rejects a lock file whose foreign-platform packages were not to be had where it was written.
  const flags = [
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    '--no-save',
  ];
  run('npm', ['install', ...flags], 'npm install failed');
  writeFileSync(stamp, wanted);
}

/** Names, sizes and times of every source file: cheap to compute, changes with any edit. */
function fingerprint() {
  const hash = createHash('sha256');
  const visit = (path) => {
    const stats = statSync(path);
    if (stats.isDirectory()) for (const entry of readdirSync(path).sort()) visit(join(path, entry));
    else if (!path.endsWith('.test.ts')) hash.update(`${path} ${stats.size} ${stats.mtimeMs}\n`);
  };
  for (const entry of builtFrom) visit(join(root, entry));
  return hash.digest('hex');
}

/** npm run build, when a source file changed since. */
function build() {
  const stamp = join(root, 'dist', '.built');
  const wanted = fingerprint();
  if (readStamp(stamp) === wanted) return;
  console.log('Building ...');
  run(process.execPath, [join(root, 'scripts', 'build.mjs')], 'The build failed');
  writeFileSync(stamp, wanted);
}

/** Runs `work` after preparing; an expected failure is told in one line. */
export async function prepared(work) {
  try {
    checkNode();
    install();
    build();
    await work();
  } catch (error) {
    if (!(error instanceof PrepareError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
