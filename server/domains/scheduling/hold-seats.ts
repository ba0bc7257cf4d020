import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { isRefusal, type Refusal } from '../../platform/http/problem.ts';
import { holdSeat, type SeatHold } from './hold-seat.ts';

/** Seats that were wanted together: those that are held, and why the others are not. */
export interface HeldSeats {
  readonly holds: readonly SeatHold[];
  /** Null: all are held. */
  readonly refused: Refusal | null;
}

/** Holds so many seats of one event, or as many of them as there are; each is a hold of its own, as by `holdSeat`. */
export async function holdSeats(
  db: Queryable,
  keyring: Keyring,
  request: { readonly organisationId: number; readonly eventId: number; readonly seats: number },
): Promise<HeldSeats> {
  const { seats, ...rest } = request;
  const outcomes = await Promise.all(
    Array.from({ length: seats }, () => holdSeat(db, keyring, { ...rest, another: true })),
  );
  return {
    holds: outcomes.filter((outcome): outcome is SeatHold => !isRefusal(outcome)),
    refused: outcomes.find((outcome): outcome is Refusal => isRefusal(outcome)) ?? null,
  };
}
