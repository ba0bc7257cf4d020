import { Button } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { IconCloudUpload, IconUserExclamation } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useSession } from '../../session/session.ts';
import { countOf } from '../../ui/format.ts';
import { dropMark, useOthersWaiting, useWaitingMarks, type WaitingMark } from './mark-queue.ts';
import { startSending } from './send-marks.ts';
import { useKeptDay } from './use-kept-day.ts';
import styles from './WaitingMarks.module.css';

function Refused({ marks, personId }: { readonly marks: readonly WaitingMark[]; readonly personId: number }) {
  if (marks.length === 0) return null;
  return (
    <ul className={styles['refused']}>
      {marks.map(({ id, candidate, refusal }) => (
        <li key={id}>
          <span>
            <strong>{candidate}</strong> was not marked: {refusal}
          </span>
          <Button variant="default" size="compact-sm" onClick={() => dropMark(personId, id)}>
            Dismiss<span className={styles['hidden']}> the mark of {candidate}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** Sends what was tapped, wherever at the desk one is, and says how much still waits. */
export function WaitingMarks() {
  useKeptDay();
  const { person, csrf_token } = useSession();
  const { online } = useNetwork();
  const marks = useWaitingMarks(person.id);
  const others = useOthersWaiting(person.id);
  const sending = useRef<ReturnType<typeof startSending>>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new session of the same person goes on where the old one stopped
  useEffect(() => {
    sending.current = startSending(person.id);
    return () => sending.current?.stop();
  }, [person.id, csrf_token]);
  const refused = marks.filter(({ refusal }) => refusal !== null);
  const waiting = marks.length - refused.length;
  return (
    <div className={styles['bar']} role="status" data-shown={marks.length > 0 || others !== ''}>
      {waiting > 0 ? (
        <p className={styles['line']}>
          <IconCloudUpload size={20} aria-hidden />
          <span>
            <strong>{countOf(waiting, 'mark')} waiting.</strong>{' '}
            {online
              ? 'Being sent. They are kept on this device until Veriward has them.'
              : 'Kept on this device and sent as soon as the connection is back.'}
          </span>
          {online ? (
            <Button variant="default" size="compact-sm" onClick={() => sending.current?.again()}>
              Try now
            </Button>
          ) : null}
        </p>
      ) : null}
      <Refused marks={refused} personId={person.id} />
      {others === '' ? null : (
        <p className={styles['line']}>
          <IconUserExclamation size={20} aria-hidden />
          <span>
            Marks of {others} wait on this device. They are sent when{' '}
            {others.includes(',') ? 'each of them' : others} signs in here again.
          </span>
        </p>
      )}
    </div>
  );
}
