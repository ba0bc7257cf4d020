import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { read, type Schemas, useChange } from '../../api/console.ts';
import { useSession } from '../../session/session.ts';
import { Card } from '../../ui/Card.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { DeskPage } from '../../ui/DeskPage.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { showDay, showMoment } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { notify } from '../../ui/notify.tsx';
import styles from './Invite.module.css';
import { InviteStatus } from './InviteStatus.tsx';
import { Timeline } from './Timeline.tsx';
import { timelineOf } from './timeline.ts';

type Detail = Schemas.InviteDetail;

const paidBy: Readonly<Record<Detail['pay_option'], string>> = {
  credits: 'Your credits',
  balance: 'Your money balance',
  inv: 'Your invoice',
  candidate_pays: 'The candidate, by card',
};

function Facts({ invite }: { readonly invite: Detail }) {
  const rows: [string, string][] = [
    ['E-mail', invite.candidate.email],
    ['Course', invite.course.name],
    ['Place', invite.location?.name ?? 'The candidate chooses'],
    ['Date', invite.event_start_date ? showMoment(invite.event_start_date) : 'The candidate chooses'],
    ['Paid by', paidBy[invite.pay_option]],
    ['Link works until', showMoment(invite.expires_at)],
    ...(invite.message ? ([['Message', invite.message]] as [string, string][]) : []),
  ];
  return (
    <dl className={styles['facts']}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Withdraw({ invite, onClose }: { readonly invite: Detail; readonly onClose: () => void }) {
  const withdraw = useChange('post', '/invites/{id}/withdraw');
  return (
    <ConfirmDialog
      opened
      isFinal
      title="Withdraw this invite?"
      action="Withdraw the invite"
      pending={withdraw.isPending}
      error={withdraw.error}
      onClose={onClose}
      onConfirm={() =>
        withdraw.mutate(
          { path: { id: invite.id } },
          {
            onSuccess: () => {
              onClose();
              notify('The invite is withdrawn.');
            },
          },
        )
      }
    >
      <p>
        {invite.candidate.first_name}’s link will only say that it is no longer available, and they are not
        told by mail. Nothing was charged, so nothing is refunded. It cannot be taken back; you can invite
        them again.
      </p>
    </ConfirmDialog>
  );
}

function Ended({ invite }: { readonly invite: Detail }) {
  const navigate = useNavigate();
  return (
    <div className={styles['buttons']}>
      {invite.booking ? (
        <Button component={Link} to={`/app/bookings/${invite.booking.id}` as '/app/bookings'}>
          See booking {invite.booking.id}
        </Button>
      ) : null}
      <Button
        variant="default"
        onClick={() => void navigate({ to: '/app/invites/new', search: { again: invite.id } })}
      >
        Invite again
      </Button>
    </div>
  );
}

function Actions({ invite }: { readonly invite: Detail }) {
  const [isWithdrawing, setWithdrawing] = useState(false);
  const { person } = useSession();
  const resend = useChange('post', '/invites/{id}/resend');
  const isLive = invite.status === 'sent' || invite.status === 'opened';
  const copy = async () =>
    notify(
      (await copyText(invite.invite_url))
        ? 'The link is copied.'
        : 'Copying is blocked here: mark the link by hand.',
    );
  if (person.role === 'agency_viewer') return null;
  if (!isLive) return <Ended invite={invite} />;
  return (
    <>
      <div className={styles['buttons']}>
        <Button variant="default" onClick={() => void copy()}>
          Copy the link
        </Button>
        <Button
          loading={resend.isPending}
          onClick={() =>
            resend.mutate(
              { path: { id: invite.id } },
              { onSuccess: () => notify(`Sent again to ${invite.candidate.email}.`) },
            )
          }
        >
          Send again
        </Button>
        <Button variant="subtle" onClick={() => setWithdrawing(true)}>
          Withdraw
        </Button>
      </div>
      <FormProblem error={resend.error} />
      {isWithdrawing ? <Withdraw invite={invite} onClose={() => setWithdrawing(false)} /> : null}
    </>
  );
}

/** One invite: its life, what it says and what can be done with it. */
export function Invite() {
  const { inviteId } = useParams({ from: '/app/invites/$inviteId' });
  const invite = useQuery({
    ...read('/invites/{id}', { path: { id: Number(inviteId) } }),
    refetchInterval: 10_000,
  });
  const { data } = invite;
  const name = data ? `${data.candidate.first_name} ${data.candidate.last_name}` : 'Invite';
  return (
    <DeskPage
      title={name}
      {...(data ? { lead: `Invited on ${showDay(data.sent_at)} to ${data.course.name}` } : {})}
      back={<Link to="/app/invites">Invites</Link>}
    >
      <Loaded query={invite} what="The invite">
        {(detail) => (
          <div className={styles['both']}>
            <Card title="What happened" aside={<InviteStatus status={detail.status} />}>
              <Timeline steps={timelineOf(detail)} />
              <Actions invite={detail} />
            </Card>
            <Card title="The invite">
              <Facts invite={detail} />
            </Card>
          </div>
        )}
      </Loaded>
    </DeskPage>
  );
}
