import type { ReactNode } from 'react';
import styles from './Status.module.css';

/** What a state means for whoever looks at it. */
export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'quiet';

interface StatusProps {
  readonly tone: Tone;
  readonly children: ReactNode;
}

/** A state in a word or two; its tone is never the only sign of it. */
export function Status({ tone, children }: StatusProps) {
  return (
    <span className={styles['status']} data-tone={tone}>
      {children}
    </span>
  );
}
