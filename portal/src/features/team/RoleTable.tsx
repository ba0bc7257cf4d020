import { VisuallyHidden } from '@mantine/core';
import { IconCheck, IconMinus } from '@tabler/icons-react';
import { roleWords } from '../../session/role-words.ts';
import { useSession } from '../../session/session.ts';
import { Card } from '../../ui/Card.tsx';
import { memberRoles, permissions } from './role-permissions.ts';
import styles from './Team.module.css';

function Mark({ may }: { readonly may: boolean }) {
  const Icon = may ? IconCheck : IconMinus;
  return (
    <span className={styles[may ? 'yes' : 'no']}>
      <Icon size={18} aria-hidden />
      <VisuallyHidden>{may ? 'Yes' : 'No'}</VisuallyHidden>
    </span>
  );
}

/** What each role of an organisation may do, and the rules about owners. */
export function RoleTable() {
  const { person } = useSession();
  return (
    <Card title="What each role may do">
      <table className={styles['matrix']}>
        <thead>
          <tr>
            <th scope="col">May</th>
            {memberRoles.map((role) => (
              <th key={role} scope="col" data-own={role === person.role}>
                {roleWords[role].name}
                {role === person.role ? <VisuallyHidden> (your role)</VisuallyHidden> : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {permissions.map(({ what, from }) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              {memberRoles.map((role, index) => (
                <td key={role} data-own={role === person.role}>
                  <Mark may={index >= memberRoles.indexOf(from)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className={styles['rules']}>
        <li>Only an owner makes somebody an owner, changes an owner’s role or ends an owner’s access.</li>
        <li>One active owner always stays: the last one keeps the role until somebody else has it, too.</li>
        <li>Nobody changes their own role or ends their own access: ask another owner or admin.</li>
      </ul>
    </Card>
  );
}
