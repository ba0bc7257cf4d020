import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useDeployment } from '../api/deployment.ts';
import icon from './icon.svg';
import styles from './Layout.module.css';
import { SchemeToggle } from './SchemeToggle.tsx';

function Header() {
  const { data: deployment } = useDeployment();
  const active = { className: styles['current'] ?? '' };
  return (
    <header className={styles['header']}>
      <div className={styles['bar']}>
        <Link to="/" className={styles['wordmark']}>
          <img src={icon} alt="" width={28} height={28} />
          Veriward
        </Link>
        <nav className={styles['nav']} aria-label="Main">
          <Link to="/docs" className={styles['link']} activeProps={active}>
            API docs
          </Link>
          {deployment?.mailbox ? (
            <Link to="/sandbox/mailbox" className={styles['link']} activeProps={active}>
              Mailbox
            </Link>
          ) : null}
        </nav>
        <SchemeToggle />
      </div>
    </header>
  );
}

/** Header, page and footer. A change of page moves the focus to the page, as loading it would. */
export function Layout() {
  const pathname = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const main = useRef<HTMLElement>(null);
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current !== undefined && shown.current !== pathname) main.current?.focus();
    shown.current = pathname;
  }, [pathname]);
  return (
    <div className={styles['frame']}>
      <a href="#main" className={styles['skip']}>
        Skip to content
      </a>
      <Header />
      <main id="main" ref={main} tabIndex={-1} className={styles['main']}>
        <Outlet />
      </main>
      <footer className={styles['footer']}>
        <div className={styles['footerLine']}>
          <span>Veriward is open source under Apache-2.0.</span>
          <span>
            Probes: <a href="/healthz">healthz</a> · <a href="/readyz">readyz</a> ·{' '}
            <a href="/metrics">metrics</a>
          </span>
        </div>
      </footer>
    </div>
  );
}
