import { batchedCommand, laneOfNumber } from '../../platform/db/batched-command.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import { type Actor, actorColumns } from '../audit/index.ts';
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

interface CreateInvite {
  readonly organisationId: number;
  readonly invite: NewInvite;
  readonly actor: Actor;
}

interface Row {
  readonly outcome: string;
  readonly invite: InviteRecord | null;
}

const createMany = prepared<{ requests: string }, Row>(
  'invites-create',
  'select outcome, invite from create_booking_invites(:requests::jsonb) order by place',
);

const rowOf = ({ organisationId, invite, actor }: CreateInvite, place: number) => ({
  place,
  organisation_id: organisationId,
  invite,
  ...actorColumns(actor),
});

/** Those invited at the same moment are invited in one transaction. */
const create = batchedCommand<CreateInvite, Row>({
  laneOf: ({ organisationId }) => laneOfNumber(organisationId),
  runMany: (db, requests) => createMany(db, { requests: JSON.stringify(requests.map(rowOf)) }),
});

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
export async function createInvite(db: Queryable, request: CreateInvite): Promise<InviteRecord | Refusal> {
  const row = await create(db, request);
  if (row.invite) return row.invite;
  const field = unknownFields[row.outcome];
  return field === undefined
    ? refuse(row.outcome)
    : refuse('validation_failed', { fields: { [field]: ['Not found.'] } });
}
