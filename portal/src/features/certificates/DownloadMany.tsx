import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Schemas } from '../../api/console.ts';
import { countOf } from '../../ui/format.ts';
import { notify } from '../../ui/notify.tsx';
import styles from './Certificates.module.css';
import { downloadAll } from './download.ts';

interface DownloadManyProps {
  readonly chosen: readonly Schemas.Certificate[];
  readonly onDone: () => void;
}

/** The bar that shows once certificates are chosen. */
export function DownloadMany({ chosen, onDone }: DownloadManyProps) {
  const [done, setDone] = useState<number | null>(null);
  if (chosen.length === 0) return null;
  const download = async () => {
    setDone(0);
    const failed = await downloadAll(chosen, setDone);
    setDone(null);
    notify(
      failed.length === 0
        ? `${countOf(chosen.length, 'certificate')} downloaded.`
        : `Not downloaded: ${failed.join(', ')}. Try those again.`,
    );
    if (failed.length === 0) onDone();
  };
  return (
    <section className={styles['chosen']} aria-label="Chosen certificates">
      <strong role="status">
        {done === null
          ? `${countOf(chosen.length, 'certificate')} chosen`
          : `Downloading ${done} of ${chosen.length}`}
      </strong>
      <div className={styles['row']}>
        <Button variant="default" disabled={done !== null} onClick={onDone}>
          Choose none
        </Button>
        <Button loading={done !== null} onClick={() => void download()}>
          Download the PDFs
        </Button>
      </div>
    </section>
  );
}
