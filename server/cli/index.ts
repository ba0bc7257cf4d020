import { ConfigError, loadConfig } from '../config.ts';
import { StartError } from '../main.ts';
import { EmbeddedPostgresError } from '../platform/db/embedded/embedded-postgres.ts';
import { demo } from './demo.ts';
import { doctor } from './doctor.ts';
import { keys } from './keys.ts';
import { migrateCommand } from './migrate.ts';
import { openapi } from './openapi.ts';
import { start } from './start.ts';
import { UsageError } from './usage.ts';

const commands = { start, migrate: migrateCommand, demo, doctor, openapi, keys };

const usage = `veriward <command>

  start [--role all|web|worker]        run the platform
  migrate                              bring the database up to date
  demo                                 seed the demo organisations and print their credentials
  doctor [--mail-to ADDRESS]           check settings, database, ledger and audit trail; send a test message
  openapi <product>                    print a product's OpenAPI description
  keys create --organisation CODE --products a,b [--name NAME]
                                       make an API key; it is shown once
`;

const isCommand = (name: string | undefined): name is keyof typeof commands =>
  name !== undefined && Object.hasOwn(commands, name);

/** Failures a person can mend: told in one line. */
const isExpected = (error: unknown): error is Error =>
  error instanceof ConfigError ||
  error instanceof EmbeddedPostgresError ||
  error instanceof UsageError ||
  error instanceof StartError;

/** Runs one command of the command line. Returns the exit code. */
export async function runCommand(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (!isCommand(name)) {
    const asked = name === undefined || name === 'help' || name === '--help';
    (asked ? process.stdout : process.stderr).write(asked ? usage : `Unknown command ${name}.\n\n${usage}`);
    return asked ? 0 : 2;
  }
  try {
    return await commands[name](rest, loadConfig(process.env));
  } catch (error) {
    if (!isExpected(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}
