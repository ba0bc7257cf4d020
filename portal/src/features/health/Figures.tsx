import type { ReactNode } from 'react';
import type { Tone } from '../../ui/Status.tsx';
import styles from './Figures.module.css';

/** A number with its name; its tone says whether somebody has to look. */
export interface Figure {
  readonly name: string;
  readonly value: ReactNode;
  readonly tone?: Tone;
}

/** A line of numbers. */
export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  return (
    <dl className={styles['figures']}>
      {figures.map(({ name, value, tone = 'quiet' }) => (
        <div key={name} data-tone={tone}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
