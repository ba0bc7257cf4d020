import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepared, root } from './prepare.mjs';

await prepared(async () => {
  const { runCommand } = await import(pathToFileURL(join(root, 'dist', 'run', 'index.js')));
  process.exitCode = await runCommand(['start', ...process.argv.slice(2)]);
});
