import { AppShell, Burger } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef } from 'react';
import icon from '../app/icon.svg';
import { SchemeToggle } from '../app/SchemeToggle.tsx';
import { useSessionEnded } from '../session/ended.ts';
import { useSession } from '../session/session.ts';
import { PageSkeleton } from '../ui/PageSkeleton.tsx';
import styles from './Desk.module.css';
import { navOf } from './nav.ts';
import { Offline } from './Offline.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import { useLater } from './use-later.ts';
import { useLive } from './use-live.ts';

const SessionEnded = lazy(async () => ({
  default: (await import('../session/SessionEnded.tsx')).SessionEnded,
}));

const WaitingMarks = lazy(async () => ({
  default: (await import('../features/classes/WaitingMarks.tsx')).WaitingMarks,
}));

function Nav({ onChosen }: { readonly onChosen: () => void }) {
  const { person } = useSession();
  return (
    <nav aria-label="Desk" className={styles['nav']}>
      {navOf(person.role).map(({ label, entries }) => (
        <div key={label} className={styles['group']}>
          <p className={styles['groupLabel']}>{label}</p>
          {entries.map(({ to, label: name, icon: Icon }) => (
            <Link
              key={to}
              to={to}
              className={styles['entry']}
              activeProps={{ className: styles['current'] ?? '' }}
              activeOptions={{ exact: to === '/app', includeSearch: false }}
              onClick={onChosen}
            >
              <Icon size={18} stroke={1.7} aria-hidden />
              {name}
            </Link>
          ))}
        </div>
      ))}
    </nav>
  );
}

/** Moves the focus to the page when another one is opened, as loading it would. */
function useFocusOnPage() {
  const pathname = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const main = useRef<HTMLElement>(null);
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current !== undefined && shown.current !== pathname) main.current?.focus();
    shown.current = pathname;
  }, [pathname]);
  return main;
}

const loadNotices = () => import('./Notices.tsx').then(({ Notices }) => Notices);

/** The frame of every page behind a sign-in. */
export function Desk() {
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const { organisation, person } = useSession();
  const main = useFocusOnPage();
  useLive();
  const ended = useSessionEnded();
  const Notices = useLater(loadNotices);
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 232, breakpoint: 'md', collapsed: { mobile: !isOpen } }}
      padding={{ base: 'md', md: 'xl' }}
    >
      <a href="#main" className={styles['skip']}>
        Skip to content
      </a>
      <AppShell.Header className={styles['header']}>
        <Burger
          opened={isOpen}
          onClick={toggle}
          hiddenFrom="md"
          size="sm"
          aria-label={isOpen ? 'Close the menu' : 'Open the menu'}
        />
        <Link to="/app" className={styles['wordmark']}>
          <img src={icon} alt="" width={24} height={24} />
          <span className={styles['name']}>Veriward</span>
        </Link>
        <span className={styles['organisation']}>{organisation?.name ?? 'Provider'}</span>
        <SchemeToggle />
        <PersonMenu />
      </AppShell.Header>
      <AppShell.Navbar className={styles['navbar']}>
        <Nav onChosen={close} />
      </AppShell.Navbar>
      <AppShell.Main id="main" ref={main} tabIndex={-1} className={styles['main']}>
        <Offline />
        <Suspense>{person.role === 'staff_trainer' ? <WaitingMarks /> : null}</Suspense>
        <Suspense fallback={<PageSkeleton />}>
          <Outlet />
        </Suspense>
      </AppShell.Main>
      <Suspense>{ended ? <SessionEnded /> : null}</Suspense>
      {Notices ? <Notices /> : null}
    </AppShell>
  );
}
