import { type Config, ConfigError, loadConfig } from '../config.ts';
import { EmbeddedPostgresError } from '../platform/db/embedded/errors.ts';
import { StartError } from '../start-error.ts';
import { UsageError } from './usage.ts';

type Command = (args: readonly string[], config: Config) => Promise<number>;

/** Each loads what it needs and no more: help and a wrong setting answer at once. */
const commands = {
  start: async () => (await import('./start.ts')).start,
  migrate: async () => (await import('./migrate.ts')).migrateCommand,
  demo: async () => (await import('./demo.ts')).demo,
  doctor: async () => (await import('./doctor.ts')).doctor,
  openapi: async () => (await import('./openapi.ts')).openapi,
  keys: async () => (await import('./keys.ts')).keys,
} satisfies Record<string, () => Promise<Command>>;

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
    const config = loadConfig(process.env);
    const command = await commands[name]();
    return await command(rest, config);
  } catch (error) {
    if (!isExpected(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}
