import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconChevronDown, IconLogout, IconShieldLock } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { send } from '../api/console.ts';
import { forgetSession, useSession } from '../session/session.ts';
import styles from './PersonMenu.module.css';

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .flatMap((part) => part[0] ?? [])
    .filter((_letter, index, all) => index === 0 || index === all.length - 1)
    .join('');

/**
 * Who is signed in, their own settings, and the way out. The browser's own popover: it closes by Escape and by a
 * press elsewhere, and costs the first page no code.
 */
export function PersonMenu() {
  const { person } = useSession();
  const queries = useQueryClient();
  const menu = useRef<HTMLDivElement>(null);
  const signOut = async () => {
    // Whatever becomes of the request: this browser forgets what it showed.
    await send('delete', '/session', {}).catch(() => undefined);
    await forgetSession(queries);
    window.location.assign('/sign-in');
  };
  return (
    <>
      <UnstyledButton className={styles['person']} popoverTarget="person-menu">
        <VisuallyHidden>{person.name}: your account</VisuallyHidden>
        <span aria-hidden className={styles['initials']}>
          {initialsOf(person.name)}
        </span>
        <IconChevronDown size={14} aria-hidden />
      </UnstyledButton>
      <div id="person-menu" ref={menu} popover="auto" className={styles['menu']}>
        <p className={styles['who']}>
          {person.name}
          <br />
          {person.email}
        </p>
        <Link to="/app/profile" className={styles['entry']} onClick={() => menu.current?.hidePopover()}>
          <IconShieldLock size={16} aria-hidden />
          Profile and security
        </Link>
        <UnstyledButton className={styles['entry']} onClick={() => void signOut()}>
          <IconLogout size={16} aria-hidden />
          Sign out
        </UnstyledButton>
      </div>
    </>
  );
}
