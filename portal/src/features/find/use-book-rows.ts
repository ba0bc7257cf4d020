import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { type Schemas, send } from '../../api/console.ts';
import { RequestFailed } from '../../api/request-json.ts';
import type { PayOption } from './payment.ts';
import { inRow, type Row, randomKey, type SeatDraft } from './use-seat-draft.ts';

type Change = (next: (before: SeatDraft) => Partial<SeatDraft>) => void;

type BookBody = Schemas.BookHeldSeatRequest;

/** What the hold itself was refused for: it is of no more use. */
const deadHold = ['hold_not_found', 'hold_used', 'hold_expired', 'event_cancelled', 'event_started'];

function bodyOf({ candidate }: Row, hash: string, payOption: PayOption): BookBody {
  const { job_role, ...rest } = candidate;
  return {
    ...rest,
    ...(job_role.trim() === '' ? {} : { job_role }),
    hold_hash: hash,
    pay_option: payOption === 'invoice' ? 'inv' : payOption,
  } as BookBody;
}

const wordsOf = (error: RequestFailed): string => {
  if (error.status === 0)
    return 'No connection: it may or may not have been booked. Try again, it is booked once.';
  const fields = Object.values(error.errors).flat();
  return fields.length > 0 && error.code === 'validation_failed' ? fields.join(' ') : error.message;
};

const bookedAs = ({ id, booking_status }: Schemas.Booking, paid: PayOption): Row['outcome'] => ({
  state: 'booked',
  id,
  pending: booking_status === 'pending',
  paid,
});

/** Books candidates one after the other with the seats that are held, and writes into each row what became of it. */
export function useBookRows(change: Change) {
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null);
  const one = useMutation({
    mutationFn: ({ body, key }: { body: BookBody; key: string }) =>
      send('post', '/held-seats/book', { body }, { key }),
  });

  async function bookRow(row: Row, hash: string, payOption: PayOption): Promise<boolean> {
    const body = bodyOf(row, hash, payOption);
    const written = JSON.stringify(body);
    const key = row.unanswered?.body === written ? row.unanswered.key : randomKey();
    change(({ rows }) => ({ rows: inRow(rows, row.key, { unanswered: { hash, body: written, key } }) }));
    try {
      const booked = await one.mutateAsync({ body, key });
      change(({ rows, holds }) => ({
        holds: holds.filter((hold) => hold.hash !== hash),
        rows: inRow(rows, row.key, {
          unanswered: undefined,
          outcome: bookedAs(booked, payOption),
        }),
      }));
      return true;
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error;
      const isDead = error.code !== null && deadHold.includes(error.code);
      change(({ rows, holds }) => ({
        holds: isDead ? holds.filter((hold) => hold.hash !== hash) : holds,
        rows: inRow(rows, row.key, {
          ...(error.status === 0 ? {} : { unanswered: undefined }),
          outcome: { state: 'refused', why: wordsOf(error) },
        }),
      }));
      return error.status !== 0;
    }
  }

  /** Each row with a seat of its own, those of unanswered requests first with the seat they were sent with. */
  async function bookAll({ rows, holds }: SeatDraft, payOption: PayOption): Promise<void> {
    const open = rows.filter(({ outcome }) => outcome.state !== 'booked');
    const claimed = open.flatMap(({ unanswered }) => (unanswered ? [unanswered.hash] : []));
    const spare = holds.map(({ hash }) => hash).filter((hash) => !claimed.includes(hash));
    setProgress({ done: 0, of: open.length });
    for (const [index, row] of open.entries()) {
      const hash = row.unanswered?.hash ?? spare.shift();
      // without a connection the rest would fail alike
      if (hash === undefined || !(await bookRow(row, hash, payOption))) break;
      setProgress({ done: index + 1, of: open.length });
    }
    setProgress(null);
  }

  return { progress, bookAll };
}
