import { IconChevronRight, IconCircleCheck } from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import { Card } from '../../ui/Card.tsx';
import { showCount } from '../../ui/format.ts';
import styles from './NeedsYou.module.css';

/** Something that waits for somebody. */
export interface Need {
  readonly count: number;
  /** After the number: “bookings end unless their candidates pay”. */
  readonly text: string;
  /** The same after “1”. */
  readonly one?: string;
  /** Until when, or what becomes of it. */
  readonly detail?: string;
  readonly tone: 'warn' | 'bad' | 'info';
  readonly to: NonNullable<LinkProps['to']>;
  readonly search?: Readonly<Record<string, unknown>>;
}

interface NeedsYouProps {
  readonly needs: readonly Need[];
  /** Said when nothing waits. */
  readonly calm: string;
}

/** What waits for the reader, the most pressing first, each with the way to it. */
export function NeedsYou({ needs, calm }: NeedsYouProps) {
  const waiting = needs.filter(({ count }) => count > 0);
  return (
    <Card title="Needs you">
      {waiting.length === 0 ? (
        <p className={styles['calm']}>
          <IconCircleCheck size={20} aria-hidden />
          {calm}
        </p>
      ) : (
        <ul className={styles['list']}>
          {waiting.map(({ count, text, one, detail, tone, to, search }) => (
            <li key={text}>
              <Link to={to} search={search as never} className={styles['need']}>
                <span className={styles['count']} data-tone={tone}>
                  {showCount(count)}
                </span>
                <span>
                  {count === 1 ? (one ?? text) : text}
                  {detail ? <span className={styles['detail']}>{detail}</span> : null}
                </span>
                <IconChevronRight size={18} aria-hidden />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
