import type { Instant } from '../../platform/clock/instant.ts';

export const topUpStatuses = ['pending', 'completed', 'expired'] as const;

/** What an organisation pays into its wallet by card. */
export interface TopUp {
  readonly id: number;
  readonly organisation_id: number;
  readonly organisation_name: string;
  /** Whose credits; null: money. */
  readonly course_id: number | null;
  readonly course_name: string | null;
  /** Hundredths of a credit, or pence. */
  readonly amount: number;
  /** What is paid. */
  readonly price_pence: number;
  /** Who started it. */
  readonly person_id: number;
  readonly person_name: string;
  /** `expired`: nobody paid in time; money that comes later goes back. */
  readonly status: (typeof topUpStatuses)[number];
  readonly expires_at: Instant;
  /** Until it expires; 0 when it has, or is paid. */
  readonly seconds_left: number;
  readonly completed_at: Instant | null;
  readonly created_at: Instant;
}

/** Columns of a TopUp, over the tables below. */
export const topUpColumns = `t.id, t.organisation_id, o.name as organisation_name, t.course_id, c.name as course_name,
  t.amount, t.price_pence, t.person_id, p.name as person_name, t.status, t.expires_at, t.completed_at, t.created_at,
  case t.status when 'pending' then greatest(0, extract(epoch from t.expires_at - (select app_now())))::int else 0 end
    as seconds_left`;

/** The tables of a TopUp. */
export const topUpTables = `wallet_top_ups t
  join organisations o on o.id = t.organisation_id
  join people p on p.id = t.person_id
  left join training_courses c on c.id = t.course_id`;
