import { UnstyledButton } from '@mantine/core';
import { IconCheck, IconCopy, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import styles from './CopyButton.module.css';
import { copyText } from './copy-text.ts';

const states = {
  idle: { Icon: IconCopy, label: 'Copy' },
  copied: { Icon: IconCheck, label: 'Copied' },
  failed: { Icon: IconX, label: 'Not copied' },
} as const;

interface CopyButtonProps {
  readonly text: string;
  /** What is copied, for people who do not see where the button stands. */
  readonly what: string;
  /** What the button says: “Copy link” where it is not plain what is copied. */
  readonly label?: string;
}

/** Copies a text and says that it did. */
export function CopyButton({ text, what, label: idle = 'Copy' }: CopyButtonProps) {
  const [state, setState] = useState<keyof typeof states>('idle');
  useEffect(() => {
    if (state === 'idle') return;
    const timer = setTimeout(() => setState('idle'), 2_000);
    return () => clearTimeout(timer);
  }, [state]);
  const { Icon, label } = { ...states[state], ...(state === 'idle' ? { label: idle } : {}) };
  return (
    <UnstyledButton
      className={styles['copy']}
      data-state={state}
      onClick={async () => setState((await copyText(text)) ? 'copied' : 'failed')}
    >
      <Icon size={16} stroke={1.8} aria-hidden />
      <span aria-live="polite">{label}</span>
      <span className={styles['what']}>{what}</span>
    </UnstyledButton>
  );
}
