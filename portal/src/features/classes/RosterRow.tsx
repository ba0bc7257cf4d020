import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { MarkButtons } from './MarkButtons.tsx';
import { dropMark, type NewMark } from './mark-queue.ts';
import { markWords } from './marks.ts';
import styles from './RosterRow.module.css';
import type { Markable, useMarking } from './use-marking.ts';

interface RosterRowProps {
  readonly who: Markable;
  readonly detail: string;
  readonly choices: readonly NewMark['value'][];
  readonly marking: ReturnType<typeof useMarking>;
}

/** One candidate of a class: who, what became of them, and the taps that say so. */
export function RosterRow({ who, detail, choices, marking }: RosterRowProps) {
  const marked = marking.markedOf(who);
  const { refusal } = marked;
  return (
    <li className={styles['row']} data-waiting={marked.waiting}>
      <div className={styles['who']}>
        <p className={styles['name']}>{who.candidate}</p>
        <p className={styles['detail']}>{detail}</p>
        {marked.waiting ? <p className={styles['waiting']}>Waiting to be sent</p> : null}
      </div>
      <MarkButtons
        candidate={who.candidate}
        choices={choices}
        value={marked.value}
        onMark={(value) => marking.mark(who, value)}
      />
      <div className={styles['undo']}>
        {marking.canUndo(who) ? (
          <Button
            variant="subtle"
            size="sm"
            h="3.25rem"
            px="sm"
            leftSection={<IconArrowBackUp size={18} aria-hidden />}
            aria-label={`Undo the mark of ${who.candidate}`}
            onClick={() => marking.undo(who)}
          >
            Undo
          </Button>
        ) : null}
      </div>
      {refusal ? (
        <p className={styles['refusal']} role="alert">
          <span>
            “{markWords[refusal.value].label}” was not taken: {refusal.refusal}
          </span>
          <Button variant="default" size="compact-sm" onClick={() => dropMark(marking.personId, refusal.id)}>
            Dismiss
          </Button>
        </p>
      ) : null}
    </li>
  );
}
