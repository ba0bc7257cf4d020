import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import styles from './UndoNotice.module.css';
import type { Deletion } from './use-deletion.ts';

/** How long a deletion can be taken back; the time stands still while the notice is pointed at or focused. */
const graceMs = 8_000;

interface UndoNoticeProps {
  readonly deletion: Deletion;
  readonly onUndo: () => void;
  readonly onSettle: () => void;
}

function Notice({ deletion, onUndo, onSettle }: UndoNoticeProps) {
  const [attended, setAttended] = useState(false);
  useEffect(() => {
    if (attended) return;
    const timer = setTimeout(onSettle, graceMs);
    return () => clearTimeout(timer);
  }, [attended, onSettle]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: nothing happens here but that the clock stops
    <div
      className={styles['notice']}
      onPointerEnter={() => setAttended(true)}
      onPointerLeave={() => setAttended(false)}
      onFocus={() => setAttended(true)}
      onBlur={() => setAttended(false)}
    >
      <span className={styles['text']}>Deleted “{deletion.subject}”.</span>
      <Button size="compact-sm" variant="white" onClick={onUndo}>
        Undo
      </Button>
      <Button size="compact-sm" variant="transparent" className={styles['dismiss'] ?? ''} onClick={onSettle}>
        Dismiss
      </Button>
    </div>
  );
}

/** Offers the way back after a deletion. */
export function UndoNotice({
  deletion,
  ...actions
}: Omit<UndoNoticeProps, 'deletion'> & { readonly deletion: Deletion | null }) {
  return (
    <div role="status" className={styles['place']}>
      {deletion ? <Notice key={deletion.id} deletion={deletion} {...actions} /> : null}
    </div>
  );
}
