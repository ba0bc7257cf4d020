import { runCommand } from './index.ts';

process.exitCode = await runCommand(process.argv.slice(2));
