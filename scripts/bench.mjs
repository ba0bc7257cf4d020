import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { prepared, root } from './prepare.mjs';

await prepared(async () => {
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'dist', 'bench', 'index.js'), ...process.argv.slice(2)],
    { cwd: root, stdio: 'inherit' },
  );
  process.exitCode = status ?? 1;
});
