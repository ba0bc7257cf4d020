import { useCallback, useEffect, useState } from 'react';
import type { Schemas } from '../../api/console.ts';
import type { HeldSeat } from './use-seat-draft.ts';

/** A slot by its name: London's day and time. */
export interface SlotName {
  readonly course: number;
  readonly date: string;
  readonly time: string;
}

const keyOf = ({ course, date, time }: SlotName) => `draft slot ${course} ${date} ${time}`;

/** Keeps a hold in this tab for the page that uses it. */
export function keepSlot(slot: SlotName, hold: Schemas.SeatHold): HeldSeat {
  const held = { hash: hold.hold_hash, until: Date.now() + hold.expires_in_seconds * 1_000 };
  sessionStorage.setItem(keyOf(slot), JSON.stringify(held));
  return held;
}

function readKept(slot: SlotName): HeldSeat | null {
  const kept = sessionStorage.getItem(keyOf(slot));
  return kept === null ? null : (JSON.parse(kept) as HeldSeat);
}

/** The hold on a slot that this tab has; `isOver`: it had one whose time is up. */
export function useKeptSlot(slot: SlotName) {
  const [held, setHeld] = useState(() => readKept(slot));
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const keep = (hold: Schemas.SeatHold) => {
    setHeld(keepSlot(slot, hold));
    setNow(Date.now());
  };
  const key = keyOf(slot);
  const drop = useCallback(() => {
    sessionStorage.removeItem(key);
    setHeld(null);
  }, [key]);
  const isLive = held !== null && held.until > now;
  return { held: isLive ? held : null, isOver: held !== null && !isLive, keep, drop };
}
