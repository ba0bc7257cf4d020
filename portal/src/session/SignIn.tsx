import { useDocumentTitle } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useDeployment } from '../api/deployment.ts';
import styles from './SignIn.module.css';
import { SignInForm } from './SignInForm.tsx';

/** The way to the desk. */
export function SignIn() {
  useDocumentTitle('Sign in · Veriward');
  const { next } = useSearch({ from: '/public/sign-in' });
  const navigate = useNavigate();
  const { data: deployment } = useDeployment();
  return (
    <div className={styles['page']}>
      <div className={styles['card']}>
        <h1 className={styles['title']}>Sign in</h1>
        <SignInForm onSignedIn={() => void navigate({ href: next ?? '/app', replace: true })} />
      </div>
      {deployment?.demo ? (
        <p className={styles['demo']}>
          This is a demo: e-mails and passwords of its people are in{' '}
          <code>.veriward/demo-credentials.json</code>.
        </p>
      ) : null}
    </div>
  );
}
