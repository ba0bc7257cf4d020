import type { Instant } from '../../platform/clock/instant.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';

/** An organisation and its settings for classroom training. */
export interface TrainingProfile {
  readonly id: number;
  readonly hb_client_id: string;
  readonly code: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly created_at: Instant;
  readonly invoice_payments: boolean;
  readonly cancel_full_refund_hours: number;
  readonly payment_window_minutes: number;
  readonly threshold_credits: number;
  readonly threshold_money_pence: number;
  readonly threshold_seats: number;
}

const find = preparedRead<{ organisationId: number }, TrainingProfile>(
  'organisations-training-profile',
  `select o.id, o.hb_client_id, o.code, o.name, o.email, o.phone, o.created_at, s.invoice_payments,
     s.cancel_full_refund_hours, s.payment_window_minutes, s.threshold_credits, s.threshold_money_pence, s.threshold_seats
   from organisations o join organisation_training_settings s on s.organisation_id = o.id
   where o.id = :organisationId`,
);

/** Reads an organisation's profile; it exists, for the caller is one of its credentials. */
export async function getTrainingProfile(db: Queryable, organisationId: number): Promise<TrainingProfile> {
  const [profile] = await find(db, { organisationId });
  if (!profile) throw new Error(`organisation ${organisationId} has no profile`);
  return profile;
}
