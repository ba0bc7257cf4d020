import { Link } from '@tanstack/react-router';
import { LinkRequest } from './LinkRequest.tsx';
import styles from './SignIn.module.css';
import { WayIn } from './WayIn.tsx';

/** Where somebody without their password begins. */
export function ForgottenPassword() {
  return (
    <WayIn title="Forgotten password">
      <p className={styles['lead']}>
        Tell us the e-mail you sign in with. We send a link there by which you choose a new password.
      </p>
      <LinkRequest />
      <Link to="/sign-in" className={styles['aside']}>
        Back to sign in
      </Link>
    </WayIn>
  );
}
