import { useNetwork } from '@mantine/hooks';
import { IconWifiOff } from '@tabler/icons-react';
import styles from './Offline.module.css';

/** Says that the browser has no connection: what is shown may be old. */
export function Offline() {
  const { online } = useNetwork();
  return (
    <div role="status">
      {online ? null : (
        <p className={styles['offline']}>
          <IconWifiOff size={18} aria-hidden />
          No connection. What you see may be old; it is refreshed as soon as you are back.
        </p>
      )}
    </div>
  );
}
