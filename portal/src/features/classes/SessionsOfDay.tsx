import { Button } from '@mantine/core';
import { IconVideo } from '@tabler/icons-react';
import type { Schemas } from '../../api/console.ts';
import { Card } from '../../ui/Card.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { showDay, showTime } from '../../ui/format.ts';
import { Status, type Tone } from '../../ui/Status.tsx';
import type { RemoteMark } from './mark-queue.ts';
import { nameOf } from './marks.ts';
import { RosterRow } from './RosterRow.tsx';
import styles from './SessionsOfDay.module.css';
import { useMarking } from './use-marking.ts';

type Session = Schemas.RemoteBooking;

const choices: readonly RemoteMark[] = ['completed', 'failed', 'no_show'];

const kits: Readonly<Record<string, { readonly tone: Tone; readonly text: string }>> = {
  out: { tone: 'good', text: 'Kit is with the candidate' },
  overdue: { tone: 'warn', text: 'Kit is overdue' },
  in: { tone: 'quiet', text: 'Kit is back' },
};

function Kit({ session }: { readonly session: Session }) {
  if (session.kit_waived_reason !== null) return <Status tone="quiet">No kit needed</Status>;
  const kit = kits[session.equipment_status ?? ''];
  if (!kit) return <Status tone="bad">No kit was sent</Status>;
  const due = session.equipment_due_date && session.equipment_status !== 'in';
  return (
    <Status tone={kit.tone}>
      {kit.text}
      {due ? `, due ${showDay(session.equipment_due_date ?? '')}` : ''}
    </Status>
  );
}

function Room({ session }: { readonly session: Session }) {
  const { room } = session;
  if (!room) return null;
  return (
    <div className={styles['room']}>
      <Button
        component="a"
        href={room.link}
        target="_blank"
        rel="noreferrer"
        size="md"
        leftSection={<IconVideo size={20} aria-hidden />}
      >
        Open the video room
      </Button>
      <span>
        Room {room.id}, password {room.password}
      </span>
      <CopyButton text={room.password} what={`the password of ${nameOf(session.candidate)}’s room`} />
    </div>
  );
}

/** Remote sessions of one day: where to join, whether the kit arrived, and what came of it. */
export function SessionsOfDay({ sessions }: { readonly sessions: readonly Session[] }) {
  const marking = useMarking();
  return (
    <div className={styles['sessions']}>
      {sessions.map((session) => (
        <Card
          key={session.id}
          title={`${showTime(session.start_date)}–${showTime(session.end_date)} · ${session.course.name}`}
          aside={<Kit session={session} />}
        >
          <Room session={session} />
          <ul className={styles['list']}>
            <RosterRow
              who={{
                kind: 'remote',
                bookingId: session.id,
                candidate: nameOf(session.candidate),
                saved: session.training_status,
              }}
              detail={`${session.candidate.phone} · ${session.organisation.name}`}
              choices={choices}
              marking={marking}
            />
          </ul>
        </Card>
      ))}
    </div>
  );
}
