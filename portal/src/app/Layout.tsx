import { Link, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { useDeployment } from '../api/deployment.ts';
import { useMaybeSession } from '../session/session.ts';
import icon from './icon.svg';
import styles from './Layout.module.css';
import { SchemeToggle } from './SchemeToggle.tsx';

function Header() {
  const { data: deployment } = useDeployment();
  const { data: session } = useMaybeSession();
  const active = { className: styles['current'] ?? '' };
  return (
    <header className={styles['header']}>
      <div className={styles['bar']}>
        <Link to="/" className={styles['wordmark']}>
          <img src={icon} alt="" width={28} height={28} />
          <span className={styles['name']}>Veriward</span>
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
          <Link to="/app" className={styles['link']}>
            {session ? 'Your desk' : 'Sign in'}
          </Link>
        </nav>
        <SchemeToggle />
      </div>
    </header>
  );
}

/** Header, page and footer. A change of page moves the focus to the page, as loading it would. */
export function Layout({ children }: { readonly children: ReactNode }) {
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
        {children}
      </main>
      <footer className={styles['footer']}>
        <div className={styles['footerLine']}>
          <span>Veriward is open source under Apache-2.0.</span>
          <span hidden={pathname !== undefined && pathname !== '/'}>
            Probes: <a href="/healthz">healthz</a> · <a href="/readyz">readyz</a> ·{' '}
            <a href="/metrics">metrics</a>
          </span>
        </div>
      </footer>
    </div>
  );
}
