import type { ReactNode } from 'react';
import styles from './Card.module.css';

interface CardProps {
  readonly title?: string;
  /** Beside the title: a link to more, a small button. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a desk's page. */
export function Card({ title, aside, children }: CardProps) {
  return (
    <section className={styles['card']}>
      {title || aside ? (
        <div className={styles['head']}>
          {title ? <h2 className={styles['title']}>{title}</h2> : <span />}
          {aside}
        </div>
      ) : null}
      {children}
    </section>
  );
}
