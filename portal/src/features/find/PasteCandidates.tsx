import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { countOf } from '../../ui/format.ts';
import styles from './CandidateRows.module.css';
import { type Candidate, readPasted } from './candidates.ts';

interface PasteCandidatesProps {
  /** What a line holds. */
  readonly description: string;
  readonly placeholder: string;
  readonly disabled: boolean;
  readonly onRead: (candidates: readonly Candidate[]) => void;
}

/** Takes candidates over from a list that was copied elsewhere. */
export function PasteCandidates({ description, placeholder, disabled, onRead }: PasteCandidatesProps) {
  const [text, setText] = useState<string | null>(null);
  if (text === null)
    return (
      <Button variant="default" disabled={disabled} onClick={() => setText('')}>
        Paste a list
      </Button>
    );
  const found = readPasted(text);
  return (
    <div className={styles['paste']}>
      <Textarea
        autosize
        minRows={3}
        maxRows={10}
        data-autofocus
        label="One candidate a line"
        description={description}
        placeholder={placeholder}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <div className={styles['buttons']}>
        <Button
          disabled={found.length === 0}
          onClick={() => {
            onRead(found);
            setText(null);
          }}
        >
          {found.length === 0 ? 'Take over' : `Take over ${countOf(found.length, 'candidate')}`}
        </Button>
        <Button variant="subtle" onClick={() => setText(null)}>
          Leave it
        </Button>
      </div>
    </div>
  );
}
