import type { Schemas } from '../../api/console.ts';
import { countOf } from '../../ui/format.ts';

/** How the system is. */
export type SystemHealth = Schemas.SystemHealth;

const minuteMs = 60_000;

/** What is due longer than this is late. */
const lateMs = 2 * minuteMs;

/** Whether something has been waiting too long. */
export const isLate = (since: string | null, now: string): boolean =>
  since !== null && Date.parse(now) - Date.parse(since) > lateMs;

const mega = 1_048_576;

/** 12 MB, 3.4 GB. */
export const showBytes = (bytes: number): string =>
  bytes >= 1_024 * mega
    ? `${(bytes / 1_024 / mega).toFixed(1)} GB`
    : `${Math.max(1, Math.round(bytes / mega))} MB`;

/** “3 minutes”, “2 days”. */
export function showAge(since: string, now: string): string {
  const minutes = Math.max(0, Math.round((Date.parse(now) - Date.parse(since)) / minuteMs));
  if (minutes < 60) return countOf(minutes, 'minute');
  if (minutes < 48 * 60) return countOf(Math.round(minutes / 60), 'hour');
  return countOf(Math.round(minutes / 1_440), 'day');
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
      webhooks.switched_off.length > 0,
      `${countOf(webhooks.switched_off.length, 'webhook endpoint is', 'webhook endpoints are')} switched off after failures.`,
    ],
    [
      mail.undelivered > 0,
      `${countOf(mail.undelivered, 'mail', 'mails')} of the last seven days did not arrive.`,
    ],
    [database.connections > 0.9 * database.max_connections, 'The database is nearly out of connections.'],
  ];
  return found.filter(([isSo]) => isSo).map(([, problem]) => problem);
}
