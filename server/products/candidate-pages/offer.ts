import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Instant } from '../../platform/clock/instant.ts';
import type { Refusal } from '../../platform/http/problem.ts';
import type { Candidate } from './candidate-form.ts';
import type { Journey } from './journey.ts';
import type { LayoutProps } from './layout.tsx';
import type { Occasion } from './pieces.tsx';
import type { Told } from './refusals.ts';

/** A request on its way to a booking. */
export interface Visit {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly journey: Journey;
}

/** What a visitor holds or held, of whatever product. */
export interface Held extends Occasion {
  readonly hash: string;
  readonly expires_at: Instant;
  /** 0 once it is over. */
  readonly seconds_left: number;
  readonly price_pence: number;
  /** The provider's staff look at a booking before it stands. */
  readonly requires_review: boolean;
}

/** A booking as far as the next page depends on it. */
export interface Booked {
  readonly id: number;
  readonly booking_status: 'pending' | 'booked' | 'cancelled';
  readonly pay_status: 'pending' | 'completed' | 'refunded' | 'cancelled';
  readonly pay_option: string;
}

/** What the page to choose from shows beside what there is. */
export interface Shown<H extends Held> {
  readonly held: H | null;
  readonly notice: Told | null;
  readonly token: string;
}

/** What a product has to offer, and how it is chosen, held and booked. */
export interface Offer<H extends Held> {
  /** Step 1. */
  choicePage(visit: Visit, shown: Shown<H>): Promise<LayoutProps>;
  /** What the visitor holds now; with a hash what was held under it, in whatever state it is. */
  findHeld(visit: Visit, hash?: string): Promise<H | null>;
  /** Holds what the visitor chose, or the same as before once more. */
  hold(visit: Visit, again?: H): Promise<Refusal | object>;
  release(visit: Visit, hash: string): Promise<unknown>;
  book(visit: Visit, held: H, candidate: Candidate): Promise<Booked | Refusal>;
  /** What a hold was used for; null when it was not. */
  findBooked(journey: Journey, hash: string): Promise<Booked | null>;
}
