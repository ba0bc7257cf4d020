import { Menu, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconChevronDown, IconLogout, IconShieldLock } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { send } from '../api/console.ts';
import { useSession } from '../session/session.ts';
import styles from './PersonMenu.module.css';

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .flatMap((part) => part[0] ?? [])
    .filter((_letter, index, all) => index === 0 || index === all.length - 1)
    .join('');

/** Who is signed in, their own settings, and the way out. */
export function PersonMenu() {
  const { person } = useSession();
  const queries = useQueryClient();
  const signOut = async () => {
    // Whatever becomes of the request: this browser forgets what it showed.
    await send('delete', '/session', {}).catch(() => undefined);
    queries.clear();
    window.location.assign('/sign-in');
  };
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <UnstyledButton className={styles['person']}>
          <VisuallyHidden>{person.name}: your account</VisuallyHidden>
          <span aria-hidden className={styles['initials']}>
            {initialsOf(person.name)}
          </span>
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {person.name}
          <br />
          {person.email}
        </Menu.Label>
        <Menu.Item component={Link} to="/app/profile" leftSection={<IconShieldLock size={16} aria-hidden />}>
          Profile and security
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void signOut()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
