import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import styles from './LoadFailed.module.css';

interface LoadFailedProps {
  /** What could not be loaded, as the start of a sentence. */
  readonly what: string;
  readonly error: Error;
  readonly onRetry: () => void;
}

/** Says what is missing on the page and why, and tries again on demand. */
export function LoadFailed({ what, error, onRetry }: LoadFailedProps) {
  return (
    <div className={styles['failed']} role="alert">
      <p>
        <strong>{what} could not be loaded.</strong> {error.message}
      </p>
      <Button
        variant="default"
        size="sm"
        leftSection={<IconRefresh size={16} aria-hidden />}
        onClick={onRetry}
      >
        Try again
      </Button>
    </div>
  );
}
