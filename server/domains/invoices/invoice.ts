import type { Instant } from '../../platform/clock/instant.ts';

export const invoiceStatuses = ['unpaid', 'paid', 'void', 'credited'] as const;

/** An invoice with everything that is printed on it. Days are `YYYY-MM-DD` in London, amounts pence. */
export interface Invoice {
  readonly id: number;
  readonly organisation_id: number;
  /** Slug of the booking's product. */
  readonly product: string;
  readonly booking_id: number;
  /** Null: not numbered yet, or void before it was. */
  readonly number: string | null;
  readonly status: (typeof invoiceStatuses)[number];
  readonly bill_to_name: string;
  readonly bill_to_email: string | null;
  readonly candidate_name: string;
  readonly course_name: string;
  /** Null: a remote session by video. */
  readonly location_name: string | null;
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
  /** Not paid, and London's day after `due_on` has begun. */
  readonly is_overdue: boolean;
  readonly paid_at: Instant | null;
  readonly voided_at: Instant | null;
  readonly credited_at: Instant | null;
  /** Null: not credited, or not numbered yet. */
  readonly credit_note_number: string | null;
}

/** Whose invoice: a booking of an organisation. */
export interface InvoiceOf {
  readonly product: string;
  readonly organisationId: number;
  readonly bookingId: number;
}

/** Columns of an Invoice. */
export const invoiceColumns = `id, organisation_id, product, booking_id, number, status, bill_to_name, bill_to_email, candidate_name,
  course_name, location_name, trained_on::text, provider_name, provider_address, provider_email, company_number,
  vat_number, gross_pence, vat_percent::float8, vat_pence, raised_at, due_on::text,
  status = 'unpaid' and due_on < ((select app_now()) at time zone 'Europe/London')::date as is_overdue, paid_at, voided_at, credited_at,
  credit_note_number`;
