import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useDeployment } from '../api/deployment.ts';
import styles from './SignIn.module.css';
import { SignInForm } from './SignInForm.tsx';
import { WayIn } from './WayIn.tsx';

/** The way to the desk. */
export function SignIn() {
  const { next, notice } = useSearch({ from: '/public/sign-in' });
  const navigate = useNavigate();
  const { data: deployment } = useDeployment();
  const demo = deployment?.demo ? (
    <p className={styles['demo']}>
      This is a demo: e-mails and passwords of its people are in <code>.veriward/demo-credentials.json</code>.
    </p>
  ) : null;
  return (
    <WayIn title="Sign in" below={demo}>
      {notice === 'password-set' ? (
        <p role="status" className={styles['notice']}>
          Your password is set. Sign in with it.
        </p>
      ) : null}
      <SignInForm onSignedIn={() => void navigate({ href: next ?? '/app', replace: true })} />
      <Link to="/forgotten-password" className={styles['aside']}>
        Forgotten your password?
      </Link>
    </WayIn>
  );
}
