import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type Schemas, send } from '../api/console.ts';
import { RequestFailed } from '../api/request-json.ts';
import { LoadFailed } from '../ui/LoadFailed.tsx';
import { LinkRequest } from './LinkRequest.tsx';
import { NewPasswordForm } from './NewPasswordForm.tsx';
import styles from './SignIn.module.css';
import { WayIn } from './WayIn.tsx';

function DeadLink() {
  return (
    <WayIn title="This link has ended">
      <p className={styles['lead']}>
        A link works once: an invitation for seven days, a forgotten password’s for an hour, and a newer link
        ends the ones before it. If you have set your password already, <Link to="/sign-in">sign in</Link>.
      </p>
      <p>Otherwise ask for a new one here, for an invitation as well.</p>
      <LinkRequest />
    </WayIn>
  );
}

const titles = { invitation: 'Welcome to Veriward', reset: 'Choose a new password' } as const;

function LiveLink({ token, link }: { readonly token: string; readonly link: Schemas.PasswordLink }) {
  return (
    <WayIn title={titles[link.purpose]}>
      <p className={styles['lead']}>
        {link.purpose === 'invitation'
          ? `${link.name}, choose a password and you can sign in.`
          : 'Once it is set you are signed out everywhere, and sign in with the new one.'}
      </p>
      <NewPasswordForm token={token} email={link.email} />
    </WayIn>
  );
}

/** What a mailed link opens: a password is set, or it is said why not and what to do. */
export function SetPassword() {
  const { token } = useParams({ from: '/public/password/$token' });
  const { data, error, refetch } = useQuery({
    queryKey: ['password-link', token],
    queryFn: ({ signal }) => send('post', '/password-links/read', { body: { token } }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (data) return <LiveLink token={token} link={data} />;
  if (error instanceof RequestFailed && [410, 422].includes(error.status)) return <DeadLink />;
  return (
    <WayIn title="Choose a password">
      {error ? (
        <LoadFailed what="The link" error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton height={180} radius="md" role="status" aria-label="Looking at the link" />
      )}
    </WayIn>
  );
}
