import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  listUndeliveredMails,
  type MailHealth,
  readMailHealth,
  retryMail,
} from '../../../domains/notifications/index.ts';
import { giveUpQueuedJob, retryQueuedJob } from '../../../domains/operations/index.ts';
import {
  listFailingEndpoints,
  readWebhookHealth,
  type WebhookHealth,
} from '../../../domains/webhooks/index.ts';
import { formatUtc } from '../../../platform/clock/format.ts';
import { readDatabaseHealth } from '../../../platform/db/database-health.ts';
import type { Queryable } from '../../../platform/db/queryable.ts';
import { packageRoot } from '../../../platform/files/package-root.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { pathId } from '../../../platform/ids/ids.ts';
import { listWorkers } from '../../../platform/jobs/presence.ts';
import { readTaskLoads, readTroubledJobs, type TaskLoad } from '../../../platform/jobs/queue.ts';
import { utcOrNull } from '../fields.ts';
import { actorOf, administrators } from '../policy.ts';
import { endpoint } from '../services.ts';
import { systemHealth, systemHealthExample } from './answer.ts';

const common = { tag: 'System health', auth: 'required', roles: administrators } as const;

type Shown = z.input<typeof systemHealth>;

const rows = { troubled: 50, failing: 50, undelivered: 50, tables: 8 };

const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as {
  version: string;
};

const startedAt = formatUtc(new Date(Date.now() - process.uptime() * 1_000).toISOString());

type Counted = 'waiting' | 'later' | 'running' | 'failed';

async function jobHealth(db: Queryable): Promise<Shown['jobs']> {
  const loads = await readTaskLoads(db);
  const troubled = await readTroubledJobs(db, rows.troubled);
  const sum = (name: Counted) => loads.reduce((total, load) => total + load[name], 0);
  const since = loads.flatMap(({ waiting_since }) => waiting_since ?? []).sort();
  return {
    waiting: sum('waiting'),
    waiting_since: utcOrNull(since[0] ?? null),
    later: sum('later'),
    running: sum('running'),
    failed: sum('failed'),
    tasks: loads.map(({ waiting_since: _oldest, ...load }: TaskLoad) => load),
    troubled: troubled.map((job) => ({ ...job, run_at: formatUtc(job.run_at) })),
  };
}

const hoursOf = <Hour extends { readonly hour: string }>(hours: readonly Hour[]) =>
  hours.map((one) => ({ ...one, hour: formatUtc(one.hour) }));

async function webhookHealth(db: Queryable): Promise<Shown['webhooks']> {
  const health: WebhookHealth = await readWebhookHealth(db);
  const failing = await listFailingEndpoints(db, rows.failing);
  return {
    ...health,
    oldest_due_at: utcOrNull(health.oldest_due_at),
    hours: hoursOf(health.hours),
    failing: failing.map((one) => ({ ...one, switched_off_at: utcOrNull(one.switched_off_at) })),
  };
}

async function mailHealth(db: Queryable): Promise<Shown['mail']> {
  const health: MailHealth = await readMailHealth(db);
  const failures = await listUndeliveredMails(db, rows.undelivered);
  return {
    ...health,
    hours: hoursOf(health.hours),
    failures: failures.map((one) => ({ ...one, created_at: formatUtc(one.created_at) })),
  };
}

async function databaseHealth(db: Queryable): Promise<Shown['database']> {
  const { started_at, migrated_at, tables, ...health } = await readDatabaseHealth(db, rows);
  return {
    ...health,
    started_at: formatUtc(started_at),
    migrated_at: formatUtc(migrated_at),
    tables: tables.map((table) => ({ ...table })),
  };
}

async function showHealth(db: Queryable) {
  const workers = await listWorkers(db);
  const health: Shown = {
    checked_at: formatUtc(new Date().toISOString()),
    jobs: await jobHealth(db),
    webhooks: await webhookHealth(db),
    mail: await mailHealth(db),
    database: await databaseHealth(db),
    workers: workers.map(({ since, ...worker }) => ({ ...worker, since: formatUtc(since) })),
    process: {
      version,
      node: process.versions.node,
      started_at: startedAt,
      memory_bytes: process.memoryUsage.rss(),
    },
  };
  return answer(200, health);
}

const answers = (description: string) => ({
  200: { description, schema: systemHealth, example: systemHealthExample },
});

const getOne = endpoint({
  ...common,
  operationId: 'getSystemHealth',
  method: 'GET',
  path: '/system-health',
  summary: 'How the system is',
  description: 'The queue, webhooks, mails, the database, workers and versions. Holds no personal data.',
  answers: answers('How it is.'),
  handle: ({ db }) => showHealth(db),
});

const acting = (
  spec: {
    readonly operationId: string;
    readonly path: string;
    readonly summary: string;
    readonly description: string;
    readonly id: string;
    readonly refusals: readonly string[];
  },
  act: typeof retryMail,
) => {
  const { id, ...told } = spec;
  return endpoint({
    ...common,
    ...told,
    method: 'POST',
    params: z.object({ id: pathId.meta({ description: id, example: 77 }) }),
    answers: answers('How the system is now.'),
    async handle({ caller, params, db, requestId }) {
      const refused = await act(db, params.id, actorOf(caller, requestId));
      return refused ?? showHealth(db);
    },
  });
};

const retryOne = acting(
  {
    operationId: 'retryJob',
    path: '/system-health/jobs/{id}/retry',
    summary: 'Run a job again',
    description: 'Now, with all its attempts anew.',
    id: 'Job id.',
    refusals: ['job_is_running'],
  },
  retryQueuedJob,
);

const giveUp = acting(
  {
    operationId: 'giveUpJob',
    path: '/system-health/jobs/{id}/give-up',
    summary: 'Try a job no more',
    description: 'It stays in the list of failed ones, and can still be run again.',
    id: 'Job id.',
    refusals: ['job_is_running'],
  },
  giveUpQueuedJob,
);

const retryLetter = acting(
  {
    operationId: 'retryMail',
    path: '/system-health/mails/{id}/retry',
    summary: 'Send a mail again',
    description: 'One that bounced or was given up. What is no longer true is not sent.',
    id: 'Mail id.',
    refusals: ['mail_not_failed'],
  },
  retryMail,
);

export const systemHealthEndpoints = [getOne, retryOne, giveUp, retryLetter];
