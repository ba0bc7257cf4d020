import { Anchor, Button, Modal } from '@mantine/core';
import { CodeBlock } from '../../ui/CodeBlock.tsx';
import styles from './Developers.module.css';

interface SecretOnceProps {
  readonly secret: string;
  readonly title: string;
  readonly onClose: () => void;
}

/** A signing secret, this once. */
export function SecretOnce({ secret, title, onClose }: SecretOnceProps) {
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={title}
      size="lg"
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className={styles['stack']}>
        <p className={styles['soft']}>
          This is shown once. Your receiver checks every call’s signature with it:{' '}
          <Anchor inherit underline="always" href="/docs/webhooks">
            how that is done
          </Anchor>
          .
        </p>
        <CodeBlock label="Signing secret" code={secret} />
        <Button onClick={onClose}>I have kept it</Button>
      </div>
    </Modal>
  );
}
