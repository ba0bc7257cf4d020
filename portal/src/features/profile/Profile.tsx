import { DeskPage } from '../../ui/DeskPage.tsx';
import { OwnSessions } from './OwnSessions.tsx';
import { PasswordCard } from './PasswordCard.tsx';
import styles from './Profile.module.css';
import { TwoFactorCard } from './TwoFactorCard.tsx';
import { YouCard } from './YouCard.tsx';

/** Profile and security. */
export function Profile() {
  return (
    <DeskPage title="Profile and security" lead="Who you are here, and how you prove it.">
      <div className={styles['columns']}>
        <div className={styles['column']}>
          <YouCard />
          <PasswordCard />
        </div>
        <div className={styles['column']}>
          <TwoFactorCard />
          <OwnSessions />
        </div>
      </div>
    </DeskPage>
  );
}
