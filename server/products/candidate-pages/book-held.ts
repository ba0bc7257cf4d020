import { reportFundsShort } from '../../domains/invites/index.ts';
import { type FieldErrors, isRefusal } from '../../platform/http/problem.ts';
import { formNames, readCandidate } from './candidate-form.ts';
import type { Booked, Held, Offer, Visit } from './offer.ts';
import type { CandidatePagesParts } from './parts.ts';
import { type Told, tellPaymentRefusal } from './refusals.ts';
import { fieldOf } from './visitor.ts';

type Values = Readonly<Record<string, string>>;

/** What a candidate sent, for the form to show again. */
export interface Sent<H extends Held> {
  readonly held: H;
  readonly values: Values;
}

/**
 * What became of a sent form: `booking`; `over`, the hold has expired; `gone`, with why there is nothing to book;
 * `closed`, the invite was used meanwhile; else what the form has to say.
 */
type Result<H extends Held> =
  | { readonly booking: Booked }
  | { readonly over: true; readonly sent: Sent<H> }
  | { readonly gone: string }
  | { readonly closed: true }
  | (Sent<H> & { readonly errors?: FieldErrors; readonly notice?: Told });

async function refused<H extends Held>(
  parts: CandidatePagesParts,
  offer: Offer<H>,
  { journey }: Visit,
  code: string,
  sent: Sent<H>,
): Promise<Result<H>> {
  const notice = tellPaymentRefusal(code, journey);
  if (notice) {
    if (journey.invite && code !== 'candidate_payment_unavailable')
      await reportFundsShort(parts.db, journey.invite.id);
    return { ...sent, notice };
  }
  if (code === 'hold_expired') return { over: true, sent };
  // The same form was sent twice at the same moment, and the other one came first.
  const done = await offer.findBooked(journey, sent.held.hash);
  if (done) return { booking: done };
  return code === 'invite_unavailable' ? { closed: true } : { gone: code };
}

/** Checks what a candidate sent and books what they hold. */
export async function bookHeld<H extends Held>(
  parts: CandidatePagesParts,
  offer: Offer<H>,
  visit: Visit,
  held: H | null,
): Promise<Result<H>> {
  const values = Object.fromEntries(formNames.map((name) => [name, fieldOf(visit.request, name)]));
  if (!held) return { gone: 'hold_not_found' };
  const sent = { held, values };
  const read = readCandidate(visit.journey, values);
  if ('errors' in read)
    return held.seconds_left > 0 ? { ...sent, errors: read.errors } : { over: true, sent };
  const booked = await offer.book(visit, held, read.candidate);
  return isRefusal(booked) ? refused(parts, offer, visit, booked.refused, sent) : { booking: booked };
}
