import { Button } from '@mantine/core';
import { useChange } from '../../api/console.ts';
import { Card } from '../../ui/Card.tsx';
import { HourBars } from '../../ui/charts/HourBars.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { showCount, showMoment } from '../../ui/format.ts';
import { notify } from '../../ui/notify.tsx';
import { Status } from '../../ui/Status.tsx';
import { Figures } from './Figures.tsx';
import styles from './Health.module.css';
import { type SystemHealth, stateOfMail } from './state-of.ts';

const spoken = (kind: string): string => kind.charAt(0).toUpperCase() + kind.slice(1).replaceAll('-', ' ');

function SendAgain({ id }: { readonly id: number }) {
  const retry = useChange('post', '/system-health/mails/{id}/retry');
  return (
    <Button
      size="compact-sm"
      variant="default"
      loading={retry.isPending}
      aria-label={`Send again: mail ${id}`}
      onClick={() =>
        retry.mutate(
          { path: { id } },
          { onSuccess: () => notify('The mail is sent again.'), onError: (error) => notify(error.message) },
        )
      }
    >
      Send again
    </Button>
  );
}

/** The sending of mails. */
export function MailCard({ health }: { readonly health: SystemHealth }) {
  const { mail } = health;
  const state = stateOfMail(health);
  const sent = mail.hours.reduce((sum, hour) => sum + hour.sent, 0);
  return (
    <Card title="Mail" aside={<Status tone={state.tone}>{state.word}</Status>}>
      <Figures
        figures={[
          { name: 'Waiting', value: showCount(mail.waiting) },
          { name: 'Sent today', value: showCount(mail.sent_today) },
          {
            name: 'Not arrived, 7 days',
            value: showCount(mail.undelivered),
            tone: mail.undelivered > 0 ? 'warn' : 'quiet',
          },
        ]}
      />
      <HourBars
        hours={mail.hours.map(({ hour, sent: good }) => ({ hour, good, bad: 0 }))}
        label={`${showCount(sent)} sent in 24 hours`}
      />
      {mail.failures.length === 0 ? (
        <p className={styles['quiet']}>
          Every mail arrived. One that bounces is shown here, with the server’s reason.
        </p>
      ) : (
        <DataTable
          caption="Mails that did not arrive"
          rows={mail.failures}
          rowKey={(one) => one.id}
          columns={[
            { header: 'Mail', cell: (one) => spoken(one.kind) },
            { header: 'For', cell: (one) => `${spoken(one.recipient)}, ${one.organisation_name}` },
            {
              header: 'State',
              cell: (one) => (
                <Status tone={one.status === 'bounced' ? 'bad' : 'warn'}>
                  {one.status === 'bounced' ? 'Bounced' : 'Given up'}
                </Status>
              ),
            },
            { header: 'Why', cell: (one) => one.failure ?? 'Not known' },
            { header: 'Asked for', cell: (one) => showMoment(one.created_at) },
            { header: 'Act', align: 'end', cell: (one) => <SendAgain id={one.id} /> },
          ]}
        />
      )}
    </Card>
  );
}
