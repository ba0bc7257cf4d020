import { ActionIcon, Menu } from '@mantine/core';
import {
  IconDots,
  IconKey,
  IconMailForward,
  IconShieldOff,
  IconUserCheck,
  IconUserOff,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useSession } from '../../session/session.ts';
import { notify } from '../../ui/notify.tsx';
import { AccessDialog } from './AccessDialog.tsx';
import type { Person } from './person-words.tsx';
import { ResetTotpDialog } from './ResetTotpDialog.tsx';
import { RoleDialog } from './RoleDialog.tsx';
import { usePersonActs } from './use-person-actions.ts';

type Asked = 'role' | 'access' | 'totp' | null;

/** Whether an admin may touch this account: owners are for owners, and staff. */
function useMayTouch(person: Person): boolean {
  const { person: self } = useSession();
  return person.id !== self.id && !(self.role === 'agency_admin' && person.role === 'agency_owner');
}

interface EntriesProps {
  readonly person: Person;
  readonly ask: (asked: Asked) => void;
  readonly onResend: () => void;
  readonly onReactivate: () => void;
}

function Entries({ person, ask, onResend, onReactivate }: EntriesProps) {
  const { organisation } = useSession();
  return (
    <>
      {person.status === 'invited' ? (
        <Menu.Item leftSection={<IconMailForward size={16} aria-hidden />} onClick={onResend}>
          Send the invitation again
        </Menu.Item>
      ) : null}
      {person.status === 'deactivated' ? (
        <Menu.Item leftSection={<IconUserCheck size={16} aria-hidden />} onClick={onReactivate}>
          Give access back
        </Menu.Item>
      ) : (
        <>
          <Menu.Item leftSection={<IconKey size={16} aria-hidden />} onClick={() => ask('role')}>
            Change the role
          </Menu.Item>
          <Menu.Item leftSection={<IconUserOff size={16} aria-hidden />} onClick={() => ask('access')}>
            End access
          </Menu.Item>
        </>
      )}
      {!organisation && person.has_totp ? (
        <Menu.Item leftSection={<IconShieldOff size={16} aria-hidden />} onClick={() => ask('totp')}>
          Reset two-factor sign-in
        </Menu.Item>
      ) : null}
    </>
  );
}

/** What can be done about one person, in a menu. */
export function PersonActions({ person }: { readonly person: Person }) {
  const [asked, ask] = useState<Asked>(null);
  const acts = usePersonActs(person);
  const close = () => ask(null);
  const failed = (error: Error) => notify(error.message);
  const resend = () =>
    acts
      .resend()
      .then(
        () => notify(`The invitation is on its way to ${person.email}; the link before it ended.`),
        failed,
      );
  const reactivate = () => acts.reactivate().then(() => notify(`${person.name} can sign in again.`), failed);
  if (!useMayTouch(person)) return null;
  return (
    <>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <ActionIcon variant="default" size={34} aria-label={`Actions for ${person.name}`}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Entries
            person={person}
            ask={ask}
            onResend={() => void resend()}
            onReactivate={() => void reactivate()}
          />
        </Menu.Dropdown>
      </Menu>
      {asked === 'role' ? <RoleDialog person={person} acts={acts} onClose={close} /> : null}
      <AccessDialog opened={asked === 'access'} person={person} acts={acts} onClose={close} />
      <ResetTotpDialog opened={asked === 'totp'} person={person} onClose={close} />
    </>
  );
}
