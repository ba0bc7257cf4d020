/** Whose bookings somebody is kept to; null: all. */
export interface BookingFence {
  readonly organisationId: number | null;
  readonly trainerId: number | null;
}

/** SQL: the booking record `r` lies within the fence. */
export const withinFence = `(:trainerId::bigint is null or r.trainer_id = :trainerId)
     and (:organisationId::bigint is null or r.organisation_id = :organisationId)`;
