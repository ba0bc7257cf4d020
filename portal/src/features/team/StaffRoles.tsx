import { roleWords } from '../../session/role-words.ts';
import { Card } from '../../ui/Card.tsx';
import styles from './Team.module.css';

const roles = ['staff_admin', 'staff_trainer', 'staff_clinician'] as const;

/** What the provider's roles may do, and the rules about them. */
export function StaffRoles() {
  return (
    <Card title="What each role may do">
      <dl className={styles['roles']}>
        {roles.map((role) => (
          <div key={role} style={{ display: 'contents' }}>
            <dt>{roleWords[role].name}</dt>
            <dd>{roleWords[role].what}</dd>
          </div>
        ))}
      </dl>
      <ul className={styles['rules']}>
        <li>Nobody changes their own role or ends their own access: so an administrator always remains.</li>
        <li>
          An organisation keeps one active owner: make somebody else an owner before you take the role away.
        </li>
        <li>Members of organisations are invited by their own owners and admins.</li>
      </ul>
    </Card>
  );
}
