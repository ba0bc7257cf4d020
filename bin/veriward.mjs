#!/usr/bin/env node
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepared, root } from '../scripts/prepare.mjs';

await prepared(async () => {
  const { runCommand } = await import(pathToFileURL(join(root, 'dist', 'run', 'index.js')));
  process.exitCode = await runCommand(process.argv.slice(2));
});
