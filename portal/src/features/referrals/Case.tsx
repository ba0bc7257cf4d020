import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { read, type Schemas } from '../../api/console.ts';
import { useSession } from '../../session/session.ts';
import { Card } from '../../ui/Card.tsx';
import { DeskPage } from '../../ui/DeskPage.tsx';
import { showMoment } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Status } from '../../ui/Status.tsx';
import { Assign } from './Assign.tsx';
import styles from './Case.module.css';
import { Consents } from './Consents.tsx';
import { Erase } from './Erase.tsx';
import { History } from './History.tsx';
import { Matches } from './Matches.tsx';
import { MoveForm } from './MoveForm.tsx';
import { inWords, personOf, statusOf } from './words.ts';

type Referral = Schemas.ReferralCase;

function Facts({ rows }: { readonly rows: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className={styles['facts']}>
      {rows
        .filter(([, value]) => value !== null && value !== '')
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function Person({ referral }: { readonly referral: Referral }) {
  const { phone_number: phone, email_address: email } = referral;
  return (
    <Card title="The person">
      <Facts
        rows={[
          ['Phone', phone && <a href={`tel:${phone}`}>{phone}</a>],
          ['E-mail', email && <a href={`mailto:${email}`}>{email}</a>],
          ['Where', [referral.city, referral.province].filter(Boolean).join(', ')],
          ['Language', referral.language],
          ['Notes', referral.notes],
          ['Partner', referral.partner_name],
          ['Their reference', referral.external_reference],
          ['Received', showMoment(referral.received_at)],
          ['Look twice', referral.hints.map(inWords).join(', ')],
        ]}
      />
      {referral.merged.map(({ referral_id, partner_name, notes, received_at }) => (
        <p key={referral_id} className={styles['soft']}>
          Goes on for one of {partner_name}, received {showMoment(received_at)}
          {notes ? `: ${notes}` : ''}
        </p>
      ))}
    </Card>
  );
}

/** The act that usually comes next stands first. */
const usual = ['acknowledged', 'contact_attempted', 'appointment_booked', 'counselled', 'closed'];

function Standing({ referral }: { readonly referral: Referral }) {
  const { person } = useSession();
  const [target, setTarget] = useState<Referral['moves'][number]['to'] | null>(null);
  const mayAll = person.role === 'staff_admin';
  const moves = referral.moves
    .filter(({ is_for_admins }) => mayAll || !is_for_admins)
    .map(({ to }) => ({ to, rank: (usual.indexOf(to) + 1 || 99) as number }))
    .sort((one, other) => one.rank - other.rank);
  return (
    <Card
      title="Where it stands"
      aside={<Status tone={statusOf(referral.status).tone}>{statusOf(referral.status).label}</Status>}
    >
      <Facts
        rows={[
          [
            'Next act due',
            referral.due_at &&
              (referral.is_overdue ? (
                <Status tone="bad">Overdue since {showMoment(referral.due_at)}</Status>
              ) : (
                showMoment(referral.due_at)
              )),
          ],
          ['Appointment', referral.appointment_at && showMoment(referral.appointment_at)],
          ['Contact attempts', String(referral.contact_attempts)],
          ['Outcome', referral.outcome && inWords(referral.outcome)],
          ['Reason', referral.reject_reason && inWords(referral.reject_reason)],
          [
            'Goes on in',
            referral.duplicate_of && (
              <Link to="/app/referrals/$referralId" params={{ referralId: referral.duplicate_of }}>
                the other referral
              </Link>
            ),
          ],
        ]}
      />
      <Assign referral={referral} />
      <div className={styles['moves']}>
        {moves.map(({ to }, index) => (
          <Button key={to} variant={index === 0 ? 'filled' : 'default'} onClick={() => setTarget(to)}>
            {to === 'acknowledged' && referral.ended_at !== null ? 'Reopen the case' : statusOf(to).act}
          </Button>
        ))}
      </div>
      {target ? <MoveForm referral={referral} to={target} onClose={() => setTarget(null)} /> : null}
    </Card>
  );
}

/** A case as the staff see it: what to do next beside everything that is known. */
export function Case({ id }: { readonly id: string }) {
  const { person } = useSession();
  const query = useQuery(read('/referrals/{id}', { path: { id } }));
  const { data } = query;
  return (
    <DeskPage
      title={data ? personOf(data) : 'Referral'}
      back={<Link to="/app/referrals">Referrals</Link>}
      actions={
        data && person.role === 'staff_admin' && data.erased_at === null ? <Erase referral={data} /> : null
      }
    >
      <Loaded query={query} what="The referral" height={480}>
        {(referral) => (
          <div className={styles['columns']}>
            <div className={styles['column']}>
              <Standing referral={referral} />
              <Matches referral={referral} />
              <History referral={referral} />
            </div>
            <div className={styles['column']}>
              <Person referral={referral} />
              <Consents referral={referral} />
            </div>
          </div>
        )}
      </Loaded>
    </DeskPage>
  );
}
