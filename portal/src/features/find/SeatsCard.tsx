import { Alert, Button, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { type Schemas, useChange } from '../../api/console.ts';
import { Card } from '../../ui/Card.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { countOf } from '../../ui/format.ts';
import styles from './BookEvent.module.css';
import { HoldClock } from './HoldClock.tsx';
import { rowFor, type SeatDraft } from './use-seat-draft.ts';

interface SeatsCardProps {
  readonly event: Schemas.OpenEvent;
  readonly draft: SeatDraft;
  readonly change: (next: (before: SeatDraft) => Partial<SeatDraft>) => void;
}

const fewer = {
  no_seats_left: 'that is all that was left',
  hold_limit_reached: 'an organisation can hold 20 seats of a class at once',
} as const;

const seatsOf = (count: number) => `${countOf(count, 'seat')} ${count === 1 ? 'is' : 'are'} yours`;

/** How many seats, and for how long they are kept. */
export function SeatsCard({ event, draft, change }: SeatsCardProps) {
  const { holds, rows, lapsed } = draft;
  const open = rows.filter(({ outcome }) => outcome.state !== 'booked').length;
  const missing = Math.max(1, open - holds.length);
  const [wanted, setWanted] = useState<number | null>(null);
  const [note, setNote] = useState<string | null>(null);
  const hold = useChange('post', '/open-events/{id}/holds');
  const release = useChange('post', '/seat-holds/release');
  const most = Math.min(20 - holds.length, event.free_seats);
  const seats = Math.min(wanted ?? missing, Math.max(1, most));

  async function take() {
    const { holds: made, refused } = await hold.mutateAsync({ path: { id: event.id }, body: { seats } });
    const fresh = made.map((one) => ({
      hash: one.hold_hash,
      until: Date.now() + one.expires_in_seconds * 1_000,
    }));
    setWanted(null);
    setNote(
      refused
        ? `${countOf(made.length, 'seat')} of ${seats} held: ${fewer[refused as keyof typeof fewer] ?? 'the class changed meanwhile'}.`
        : null,
    );
    change((before) => {
      const empty = Math.max(
        0,
        before.holds.length +
          fresh.length -
          before.rows.filter(({ outcome }) => outcome.state !== 'booked').length,
      );
      return {
        holds: [...before.holds, ...fresh],
        rows: [...before.rows, ...Array.from({ length: empty }, () => rowFor())],
        lapsed: 0,
      };
    });
  }

  async function letGo() {
    await release.mutateAsync({ body: { hold_hashes: holds.map(({ hash }) => hash) } });
    change(() => ({ holds: [] }));
    setNote(null);
  }

  const first = Math.min(...holds.map(({ until }) => until));
  return (
    <Card title="1. Seats">
      {holds.length > 0 ? <HoldClock until={first} what={seatsOf(holds.length)} /> : null}
      {lapsed > 0 && holds.length === 0 ? (
        <Alert color="yellow" variant="light" title="The half hour is over">
          {countOf(lapsed, 'seat')} went back to everybody. Nothing you typed is lost: hold seats again to go
          on.
        </Alert>
      ) : null}
      {note ? <p role="status">{note}</p> : null}
      {most > 0 ? (
        <div className={styles['seats']}>
          <NumberInput
            label={holds.length > 0 ? 'More seats' : 'How many seats'}
            min={1}
            max={most}
            clampBehavior="strict"
            allowDecimal={false}
            w="8rem"
            value={seats}
            onChange={(value) => setWanted(Number(value) || 1)}
          />
          <Button
            variant={holds.length > 0 ? 'default' : 'filled'}
            loading={hold.isPending}
            onClick={() => void take().catch(() => undefined)}
          >
            {holds.length > 0 ? `Hold ${seats} more` : `Hold ${countOf(seats, 'seat')} for 30 minutes`}
          </Button>
          {holds.length > 0 ? (
            <Button
              variant="subtle"
              loading={release.isPending}
              onClick={() => void letGo().catch(() => undefined)}
            >
              Release {holds.length === 1 ? 'it' : 'them'}
            </Button>
          ) : null}
        </div>
      ) : holds.length === 0 ? (
        <p>
          No seat is free just now. Held seats come back at the latest after half an hour: this page notices
          by itself.
        </p>
      ) : null}
      <FormProblem error={hold.error ?? release.error} />
    </Card>
  );
}
