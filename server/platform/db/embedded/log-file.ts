import { copyFile, open, readFile, stat, truncate } from 'node:fs/promises';

/** Bytes a log may reach before it is set aside: with its one predecessor never more than twice this. */
const MAXIMUM_LOG_BYTES = 8 * 1024 * 1024;

/**
 * Sets the log aside as `<log>.1` once it is too big. It is copied and emptied, not renamed: the server keeps
 * its file open for appending, and a logging process of PostgreSQL's own cannot bound size and number both.
 */
export async function boundLog(logFile: string, maximumBytes = MAXIMUM_LOG_BYTES): Promise<void> {
  const size = await sizeOf(logFile);
  if (size <= maximumBytes) return;
  // On a full disk the old lines are lost, and the room is won back.
  await copyFile(logFile, `${logFile}.1`).catch(() => undefined);
  await truncate(logFile);
}

/** Bytes in the log; 0 when there is none. */
export async function sizeOf(logFile: string): Promise<number> {
  return stat(logFile).then(
    (info) => info.size,
    () => 0,
  );
}

/** Opens the log for appending, readable for its owner only. */
export function openLog(logFile: string) {
  return open(logFile, 'a', 0o600);
}

/** Why the server `pid`, which wrote to the log from byte `offset` on, gave up; empty when unknown. */
export async function failureSince(
  logFile: string,
  offset: number,
  pid: number | undefined,
): Promise<string> {
  const lines = (await readFile(logFile)).subarray(offset).toString('utf8').split('\n');
  // Several processes may be starting a server, all with the same log; and a server's children write there too.
  const own = lines.filter((line) => line.includes(` [${pid}] FATAL`) || line.includes('No space left'));
  return lastComplaint(own) || lastComplaint(lines);
}

/** The line that says what went wrong in the output of PostgreSQL's programs, without time stamp; or nothing. */
export function lastComplaint(lines: readonly string[]): string {
  // A full disk makes one process after the other complain, and only the first ones say why.
  const tellings = [/No space left/, /FATAL|PANIC|error:|could not/, /\S/];
  const telling = tellings.map((how) => lines.findLast((line) => how.test(line))).find(Boolean) ?? '';
  return telling.replace(/^[-0-9:. A-Z]*\[\d+\] /, '').trim();
}
