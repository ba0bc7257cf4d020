import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type Schemas, useChange } from '../../api/console.ts';
import { Card } from '../../ui/Card.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { showMoment } from '../../ui/format.ts';
import { Status } from '../../ui/Status.tsx';
import styles from './Matches.module.css';
import { personOf, statusOf } from './words.ts';

type Referral = Schemas.ReferralCase;

const fields = [
  ['first_name', 'First name'],
  ['last_name', 'Last name'],
  ['phone_number', 'Phone'],
  ['email_address', 'E-mail'],
  ['partner_name', 'Partner'],
] as const;

const isSame = (one: string | null, other: string | null) =>
  one !== null && one.toLowerCase() === other?.toLowerCase();

interface MatchProps {
  readonly referral: Referral;
  readonly match: Referral['matches'][number];
}

function Compared({ referral, match }: MatchProps) {
  return (
    <table className={styles['table']}>
      <caption>
        <Status tone={match.strength === 'strong' ? 'warn' : 'quiet'}>
          {match.strength === 'strong' ? 'Phone and e-mail agree' : 'Possibly the same'}
        </Status>
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <span className={styles['hidden']}>Field</span>
          </th>
          <th scope="col">This one</th>
          <th scope="col">
            <Link
              to="/app/referrals/$referralId"
              params={{ referralId: match.referral_id }}
              className={styles['link']}
            >
              The other
              <span className={styles['hidden']}>, {personOf(match)}</span>
            </Link>
          </th>
        </tr>
      </thead>
      <tbody>
        {fields.map(([name, label]) => (
          <tr key={name} data-same={isSame(referral[name], match[name])}>
            <th scope="row">{label}</th>
            <td>{referral[name] ?? '–'}</td>
            <td>{match[name] ?? '–'}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">Received</th>
          <td>{showMoment(referral.received_at)}</td>
          <td>{showMoment(match.received_at)}</td>
        </tr>
        <tr>
          <th scope="row">State</th>
          <td>{statusOf(referral.status).label}</td>
          <td>{statusOf(match.status).label}</td>
        </tr>
      </tbody>
    </table>
  );
}

function Match({ referral, match }: MatchProps) {
  const dismiss = useChange('post', '/referrals/{id}/not-duplicate');
  return (
    <div className={styles['match']}>
      <Compared referral={referral} match={match} />
      {match.is_dismissed ? (
        <p className={styles['soft']}>Judged to be two people.</p>
      ) : (
        <Button
          variant="default"
          loading={dismiss.isPending}
          onClick={() => dismiss.mutate({ path: { id: referral.id }, body: { other_id: match.referral_id } })}
        >
          These are two people
        </Button>
      )}
      <FormProblem error={dismiss.error} />
    </div>
  );
}

/** Likely duplicates, side by side with this one; what agrees stands out. */
export function Matches({ referral }: { readonly referral: Referral }) {
  if (referral.matches.length === 0) return null;
  return (
    <Card title="Likely duplicates">
      {referral.matches.map((match) => (
        <Match key={match.referral_id} referral={referral} match={match} />
      ))}
    </Card>
  );
}
