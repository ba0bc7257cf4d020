import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import { type Actor, type ActorParams, actorParams, actorRow } from '../audit/index.ts';
import type { PayOption } from '../bookings/index.ts';
import type { InviteRecord } from './invite-record.ts';

/** Whom to invite to what. */
interface NewInvite {
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string;
  readonly phone?: string | undefined;
  readonly job_role?: string | undefined;
  readonly course_id: number;
  /** The candidate may then choose only there. */
  readonly location_id?: number | undefined;
  /** Fixes event and location. */
  readonly training_event_id?: number | undefined;
  readonly pay_option: PayOption;
  /** Shown in the e-mail. */
  readonly message?: string | undefined;
  readonly agency_contact_name?: string | undefined;
  readonly agency_contact_email?: string | undefined;
  readonly agency_email?: string | undefined;
  /** Default 30; never later than the fixed event's start. */
  readonly expires_in_days?: number | undefined;
}

const create = prepared<
  ActorParams & { organisationId: number; invite: string },
  { outcome: string; invite: InviteRecord | null }
>(
  'invites-create',
  `select outcome, invite from create_booking_invite(p_organisation_id => :organisationId, p_invite => :invite,
     p_actor => ${actorRow})`,
);

const unknownFields: Readonly<Record<string, string>> = {
  course_unknown: 'course_id',
  location_unknown: 'location_id',
  event_unknown: 'training_event_id',
};

/**
 * Invites a candidate; the mail goes out with the event `booking_invite.sent`. Nothing is reserved or charged.
 * Refuses with `validation_failed` on an unknown course, location or event, then with `event_cancelled`,
 * `event_started`, `no_seats_left`, `invoice_not_enabled`.
 */
export async function createInvite(
  db: Queryable,
  request: { readonly organisationId: number; readonly invite: NewInvite; readonly actor: Actor },
): Promise<InviteRecord | Refusal> {
  const [row] = await create(db, {
    organisationId: request.organisationId,
    invite: JSON.stringify(request.invite),
    ...actorParams(request.actor),
  });
  if (!row) throw new Error('create_booking_invite returned no row');
  if (row.invite) return row.invite;
  const field = unknownFields[row.outcome];
  return field === undefined
    ? refuse(row.outcome)
    : refuse('validation_failed', { fields: { [field]: ['Not found.'] } });
}
