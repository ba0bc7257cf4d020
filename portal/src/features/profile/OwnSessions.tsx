import { Button } from '@mantine/core';
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read, type Schemas, useChange } from '../../api/console.ts';
import { Card } from '../../ui/Card.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { countOf, showMoment } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { notify } from '../../ui/notify.tsx';
import { Status } from '../../ui/Status.tsx';
import styles from './OwnSessions.module.css';

type OwnSession = Schemas.OwnSession;

const deviceOf = ({ device }: OwnSession): string => device ?? 'A browser';

function SessionRow({ session }: { readonly session: OwnSession }) {
  const end = useChange('delete', '/me/sessions/{id}');
  const Icon = /iPhone|iPad|Android/.test(deviceOf(session)) ? IconDeviceMobile : IconDeviceDesktop;
  const signOut = () =>
    end.mutate(
      { path: { id: session.id } },
      {
        onSuccess: () => notify(`Signed out: ${deviceOf(session)}.`),
        onError: (error) => notify(error.message),
      },
    );
  return (
    <li className={styles['row']}>
      <Icon size={22} stroke={1.6} aria-hidden className={styles['icon'] ?? ''} />
      <div className={styles['what']}>
        <p className={styles['device']}>
          {deviceOf(session)} {session.is_current ? <Status tone="info">This browser</Status> : null}
        </p>
        <p className={styles['soft']}>
          Signed in {showMoment(session.created_at)}
          {session.is_current ? '' : `, last used ${showMoment(session.seen_at)}`}
          {session.network
            ? ` · network ${session.network.replace(/\.0\/\d+$/, '.…').replace(/\/\d+$/, '')}`
            : ''}
        </p>
      </div>
      {session.is_current ? null : (
        <Button
          variant="default"
          size="compact-sm"
          loading={end.isPending}
          aria-label={`Sign out: ${deviceOf(session)}, signed in ${showMoment(session.created_at)}`}
          onClick={signOut}
        >
          Sign out
        </Button>
      )}
    </li>
  );
}

function EndOthers({ others }: { readonly others: number }) {
  const [asks, setAsks] = useState(false);
  const end = useChange('post', '/me/sessions/end-others');
  const confirm = () =>
    end.mutate(
      {},
      {
        onSuccess: ({ ended }) => {
          setAsks(false);
          notify(`${countOf(ended, 'session')} ended. You are signed in here only.`);
        },
      },
    );
  return (
    <div>
      <Button variant="default" onClick={() => setAsks(true)}>
        Sign out everywhere else
      </Button>
      <ConfirmDialog
        opened={asks}
        title="Sign out everywhere else"
        action="Sign out there"
        pending={end.isPending}
        error={end.error}
        onConfirm={confirm}
        onClose={() => setAsks(false)}
      >
        <p>
          {countOf(others, 'other session')} of yours {others === 1 ? 'ends' : 'end'} at once. What is being
          typed there is kept in that browser until you sign in again. If you do not know one of them, change
          your password, too.
        </p>
      </ConfirmDialog>
    </div>
  );
}

/** Where one is signed in, and the way out of it. */
export function OwnSessions() {
  const query = useQuery(read('/me/sessions', {}));
  return (
    <Card title="Where you are signed in">
      <Loaded query={query} what="Your sessions">
        {({ data }) => {
          const others = data.filter(({ is_current: isCurrent }) => !isCurrent);
          const current = data.filter(({ is_current: isCurrent }) => isCurrent);
          return (
            <>
              <ul className={styles['list']}>
                {[...current, ...others].map((session) => (
                  <SessionRow key={session.id} session={session} />
                ))}
              </ul>
              {others.length > 0 ? (
                <EndOthers others={others.length} />
              ) : (
                <p className={styles['soft']}>Nowhere else. A session ends after eight hours without use.</p>
              )}
            </>
          );
        }}
      </Loaded>
    </Card>
  );
}
