import { Button, Modal } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useChange } from '../../api/console.ts';
import { FormProblem } from '../../ui/FormProblem.tsx';
import styles from './BookEvent.module.css';

interface LeaveDialogProps {
  /** What is held; empty: nothing stands in the way of leaving. */
  readonly hashes: readonly string[];
  /** “2 seats” */
  readonly what: string;
  readonly release: '/seat-holds/release' | '/slot-holds/release';
  readonly onReleased: () => void;
}

/** Whoever leaves with something held is asked whether others may have it. */
export function LeaveDialog({ hashes, what, release: path, onReleased }: LeaveDialogProps) {
  const release = useChange('post', path);
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => hashes.length > 0 && current.pathname !== next.pathname,
    enableBeforeUnload: false,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <Modal
      opened
      onClose={blocker.reset}
      title={`You hold ${what}`}
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className={styles['leave']}>
        <p>
          Release {what} now and others can book at once. Or keep the hold until its half hour is over: what
          you typed is here when you come back in this tab.
        </p>
        <FormProblem error={release.error} />
        <div className={styles['seats']}>
          <Button
            loading={release.isPending}
            onClick={() =>
              release.mutate(
                { body: { hold_hashes: [...hashes] } },
                {
                  onSuccess: () => {
                    onReleased();
                    blocker.proceed();
                  },
                },
              )
            }
          >
            Release and leave
          </Button>
          <Button variant="default" onClick={blocker.proceed}>
            Leave and keep the hold
          </Button>
          <Button variant="subtle" onClick={blocker.reset}>
            Stay
          </Button>
        </div>
      </div>
    </Modal>
  );
}
