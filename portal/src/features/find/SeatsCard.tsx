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

const openRows = ({ rows }: SeatDraft) => rows.filter(({ outcome }) => outcome.state !== 'booked').length;

/** A draft with more seats, and a row for each that has none. */
function withSeats(before: SeatDraft, fresh: SeatDraft['holds']): Partial<SeatDraft> {
  const empty = Math.max(0, before.holds.length + fresh.length - openRows(before));
  return {
    holds: [...before.holds, ...fresh],
    rows: [...before.rows, ...Array.from({ length: empty }, () => rowFor())],
    lapsed: 0,
  };
}

function useSeats({ event, draft, change }: SeatsCardProps) {
  const [note, setNote] = useState<string | null>(null);
  const hold = useChange('post', '/open-events/{id}/holds');
  const release = useChange('post', '/seat-holds/release');
  const take = (seats: number) =>
    hold.mutate(
      { path: { id: event.id }, body: { seats } },
      {
        onSuccess: ({ holds: made, refused }) => {
          const why = fewer[refused as keyof typeof fewer] ?? 'the class changed meanwhile';
          setNote(refused ? `${countOf(made.length, 'seat')} of ${seats} held: ${why}.` : null);
          const fresh = made.map(({ hold_hash: hash, expires_in_seconds: left }) => ({
            hash,
            until: Date.now() + left * 1_000,
          }));
          change((before) => withSeats(before, fresh));
        },
      },
    );
  const letGo = () =>
    release.mutate(
      { body: { hold_hashes: draft.holds.map(({ hash }) => hash) } },
      {
        onSuccess: () => {
          setNote(null);
          change(() => ({ holds: [] }));
        },
      },
    );
  return { note, hold, release, take, letGo };
}

interface HoldFormProps {
  readonly held: number;
  readonly missing: number;
  readonly most: number;
  readonly seats: ReturnType<typeof useSeats>;
}

function HoldForm({ held, missing, most, seats: { hold, release, take, letGo } }: HoldFormProps) {
  const [wanted, setWanted] = useState<number | null>(null);
  const count = Math.min(wanted ?? missing, most);
  return (
    <div className={styles['seats']}>
      <NumberInput
        label={held > 0 ? 'More seats' : 'How many seats'}
        min={1}
        max={most}
        clampBehavior="strict"
        allowDecimal={false}
        w="8rem"
        value={count}
        onChange={(value) => setWanted(Number(value) || 1)}
      />
      <Button
        variant={held > 0 ? 'default' : 'filled'}
        loading={hold.isPending}
        onClick={() => {
          setWanted(null);
          take(count);
        }}
      >
        {held > 0 ? `Hold ${count} more` : `Hold ${countOf(count, 'seat')} for 30 minutes`}
      </Button>
      {held > 0 ? (
        <Button variant="subtle" loading={release.isPending} onClick={letGo}>
          Release {held === 1 ? 'it' : 'them'}
        </Button>
      ) : null}
    </div>
  );
}

/** How many seats, and for how long they are kept. */
export function SeatsCard(props: SeatsCardProps) {
  const { event, draft } = props;
  const { holds, lapsed } = draft;
  const seats = useSeats(props);
  const held = holds.length;
  const most = Math.min(20 - held, event.free_seats);
  const first = Math.min(...holds.map(({ until }) => until));
  return (
    <Card title="1. Seats">
      {held > 0 ? <HoldClock until={first} what={seatsOf(held)} /> : null}
      {lapsed > 0 && held === 0 ? (
        <Alert color="yellow" variant="light" title="The half hour is over">
          {countOf(lapsed, 'seat')} went back to everybody. Nothing you typed is lost: hold seats again to go
          on.
        </Alert>
      ) : null}
      {seats.note ? <p role="status">{seats.note}</p> : null}
      {most > 0 ? (
        <HoldForm held={held} missing={Math.max(1, openRows(draft) - held)} most={most} seats={seats} />
      ) : null}
      {most <= 0 && held === 0 ? (
        <p>
          No seat is free just now. Held seats come back at the latest after half an hour: this page notices
          by itself.
        </p>
      ) : null}
      <FormProblem error={seats.hold.error ?? seats.release.error} />
    </Card>
  );
}
