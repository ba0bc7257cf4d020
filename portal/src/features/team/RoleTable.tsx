import { VisuallyHidden } from '@mantine/core';
import { IconCheck, IconMinus } from '@tabler/icons-react';
import { useSession } from '../../session/session.ts';
import { Card } from '../../ui/Card.tsx';
import styles from './Team.module.css';

const roles = [
  ['agency_viewer', 'Viewer'],
  ['agency_manager', 'Manager'],
  ['agency_admin', 'Admin'],
  ['agency_owner', 'Owner'],
] as const;

/** What the roles may do; the first of the roles above that may, and all after it. */
const permissions = [
  ['See training, bookings, certificates, interviews and referrals', 0],
  ['Book, invite, move and cancel; arrange interviews', 1],
  ['See the team and the invoices', 1],
  ['Top up the wallet by card', 2],
  ['Invite people, change roles, end access', 2],
  ['API keys, webhooks and the audit trail', 2],
  ['Refer candidates and hold the keys for it', 3],
  ['Make and change owners', 3],
] as const;

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
            {roles.map(([role, name]) => (
              <th key={role} scope="col" data-own={role === person.role}>
                {name}
                {role === person.role ? <VisuallyHidden> (your role)</VisuallyHidden> : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {permissions.map(([what, from]) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              {roles.map(([role], index) => (
                <td key={role} data-own={role === person.role}>
                  <Mark may={index >= from} />
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
