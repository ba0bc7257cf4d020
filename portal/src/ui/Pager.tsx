import { Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { memo } from 'react';
import styles from './Pager.module.css';

interface PagerProps {
  readonly meta: {
    readonly current_page: number;
    readonly last_page: number;
    readonly per_page: number;
    readonly total: number;
  };
  /** The page that is asked for, where its rows may still be on their way: it is what is told and what is turned from. */
  readonly asked?: number;
  readonly onPage: (page: number) => void;
}

const counted = new Intl.NumberFormat('en-GB');

/** Which rows these are, of how many, and the pages beside them. */
export const Pager = memo(function Pager({ meta, asked = meta.current_page, onPage }: PagerProps) {
  const { last_page: last, per_page: size, total } = meta;
  const page = Math.min(asked, Math.max(last, meta.current_page));
  const from = total === 0 ? 0 : (page - 1) * size + 1;
  const to = Math.min(page * size, total);
  return (
    <nav className={styles['pager']} aria-label="Pages">
      <p role="status">
        {counted.format(from)}–{counted.format(to)} of {counted.format(total)}
      </p>
      {last > 1 ? (
        <div className={styles['buttons']}>
          <Button
            variant="default"
            size="compact-sm"
            disabled={page <= 1}
            leftSection={<IconChevronLeft size={16} aria-hidden />}
            onClick={() => onPage(page - 1)}
          >
            Previous
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            disabled={page >= last}
            rightSection={<IconChevronRight size={16} aria-hidden />}
            onClick={() => onPage(page + 1)}
          >
            Next
          </Button>
        </div>
      ) : null}
    </nav>
  );
});
