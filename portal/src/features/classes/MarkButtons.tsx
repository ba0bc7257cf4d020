import { UnstyledButton } from '@mantine/core';
import { IconCheck, IconUserCheck, IconUserOff, IconX } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import styles from './MarkButtons.module.css';
import type { ClassMark, RemoteMark } from './mark-queue.ts';
import { markWords } from './marks.ts';

type Mark = ClassMark | RemoteMark;

const icons: Partial<Record<Mark, ComponentType<{ readonly size?: number; readonly stroke?: number }>>> = {
  attended: IconUserCheck,
  passed: IconCheck,
  completed: IconCheck,
  failed: IconX,
  no_show: IconUserOff,
};

interface MarkButtonsProps<Value extends Mark> {
  readonly candidate: string;
  readonly choices: readonly Value[];
  readonly value: Mark;
  readonly onMark: (value: Value) => void;
}

/** One tap says what became of a candidate; large enough for a finger that looks elsewhere. */
export function MarkButtons<Value extends Mark>(props: MarkButtonsProps<Value>) {
  const { candidate, choices, value, onMark } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws a frame and does not lay out its children
    <div role="group" aria-label={candidate} className={styles['buttons']}>
      {choices.map((choice) => {
        const Icon = icons[choice] ?? IconCheck;
        return (
          <UnstyledButton
            key={choice}
            className={styles['button']}
            data-tone={markWords[choice].tone}
            aria-pressed={value === choice}
            onClick={() => (value === choice ? undefined : onMark(choice))}
          >
            <Icon size={22} stroke={2} aria-hidden />
            {markWords[choice].label}
          </UnstyledButton>
        );
      })}
    </div>
  );
}
