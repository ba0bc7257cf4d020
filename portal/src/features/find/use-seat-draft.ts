import { useCallback, useEffect, useState } from 'react';
import { type Candidate, nobody } from './candidates.ts';
import type { PayOption } from './payment.ts';

/** A seat that is held: whoever has the hash can use it. */
export interface HeldSeat {
  readonly hash: string;
  /** By this browser's clock, in milliseconds. */
  readonly until: number;
}

/** What became of booking one candidate. */
export type Outcome =
  | { readonly state: 'open' }
  | { readonly state: 'refused'; readonly why: string }
  | { readonly state: 'booked'; readonly id: number; readonly pending: boolean; readonly paid: PayOption };

/** One line of the list of candidates. */
export interface Row {
  readonly key: string;
  readonly candidate: Candidate;
  readonly outcome: Outcome;
  /** The request that no answer came to: sent again unchanged, it books once. */
  readonly unanswered?: { readonly hash: string; readonly body: string; readonly key: string } | undefined;
}

/** All that has been done for one event and not been left behind. */
export interface SeatDraft {
  readonly holds: readonly HeldSeat[];
  readonly rows: readonly Row[];
  readonly payOption: PayOption | null;
  /** Holds ran out, and the person has not been told that they hold again. */
  readonly lapsed: number;
}

const empty: SeatDraft = { holds: [], rows: [], payOption: null, lapsed: 0 };

/** 32 hexadecimal digits. */
export const randomKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

/** A line for somebody. */
export const rowFor = (candidate: Candidate = nobody): Row => ({
  key: randomKey(),
  candidate,
  outcome: { state: 'open' },
});

function readKept(key: string): SeatDraft {
  const kept = sessionStorage.getItem(key);
  return kept === null ? empty : { ...empty, ...(JSON.parse(kept) as Partial<SeatDraft>) };
}

/** Lets go of holds that are over. */
function withoutLapsed(draft: SeatDraft): SeatDraft {
  const live = draft.holds.filter(({ until }) => until > Date.now());
  const over = draft.holds.length - live.length;
  return over === 0 ? draft : { ...draft, holds: live, lapsed: draft.lapsed + over };
}

/** The draft of booking one event, kept in this tab: it outlives a reload, with the seats that are held. */
export function useSeatDraft(eventId: string) {
  const key = `draft seats ${eventId}`;
  const [draft, setDraft] = useState(() => withoutLapsed(readKept(key)));
  useEffect(() => {
    if (draft === empty) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(draft));
  }, [key, draft]);
  useEffect(() => {
    const timer = setInterval(() => setDraft(withoutLapsed), 1_000);
    return () => clearInterval(timer);
  }, []);
  const change = useCallback(
    (next: (before: SeatDraft) => Partial<SeatDraft>) =>
      setDraft((before) => ({ ...before, ...next(before) })),
    [],
  );
  const forget = useCallback(() => setDraft(empty), []);
  return { draft, change, forget };
}

/** Puts another outcome, or other words, into one row. */
export const inRow = (rows: readonly Row[], key: string, change: Partial<Row>): readonly Row[] =>
  rows.map((row) => (row.key === key ? { ...row, ...change } : row));
