import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useChange } from '../../api/console.ts';
import { Card } from '../../ui/Card.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { showCount, showMoment } from '../../ui/format.ts';
import { notify } from '../../ui/notify.tsx';
import { Status } from '../../ui/Status.tsx';
import { Figures } from './Figures.tsx';
import styles from './Health.module.css';
import { isLate, type SystemHealth, stateOfJobs } from './state-of.ts';

type Troubled = SystemHealth['jobs']['troubled'][number];
type Task = SystemHealth['jobs']['tasks'][number];

const spoken = (task: string): string =>
  task.charAt(0).toUpperCase() + task.slice(1).replaceAll(/[-_]/g, ' ');

function Actions({ job, onGiveUp }: { readonly job: Troubled; readonly onGiveUp: () => void }) {
  const retry = useChange('post', '/system-health/jobs/{id}/retry');
  return (
    <Group gap={6} justify="flex-end">
      <Button
        size="compact-sm"
        variant="default"
        loading={retry.isPending}
        aria-label={`Run now: job ${job.id}`}
        onClick={() =>
          retry.mutate(
            { path: { id: job.id } },
            {
              onSuccess: () => notify(`Job ${job.id} runs again.`),
              onError: (error) => notify(error.message),
            },
          )
        }
      >
        Run now
      </Button>
      {job.is_failed ? null : (
        <Button size="compact-sm" variant="subtle" aria-label={`Give up job ${job.id}`} onClick={onGiveUp}>
          Give up
        </Button>
      )}
    </Group>
  );
}

function GiveUp({ job, onClose }: { readonly job: Troubled | null; readonly onClose: () => void }) {
  const giveUp = useChange('post', '/system-health/jobs/{id}/give-up');
  return (
    <ConfirmDialog
      opened={job !== null}
      title="Give up a job"
      action="Give it up"
      pending={giveUp.isPending}
      error={giveUp.error}
      onClose={onClose}
      onConfirm={() => job && giveUp.mutate({ path: { id: job.id } }, { onSuccess: onClose })}
    >
      <p>
        Job {job?.id} ({job?.task}) is tried no more: what it was to do stays undone. It remains in this list,
        and can still be run.
      </p>
    </ConfirmDialog>
  );
}

function loadOf({ waiting, running, later, failed }: Task): string {
  const parts = [
    [waiting, 'waiting'],
    [running, 'running'],
    [later, 'for later'],
    [failed, 'failed'],
  ] as const;
  return parts.flatMap(([count, word]) => (count > 0 ? [`${showCount(count)} ${word}`] : [])).join(', ');
}

/** What the queue is made of. */
function Tasks({ tasks }: { readonly tasks: readonly Task[] }) {
  if (tasks.length === 0) return null;
  return (
    <ul className={styles['tasks']}>
      {tasks.map((task) => (
        <li key={task.task}>
          <span>{spoken(task.task)}</span>
          <span className={styles['quiet']}>{loadOf(task)}</span>
        </li>
      ))}
    </ul>
  );
}

function Load({ health: { jobs, checked_at: now } }: { readonly health: SystemHealth }) {
  return (
    <Figures
      figures={[
        {
          name: 'Waiting',
          value: showCount(jobs.waiting),
          tone: isLate(jobs.waiting_since, now) ? 'bad' : 'quiet',
        },
        { name: 'Running', value: showCount(jobs.running) },
        { name: 'For later', value: showCount(jobs.later) },
        { name: 'Failed', value: showCount(jobs.failed), tone: jobs.failed > 0 ? 'bad' : 'quiet' },
      ]}
    />
  );
}

/** The queue: how much of it, and what goes wrong in it. */
export function JobsCard({ health }: { readonly health: SystemHealth }) {
  const { jobs } = health;
  const state = stateOfJobs(health);
  const [ending, setEnding] = useState<Troubled | null>(null);
  return (
    <Card title="Background tasks" aside={<Status tone={state.tone}>{state.word}</Status>}>
      <Load health={health} />
      <Tasks tasks={jobs.tasks} />
      {jobs.troubled.length === 0 ? (
        <p className={styles['quiet']}>
          No task has gone wrong. One that does is shown here, with the reason.
        </p>
      ) : (
        <DataTable
          caption="Jobs that went wrong"
          rows={jobs.troubled}
          rowKey={(job) => job.id}
          columns={[
            { header: 'Task', cell: (job) => `${spoken(job.task)} (${job.id})` },
            {
              header: 'State',
              cell: (job) =>
                job.is_failed ? (
                  <Status tone="bad">Failed</Status>
                ) : (
                  <Status tone="warn">{`Again ${showMoment(job.run_at)}`}</Status>
                ),
            },
            { header: 'Tried', align: 'end', cell: (job) => `${job.attempts} of ${job.max_attempts}` },
            { header: 'Why', cell: (job) => <code className={styles['error']}>{job.last_error}</code> },
            {
              header: 'Act',
              align: 'end',
              cell: (job) => <Actions job={job} onGiveUp={() => setEnding(job)} />,
            },
          ]}
        />
      )}
      <GiveUp job={ending} onClose={() => setEnding(null)} />
    </Card>
  );
}
