import { Link } from '@tanstack/react-router';
import { Card } from '../../ui/Card.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { showCount, showMoment } from '../../ui/format.ts';
import { Figures } from './Figures.tsx';
import styles from './Health.module.css';
import { HourBars } from './HourBars.tsx';
import { isLate, type SystemHealth, showAge } from './state-of.ts';

type Endpoint = SystemHealth['webhooks']['switched_off'][number];

function SwitchedOff({ endpoints }: { readonly endpoints: readonly Endpoint[] }) {
  if (endpoints.length === 0) return <p className={styles['quiet']}>No endpoint is switched off.</p>;
  return (
    <>
      <DataTable
        caption="Endpoints that their failures switched off"
        rows={endpoints}
        rowKey={(one) => one.id}
        columns={[
          { header: 'Endpoint', cell: (one) => one.name },
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
          { header: 'Host', cell: (one) => one.host },
          { header: 'Answered', cell: (one) => one.last_response_code ?? 'Nothing' },
          { header: 'Off since', cell: (one) => showMoment(one.switched_off_at) },
        ]}
      />
      <p className={styles['quiet']}>
        Tell the organisation: it switches its endpoint on again under Developers, once its side works.
      </p>
    </>
  );
}

/** The telling of events. */
export function WebhooksCard({ health: { webhooks, checked_at: now } }: { readonly health: SystemHealth }) {
  const delivered = webhooks.hours.reduce((sum, hour) => sum + hour.delivered, 0);
  const failed = webhooks.hours.reduce((sum, hour) => sum + hour.failed, 0);
  return (
    <Card title="Webhooks">
      <Figures
        figures={[
          { name: 'Waiting', value: showCount(webhooks.ready) },
          {
            name: 'Oldest',
            value: webhooks.oldest_due_at ? showAge(webhooks.oldest_due_at, now) : 'None',
            tone: isLate(webhooks.oldest_due_at, now) ? 'bad' : 'quiet',
          },
          { name: 'To be tried again', value: showCount(webhooks.retrying) },
          { name: 'A minute, lately', value: (webhooks.delivered_lately / 5).toFixed(1) },
        ]}
      />
      <HourBars
        hours={webhooks.hours.map(({ hour, delivered: good, failed: bad }) => ({ hour, good, bad }))}
        label={`${showCount(delivered)} delivered, ${showCount(failed)} failed in 24 hours`}
      />
      <SwitchedOff endpoints={webhooks.switched_off} />
    </Card>
  );
}
