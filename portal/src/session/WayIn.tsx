import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import styles from './SignIn.module.css';

interface WayInProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Under the card. */
  readonly below?: ReactNode;
}

/** A page on the way to the desk: one card with one thing to do. */
export function WayIn({ title, children, below }: WayInProps) {
  useDocumentTitle(`${title} · Veriward`);
  return (
    <div className={styles['page']}>
      <div className={styles['card']}>
        <h1 className={styles['title']}>{title}</h1>
        {children}
      </div>
      {below}
    </div>
  );
}
