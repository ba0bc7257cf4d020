import type { FastifyRequest } from 'fastify';
import { type BookingRecord, bookHeldSeat, findBookingOfHold } from '../../domains/bookings/index.ts';
import { reportFundsShort } from '../../domains/invites/index.ts';
import type { CandidateHold } from '../../domains/scheduling/index.ts';
import { email, fields, optional, phone, text } from '../../platform/http/input.ts';
import { type FieldErrors, isRefusal } from '../../platform/http/problem.ts';
import type { Journey } from './journey.ts';
import type { CandidatePagesParts } from './parts.ts';
import { type Told, tellPaymentRefusal } from './refusals.ts';
import { fieldOf } from './visitor.ts';

const openFields = {
  phone: phone(),
  job_role: optional(text({ max: 255 })),
};
const candidateForm = fields({
  first_name: text({ max: 255 }),
  last_name: text({ max: 255 }),
  email: email(),
  ...openFields,
});
const invitedForm = fields(openFields);

/** What a candidate sent, for the form to show again. */
export interface Sent {
  readonly held: CandidateHold | null;
  readonly values: Readonly<Record<string, string>>;
}

/**
 * What became of a sent form: `booking`; `over`, the hold has expired; `gone`, with why there is no seat; `closed`,
 * the invite was used meanwhile; else what the form has to say.
 */
type Result =
  | { readonly booking: BookingRecord }
  | { readonly over: true; readonly sent: Sent }
  | { readonly gone: string }
  | { readonly closed: true }
  | {
      readonly held: CandidateHold;
      readonly values: Readonly<Record<string, string>>;
      readonly errors?: FieldErrors;
      readonly notice?: Told;
    };

const formNames = ['first_name', 'last_name', 'email', 'phone', 'job_role'];

function readCandidate(journey: Journey, values: Readonly<Record<string, string>>) {
  const { invite } = journey;
  if (invite === null) return candidateForm.safeParse(values);
  const read = invitedForm.safeParse(values);
  if (!read.success) return read;
  const { first_name, last_name } = invite;
  return {
    success: true as const,
    data: {
      first_name,
      last_name,
      email: invite.email,
      ...read.data,
      agency_contact_name: invite.agency_contact_name ?? undefined,
      agency_contact_email: invite.agency_contact_email ?? undefined,
      agency_email: invite.agency_email ?? undefined,
    },
  };
}

function errorsOf(
  issues: readonly { readonly path: PropertyKey[]; readonly message: string }[],
): FieldErrors {
  const errors: Record<string, string[]> = {};
  for (const { path, message } of issues) {
    const field = path.join('.');
    errors[field] = [...(errors[field] ?? []), message];
  }
  return errors;
}

async function refused(
  parts: CandidatePagesParts,
  journey: Journey,
  code: string,
  held: CandidateHold,
  values: Readonly<Record<string, string>>,
): Promise<Result> {
  const notice = tellPaymentRefusal(code, journey);
  if (notice) {
    if (journey.invite && code !== 'candidate_payment_unavailable')
      await reportFundsShort(parts.db, journey.invite.id);
    return { held, values, notice };
  }
  if (code === 'hold_expired') return { over: true, sent: { held, values } };
  // The same form was sent twice at the same moment, and the other one came first.
  const done = await findBookingOfHold(parts.db, journey.organisationId, held.hash);
  if (done) return { booking: done };
  return code === 'invite_unavailable' ? { closed: true } : { gone: code };
}

/** Checks what a candidate sent and books the seat they hold. */
export async function bookSeat(
  parts: CandidatePagesParts,
  request: FastifyRequest,
  journey: Journey,
  held: CandidateHold | null,
): Promise<Result> {
  const values = Object.fromEntries(formNames.map((name) => [name, fieldOf(request, name)]));
  if (!held) return { gone: 'hold_not_found' };
  const read = readCandidate(journey, values);
  if (!read.success) {
    const errors = errorsOf(read.error.issues);
    return held.seconds_left > 0 ? { held, values, errors } : { over: true, sent: { held, values } };
  }
  const { organisationId, invite } = journey;
  const booked = await bookHeldSeat(parts.db, {
    organisationId,
    holdHash: held.hash,
    candidate: read.data,
    payOption: journey.payOption,
    bookedBy: 'Candidate',
    actor: { kind: 'candidate', id: null, requestId: request.id },
    paymentProvider: parts.payments?.providers['practical-training'] ?? null,
    ...(invite === null ? {} : { inviteId: invite.id }),
  });
  return isRefusal(booked) ? refused(parts, journey, booked.refused, held, values) : { booking: booked };
}
