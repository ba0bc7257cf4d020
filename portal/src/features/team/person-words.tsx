import type { Schemas } from '../../api/console.ts';
import { showDay, showMoment } from '../../ui/format.ts';
import { Status } from '../../ui/Status.tsx';
import styles from './Team.module.css';

/** Somebody of the list. */
export type Person = Schemas.Person;

/** Whether the link of an invitation works no longer. */
const isInvitationOver = ({ invitation_expires_at: until }: Person): boolean =>
  until === null || new Date(until) <= new Date();

/** Where an account stands, and what that means. */
export function PersonStatus({ person }: { readonly person: Person }) {
  if (person.status === 'active') return <Status tone="good">Active</Status>;
  if (person.status === 'deactivated') return <Status tone="quiet">Without access</Status>;
  const { invitation_expires_at: until } = person;
  if (isInvitationOver(person))
    return (
      <span className={styles['stacked']}>
        <Status tone="warn">Invitation ended</Status>
        <span className={styles['soft']}>Send it again</span>
      </span>
    );
  return (
    <span className={styles['stacked']}>
      <Status tone="info">Invited</Status>
      {until ? <span className={styles['soft']}>until {showMoment(until)}</span> : null}
    </span>
  );
}

/** When somebody was last here. */
export function LastSeen({ person }: { readonly person: Person }) {
  if (person.last_seen_at) return showMoment(person.last_seen_at);
  return (
    <span className={styles['soft']}>
      {person.status === 'invited' ? `Invited ${showDay(person.created_at)}` : 'Not in the past month'}
    </span>
  );
}

/** Whether a code is asked for besides the password. */
export function TwoFactor({ person }: { readonly person: Person }) {
  if (person.has_totp) return <Status tone="good">On</Status>;
  return person.status === 'active' ? (
    <Status tone="warn">Off</Status>
  ) : (
    <span className={styles['soft']}>–</span>
  );
}
