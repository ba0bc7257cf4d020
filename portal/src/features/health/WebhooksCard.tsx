import { Link } from '@tanstack/react-router';
import { Card } from '../../ui/Card.tsx';
import { HourBars } from '../../ui/charts/HourBars.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { countOf, showCount, showMoment } from '../../ui/format.ts';
import { Status } from '../../ui/Status.tsx';
import { Figures } from './Figures.tsx';
import styles from './Health.module.css';
import { isLate, type SystemHealth, showAge, stateOfWebhooks } from './state-of.ts';

type Endpoint = SystemHealth['webhooks']['failing'][number];

function State({ endpoint }: { readonly endpoint: Endpoint }) {
  const { switched_off_at: off, consecutive_failures: failures, last_response_code: code } = endpoint;
  return (
    <>
      {off === null ? (
        <Status tone="warn">{`${countOf(failures, 'failure')} in a row`}</Status>
      ) : (
        <Status tone="bad">{`Off since ${showMoment(off)}`}</Status>
      )}
      <span className={styles['soft']}>{code === null ? 'No answer' : `Answered ${code}`}</span>
    </>
  );
}

function Failing({ endpoints }: { readonly endpoints: readonly Endpoint[] }) {
  if (endpoints.length === 0)
    return <p className={styles['quiet']}>Every endpoint answers. One that fails is shown here.</p>;
  return (
    <>
      <DataTable
        caption="Endpoints that fail or were switched off"
        rows={endpoints}
        rowKey={(one) => one.id}
        columns={[
          {
            header: 'Endpoint',
            cell: (one) => (
              <>
                {one.name}
                <span className={styles['soft']}>{one.host}</span>
              </>
            ),
          },
          {
            header: 'Organisation',
            cell: (one) => (
              <Link
                to="/app/organisations/$organisationId"
                params={{ organisationId: String(one.organisation_id) }}
              >
                {one.organisation_name}
              </Link>
            ),
          },
          { header: 'State', cell: (one) => <State endpoint={one} /> },
        ]}
      />
      <p className={styles['quiet']}>
        Tell the organisation: once its side works it switches the endpoint on again under Developers.
      </p>
    </>
  );
}

/** The telling of events. */
export function WebhooksCard({ health }: { readonly health: SystemHealth }) {
  const { webhooks, checked_at: now } = health;
  const state = stateOfWebhooks(health);
  const delivered = webhooks.hours.reduce((sum, hour) => sum + hour.delivered, 0);
  const failed = webhooks.hours.reduce((sum, hour) => sum + hour.failed, 0);
  return (
    <Card title="Webhooks" aside={<Status tone={state.tone}>{state.word}</Status>}>
      <Figures
        figures={[
          { name: 'Waiting', value: showCount(webhooks.ready) },
          {
            name: 'Oldest waits for',
            value: webhooks.oldest_due_at ? showAge(webhooks.oldest_due_at, now) : '–',
            tone: isLate(webhooks.oldest_due_at, now) ? 'bad' : 'quiet',
          },
          { name: 'To be tried again', value: showCount(webhooks.retrying) },
        ]}
      />
      <HourBars
        hours={webhooks.hours.map(({ hour, delivered: good, failed: bad }) => ({ hour, good, bad }))}
        label={`${showCount(delivered)} delivered, ${showCount(failed)} failed in 24 hours`}
      />
      <Failing endpoints={webhooks.failing} />
    </Card>
  );
}
