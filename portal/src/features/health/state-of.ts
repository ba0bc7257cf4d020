import type { Schemas } from '../../api/console.ts';
import { countOf } from '../../ui/format.ts';
import type { Tone } from '../../ui/Status.tsx';

/** How the system is. */
export type SystemHealth = Schemas.SystemHealth;

const minuteMs = 60_000;

/** What is due longer than this is late. */
const lateMs = 2 * minuteMs;

/** Whether something has been waiting too long. */
export const isLate = (since: string | null, now: string): boolean =>
  since !== null && Date.parse(now) - Date.parse(since) > lateMs;

const mega = 1_048_576;

/** 640 KB, 12 MB, 3.4 GB. */
export const showBytes = (bytes: number): string =>
  bytes >= 1_024 * mega
    ? `${(bytes / 1_024 / mega).toFixed(1)} GB`
    : bytes >= mega
      ? `${Math.round(bytes / mega)} MB`
      : `${Math.round(bytes / 1_024)} KB`;

/** “3 minutes”, “2 days”. */
export function showAge(since: string, now: string): string {
  const minutes = Math.max(0, Math.round((Date.parse(now) - Date.parse(since)) / minuteMs));
  if (minutes < 60) return countOf(minutes, 'minute');
  if (minutes < 48 * 60) return countOf(Math.round(minutes / 60), 'hour');
  return countOf(Math.round(minutes / 1_440), 'day');
}

/** A part of the system in a word. */
interface Verdict {
  readonly tone: Tone;
  readonly word: string;
}

const well = (word: string): Verdict => ({ tone: 'good', word });

/** How the telling of events is. */
export function stateOfWebhooks({ webhooks, checked_at: now }: SystemHealth): Verdict {
  if (isLate(webhooks.oldest_due_at, now)) return { tone: 'bad', word: 'Running late' };
  if (webhooks.failing.length > 0)
    return { tone: 'warn', word: `${countOf(webhooks.failing.length, 'endpoint fails', 'endpoints fail')}` };
  return well(webhooks.ready > 0 ? 'On time' : 'Nothing waits');
}

/** How the sending of mails is. */
export function stateOfMail({ mail }: SystemHealth): Verdict {
  if (mail.undelivered > 0) return { tone: 'warn', word: `${mail.undelivered} did not arrive` };
  return well(mail.waiting > 0 ? 'On time' : 'Nothing waits');
}

/** How the queue is. */
export function stateOfJobs({ jobs, checked_at: now }: SystemHealth): Verdict {
  if (jobs.failed > 0) return { tone: 'bad', word: `${jobs.failed} failed for good` };
  if (isLate(jobs.waiting_since, now)) return { tone: 'bad', word: 'Running late' };
  if (jobs.troubled.length > 0) return { tone: 'warn', word: `${jobs.troubled.length} tried again` };
  return well(jobs.waiting > 0 ? 'On time' : 'Nothing waits');
}

/** How the database is. */
export function stateOfDatabase({ database }: SystemHealth): Verdict {
  if (database.migration_number < database.expected_migration) return { tone: 'bad', word: 'Behind' };
  if (database.connections > 0.9 * database.max_connections)
    return { tone: 'warn', word: 'Nearly out of connections' };
  return well('Up to date');
}

/** What somebody has to look at, worst first; none: all is well. */
export function problemsOf({
  checked_at: now,
  jobs,
  webhooks,
  mail,
  database,
  workers,
}: SystemHealth): string[] {
  const alive = workers.filter((worker) => worker.is_alive).length;
  const found: readonly (readonly [boolean, string])[] = [
    [alive === 0, 'No worker is running: nothing that is queued is done, no mail is sent.'],
    [
      database.migration_number < database.expected_migration,
      `The database is behind: migration ${database.expected_migration} is missing.`,
    ],
    [isLate(jobs.waiting_since, now), 'Jobs have been waiting for more than two minutes.'],
    [isLate(webhooks.oldest_due_at, now), 'Webhooks have been waiting for more than two minutes.'],
    [jobs.failed > 0, `${countOf(jobs.failed, 'job has', 'jobs have')} failed for good.`],
    [
      webhooks.failing.length > 0,
      `${countOf(webhooks.failing.length, 'webhook endpoint fails or is', 'webhook endpoints fail or are')} switched off after failures.`,
    ],
    [
      mail.undelivered > 0,
      `${countOf(mail.undelivered, 'mail', 'mails')} of the last seven days did not arrive.`,
    ],
    [database.connections > 0.9 * database.max_connections, 'The database is nearly out of connections.'],
  ];
  return found.filter(([isSo]) => isSo).map(([, problem]) => problem);
}
