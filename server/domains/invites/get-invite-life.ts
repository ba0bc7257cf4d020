import type { Instant } from '../../platform/clock/instant.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';

/** What happened to an invite besides what its record tells. */
export interface InviteLife {
  /** When its mail was last sent again, and how often. */
  readonly resent_at: Instant | null;
  readonly resent_count: number;
  readonly withdrawn_at: Instant | null;
  /** When the organisation could last not pay for the booking that the candidate wanted. */
  readonly funds_short_told_at: Instant | null;
  /** When the candidate took the seat that they then booked; null: not booked. */
  readonly held_at: Instant | null;
  /** Start of the fixed event; null: the candidate chooses. */
  readonly event_starts_at: Instant | null;
}

const find = preparedRead<{ organisationId: number; inviteId: number }, InviteLife>(
  'invites-life',
  `select i.resent_at, i.resent_count, i.withdrawn_at, i.funds_short_told_at, h.created_at as held_at,
     e.starts_at as event_starts_at
   from booking_invites i
   left join training_bookings b on b.id = i.booking_id
   left join seat_holds h on h.id = b.hold_id and h.organisation_id = b.organisation_id
   left join training_events e on e.id = i.training_event_id
   where i.id = :inviteId and i.organisation_id = :organisationId`,
);

/** The life of one invite of an organisation; null when it has none of that id. */
export async function getInviteLife(
  db: Queryable,
  organisationId: number,
  inviteId: number,
): Promise<InviteLife | null> {
  const [life] = await find(db, { organisationId, inviteId });
  return life ?? null;
}
