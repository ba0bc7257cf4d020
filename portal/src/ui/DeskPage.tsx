import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import styles from './DeskPage.module.css';

interface DeskPageProps {
  /** Heading, and of the browser's tab. */
  readonly title: string;
  /** One sentence under the heading. */
  readonly lead?: ReactNode;
  /** The way back, above the heading. */
  readonly back?: ReactNode;
  /** Buttons beside the heading: what is done here most first. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page of the desk: heading and actions in one line, then the work. */
export function DeskPage({ title, lead, back, actions, children }: DeskPageProps) {
  useDocumentTitle(`${title} · Veriward`);
  return (
    <div className={styles['page']}>
      <header className={styles['head']}>
        <div>
          {back ? <div className={styles['back']}>{back}</div> : null}
          <h1 className={styles['title']}>{title}</h1>
          {lead ? <p className={styles['lead']}>{lead}</p> : null}
        </div>
        {actions ? <div className={styles['actions']}>{actions}</div> : null}
      </header>
      {children}
    </div>
  );
}
