import type { ReactNode } from 'react';
import styles from './Section.module.css';

interface SectionProps {
  /** Names the section in addresses. */
  readonly id: string;
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page under its own heading. */
export function Section({ id, title, lead, children }: SectionProps) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className={styles['section']}>
      <div className={styles['head']}>
        <h2 id={`${id}-title`}>{title}</h2>
        {lead ? <p className={styles['lead']}>{lead}</p> : null}
      </div>
      {children}
    </section>
  );
}
