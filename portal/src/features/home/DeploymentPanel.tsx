import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { type Readiness, useDeployment, useReadiness } from '../../api/deployment.ts';
import styles from './DeploymentPanel.module.css';

interface Verdict {
  readonly tone: 'good' | 'warn' | 'bad';
  readonly title: string;
  readonly detail: ReactNode;
}

const verdicts = {
  ready: { tone: 'good', title: 'Ready', detail: 'The database answers and every migration is applied.' },
  'migrations pending': {
    tone: 'warn',
    title: 'Not ready: migrations pending',
    detail: (
      <>
        Bring the database up to date with <code>node bin/veriward.mjs migrate</code>.
      </>
    ),
  },
  'database unreachable': {
    tone: 'bad',
    title: 'Not ready: no database',
    detail: (
      <>
        The database does not answer. <code>node bin/veriward.mjs doctor</code> says where it looks for it.
      </>
    ),
  },
  silent: {
    tone: 'bad',
    title: 'No answer',
    detail: 'The server does not answer. It is asked again every ten seconds.',
  },
} as const satisfies Record<string, Verdict>;

function verdictOf(readiness: Readiness | undefined, failed: boolean): Verdict | null {
  if (failed) return verdicts.silent;
  if (!readiness) return null;
  return verdicts[readiness.status === 'ready' ? 'ready' : (readiness.reason ?? 'database unreachable')];
}

function Facts() {
  const { data, isError } = useDeployment();
  if (isError) return null;
  const sandbox = data?.mode === 'sandbox';
  return (
    <dl className={styles['facts']} aria-busy={!data}>
      <dt>Mode</dt>
      <dd>
        {data ? (
          <>
            <strong>{sandbox ? 'Sandbox' : 'Live'}</strong>
            <br />
            {sandbox
              ? 'Where no real service is set, a built-in one stands in.'
              : 'E-mails and payments are real.'}
          </>
        ) : (
          <Skeleton height={14} mt={7} width="70%" />
        )}
      </dd>
      <dt>Address</dt>
      <dd className={styles['address']}>{location.origin}</dd>
    </dl>
  );
}

/** Whether the deployment is ready, and what kind it is. */
export function DeploymentPanel() {
  const { data, isError } = useReadiness();
  const verdict = verdictOf(data, isError);
  return (
    <section className={styles['panel']} aria-label="This deployment" data-tone={verdict?.tone ?? 'waiting'}>
      <h2 className={styles['eyebrow']}>This deployment</h2>
      <div role="status" className={styles['state']}>
        <p className={styles['title']}>
          <span className={styles['dot']} aria-hidden />
          {verdict?.title ?? 'Asking …'}
        </p>
        <p className={styles['detail']}>{verdict?.detail ?? 'Whether the database answers.'}</p>
      </div>
      <Facts />
    </section>
  );
}
