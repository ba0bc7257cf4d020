import type { Instant } from '../../platform/clock/instant.ts';

/** An invoice with everything that is printed on it. Days are `YYYY-MM-DD` in London, amounts pence. */
export interface Invoice {
  readonly id: number;
  readonly booking_id: number;
  /** Null: not numbered yet, or void before it was. */
  readonly number: string | null;
  readonly status: 'unpaid' | 'paid' | 'void' | 'credited';
  readonly bill_to_name: string;
  readonly bill_to_email: string | null;
  readonly candidate_name: string;
  readonly course_name: string;
  readonly location_name: string;
  readonly trained_on: string;
  readonly provider_name: string;
  readonly provider_address: string | null;
  readonly provider_email: string | null;
  readonly company_number: string | null;
  readonly vat_number: string | null;
  readonly gross_pence: number;
  readonly vat_percent: number;
  readonly vat_pence: number;
  readonly raised_at: Instant;
  readonly due_on: string;
  readonly paid_at: Instant | null;
  readonly voided_at: Instant | null;
  readonly credited_at: Instant | null;
  /** Null: not credited, or not numbered yet. */
  readonly credit_note_number: string | null;
}
