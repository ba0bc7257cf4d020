import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

interface EmptyStateProps {
  readonly title: string;
  /** What will be here, and how it comes to be. */
  readonly children: ReactNode;
  /** The button that begins it. */
  readonly action?: ReactNode;
}

/** Where there is nothing yet: says what belongs here and how to begin. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className={styles['empty']}>
      <p className={styles['title']}>{title}</p>
      <p className={styles['text']}>{children}</p>
      {action}
    </div>
  );
}
