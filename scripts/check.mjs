// Everything about the code that a machine can judge without running it. All checks run, then it fails if any did.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { PrepareError, prepared, root } from './prepare.mjs';

const checks = [
  ['types of the server', 'tsc', ['--noEmit']],
  ['types of the portal', 'tsc', ['-p', 'portal', '--noEmit']],
  ['format and lint', 'biome', ['check', '--error-on-warnings', '.']],
  ['sizes and complexity', 'oxlint', ['--deny-warnings']],
  [
    'arrows between folders',
    'depcruise',
    ['--config', '.dependency-cruiser.cjs', 'server', 'tests', 'bench'],
  ],
  ['unused code and dependencies', 'knip', []],
];

await prepared(async () => {
  const failed = checks.filter(([name, command, args]) => {
    const started = Date.now();
    const { status, stdout, stderr } = spawnSync(join(root, 'node_modules', '.bin', command), args, {
      cwd: root,
      encoding: 'utf8',
    });
    console.log(
      `${status === 0 ? 'ok  ' : 'BAD '} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`,
    );
    if (status !== 0) console.log(stdout + stderr);
    return status !== 0;
  });
  if (failed.length > 0) throw new PrepareError(`${failed.length} of ${checks.length} checks failed.`);
});
