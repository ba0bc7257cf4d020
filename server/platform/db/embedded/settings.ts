import { totalmem } from 'node:os';

const MIB = 1024 * 1024;

/** An eighth of the machine's memory, between 128 MB and 1 GB; pages are only taken as they are used. */
function sharedBuffers(): string {
  return `${Math.min(1024, Math.max(128, Math.floor(totalmem() / 8 / MIB)))}MB`;
}

/** There is no TCP port; the number only names the socket. */
export const PORT = 5432;
export const SOCKET_NAME = `.s.PGSQL.${PORT}`;

/** Server settings: durable, and sized for the machine. */
const DEFAULTS: Readonly<Record<string, string>> = {
  // Reached through a socket in a private folder only, so nobody needs a password and no port can clash.
  listen_addresses: '',
  max_connections: '100',
  shared_buffers: sharedBuffers(),
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  // Few checkpoints, so that pages are seldom logged whole; a crash replays at most this much.
  checkpoint_timeout: '15min',
  max_wal_size: '1GB',
  // Short statements only: compiling costs more than it saves.
  jit: 'off',
  track_io_timing: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_destination: 'stderr',
  logging_collector: 'off',
  // Nothing personal in the log. Messages of level ERROR quote what the caller sent ("invalid input syntax
  // for type date: ..."), so they stay out altogether; the application logs its own errors, redacted.
  // DETAIL lines quote rows and statements: terse drops them.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_checkpoints: 'off',
};

/** Socket folders are a comma-separated list of names that may be quoted. */
function quoted(folder: string): string {
  return `"${folder.replaceAll('"', '""')}"`;
}

/** The arguments for `postgres`; `extra` wins over the defaults, but cannot move the socket. */
export function serverArguments(
  clusterDir: string,
  socketDir: string,
  extra: Readonly<Record<string, string>>,
): string[] {
  const fixed = { port: String(PORT), unix_socket_directories: quoted(socketDir) };
  const settings = { ...DEFAULTS, ...extra, ...fixed };
  const pairs = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', clusterDir, ...pairs];
}
