import { IconMailbox } from '@tabler/icons-react';
import styles from './EmptyMailbox.module.css';

/** What an empty mailbox says: when it will not be. */
export function EmptyMailbox() {
  return (
    <div className={styles['empty']}>
      <IconMailbox size={56} stroke={1.1} aria-hidden />
      <h2>No mail yet</h2>
      <p>
        A mail appears here the moment the platform would send one, whoever it is for: a candidate, an agency,
        a referee or a trainer. Leave this page open; it refreshes itself.
      </p>
    </div>
  );
}
