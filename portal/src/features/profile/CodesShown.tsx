import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useSession } from '../../session/session.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import styles from './CodesShown.module.css';

interface CodesShownProps {
  readonly codes: readonly string[];
  readonly onKept: () => void;
}

/** Recovery codes, the one time that they are shown. */
export function CodesShown({ codes, onKept }: CodesShownProps) {
  const { person } = useSession();
  const place = useRef<HTMLElement>(null);
  useEffect(() => place.current?.focus(), []);
  const text = `Veriward recovery codes of ${person.email}. Each works once.\n\n${codes.join('\n')}\n`;
  return (
    <section ref={place} tabIndex={-1} className={styles['codes']} aria-label="Recovery codes">
      <p>
        <strong>Keep these ten codes now: they are not shown again.</strong> Each lets you in once when you do
        not have your telephone. Keep them where your password is not.
      </p>
      <ul className={styles['list']}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={styles['buttons']}>
        <CopyButton text={text} what="Recovery codes" />
        <Button
          component="a"
          variant="default"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download="veriward-recovery-codes.txt"
          leftSection={<IconDownload size={17} aria-hidden />}
        >
          Download
        </Button>
        <Button onClick={onKept}>I have kept them</Button>
      </div>
    </section>
  );
}
