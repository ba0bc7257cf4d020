import { type Candidate, nobody } from '../find/candidates.ts';
import { randomKey } from '../find/use-seat-draft.ts';

/** One line of those to be invited, and what became of it. */
export interface Invitee {
  readonly key: string;
  readonly candidate: Candidate;
  readonly outcome:
    | { readonly state: 'open' }
    | { readonly state: 'sent'; readonly id: number }
    | { readonly state: 'refused'; readonly why: string };
  /** The request that no answer came to: sent again unchanged, it invites once. */
  readonly unanswered?: { readonly body: string; readonly key: string } | undefined;
}

/** A line for somebody. */
export const inviteeFor = (candidate: Candidate = nobody): Invitee => ({
  key: randomKey(),
  candidate,
  outcome: { state: 'open' },
});
