import { z } from 'zod';

/** Entries of before there were two have none. */
const product = z.enum(['practical-training', 'virtual-bls']).optional();

const fields = z.object({ fields: z.array(z.string()) });

const trainingStatus = z.enum(['pending', 'completed', 'failed', 'no_show']);

const kitLoan = { kit_id: z.int(), loan_id: z.int(), due_on: z.string() };

const classroomBooking = z.object({
  training_event_id: z.int(),
  pay_option: z.enum(['credits', 'balance', 'inv', 'candidate_pays']),
  booking_status: z.enum(['pending', 'booked']),
  price_pence: z.int(),
  /** The ledger transfer that paid for it; null when nothing was taken. */
  transfer_id: z.int().nullable(),
});

const remoteBooking = z.object({
  course_id: z.int(),
  trainer_id: z.int(),
  starts_at: z.string(),
  pay_option: z.enum(['credits', 'balance', 'invoice', 'candidate_pays']),
  booking_status: z.enum(['pending', 'booked']),
  price_pence: z.int(),
  transfer_id: z.int().nullable(),
});

/**
 * What each kind of audit entry tells. Stored entries keep their shape for ever: add kinds and optional
 * keys, never change what is here. No names, addresses or free text: the trail cannot be erased.
 */
export const auditDetails = {
  'booking.created': z.union([classroomBooking, remoteBooking]),
  'booking.cancelled': z.object({
    reason: z.string(),
    refund_amount: z.int().nullable(),
    refund_wallet: z.string().nullable(),
  }),
  'booking.exported': z.object({ rows: z.int() }),
  'booking.paid': z.object({ amount_pence: z.int() }),
  'booking.invoice_paid': z.object({ amount_pence: z.int() }),
  'booking.review_approved': z.object({}),
  'booking.rescheduled': z.object({ previous_training_event_id: z.int(), training_event_id: z.int() }),
  'booking.attendance_marked': z.object({
    attendance: z.enum(['attended', 'no_show']).nullable(),
    previous_attendance: z.enum(['attended', 'no_show']).nullable(),
  }),
  'booking.result_changed': z.object({ passed: z.boolean().nullable() }),
  'booking.certificate_issued': z.object({ number: z.string(), issue: z.int() }),
  'booking.certificate_revoked': z.object({ number: z.string(), issue: z.int() }),
  'booking_invite.sent': z.object({}),
  'booking_invite.resent': z.object({}),
  'booking_invite.withdrawn': z.object({}),
  'training_event.created': z.object({ course_id: z.int(), capacity: z.int() }),
  /** Names of the fields that were sent. */
  'training_event.edited': z.object({ fields: z.array(z.string()) }),
  'training_event.published': z.object({}),
  'training_event.visibility_changed': z.object({
    visibility: z.enum(['all', 'selected']),
    organisation_ids: z.array(z.int()),
  }),
  'person.invited': z.object({ role: z.string() }),
  'person.edited': z.object({ fields: z.array(z.string()) }),
  'person.password_set': z.object({}),
  'person.password_changed': z.object({}),
  'person.totp_enabled': z.object({}),
  'person.totp_disabled': z.object({}),
  'person.recovery_codes_issued': z.object({}),
  'person.recovery_code_used': z.object({}),
  'person.invitation_resent': z.object({}),
  'person.deactivated': z.object({}),
  'person.reactivated': z.object({}),
  'session.started': z.object({}),
  'session.ended': z.object({}),
  'session.others_ended': z.object({ count: z.int() }),
  'api_key.created': z.object({ products: z.array(z.string()) }),
  'api_key.deactivated': z.object({}),
  'organisation.created': z.object({}),
  'organisation.edited': z.object({ fields: z.array(z.string()) }),
  'organisation.suspended': z.object({}),
  'organisation.reactivated': z.object({}),
  'organisation.products_changed': z.object({ products: z.array(z.string()) }),
  'organisation.training_settings_changed': z.object({ fields: z.array(z.string()) }),
  'organisation.bls_settings_changed': z.object({ fields: z.array(z.string()) }),
  /** Null: the course's own price holds again. */
  'organisation.rate_changed': z.object({ product, course_id: z.int(), price_pence: z.int().nullable() }),
  /** Hundredths; course_id null: money. */
  'wallet.credits_purchased': z.object({ product, course_id: z.int(), amount: z.int() }),
  'wallet.topped_up': z.object({ product, course_id: z.null(), amount: z.int() }),
  'wallet.corrected': z.object({ product, course_id: z.int().nullable(), amount: z.int() }),
  /** A top-up by card, begun by somebody of the organisation. */
  'wallet.top_up_started': z.object({
    course_id: z.int().nullable(),
    amount: z.int(),
    price_pence: z.int(),
  }),
  'wallet.top_up_paid': z.object({ transfer_id: z.int() }),
  'training_course.created': z.object({ fields: z.array(z.string()) }),
  'training_course.edited': z.object({ fields: z.array(z.string()) }),
  'training_location.created': z.object({ fields: z.array(z.string()) }),
  'training_location.edited': z.object({ fields: z.array(z.string()) }),
  'trainer.created': z.object({ fields: z.array(z.string()) }),
  'trainer.edited': z.object({ fields: z.array(z.string()) }),
  'bls_booking.rescheduled': z.object({
    previous_starts_at: z.string(),
    previous_trainer_id: z.int(),
    starts_at: z.string(),
    trainer_id: z.int(),
  }),
  'bls_booking.marked': z.object({
    training_status: trainingStatus,
    previous_training_status: trainingStatus,
  }),
  'bls_kit.registered': z.object({}),
  'bls_kit.edited': fields,
  'bls_kit.sent': z.object(kitLoan),
  'bls_kit.returned': z.object(kitLoan),
  'bls_kit.due_date_changed': z.object({ ...kitLoan, previous_due_on: z.string() }),
  'bls_kit.waived': z.object({}),
  'bls_kit.sending_undone': z.object(kitLoan),
  'bls_kit.return_undone': z.object(kitLoan),
  'bls_trainer.changed': fields,
  'bls_trainer.courses_set': z.object({ course_ids: z.array(z.int()) }),
  /** How many there are now. */
  'bls_trainer.weeks_set': z.object({ rules: z.int() }),
  'bls_trainer.exception_added': z.object({ exception_id: z.int() }),
  'bls_trainer.exception_removed': z.object({ exception_id: z.int() }),
  'bls_rules.changed': fields,
  'bls_course.created': fields,
  'bls_course.edited': fields,
  'referral.received': z.object({ partner_id: z.int(), entered_by: z.string(), sandbox: z.boolean() }),
  'referral.moved': z.object({
    from: z.string(),
    to: z.string(),
    outcome: z.string().nullable(),
    reason: z.string().nullable(),
  }),
  'referral.appointment_moved': z.object({}),
  'referral.assigned': z.object({ person_id: z.int().nullable() }),
  /** Names of the fields that were corrected. */
  'referral.corrected': z.object({ fields: z.array(z.string()) }),
  'referral.consent_appended': z.object({ given: z.boolean(), share_outcome: z.boolean() }),
  'referral.match_dismissed': z.object({}),
  'referral.erased': z.object({}),
  /** Names of the filters that were set, and the rows that went out. */
  'referral.exported': z.object({ filter: z.record(z.string(), z.unknown()), rows: z.int() }),
  'referral_partner.created': z.object({ identifier: z.string() }),
  'referral_partner.edited': z.object({ fields: z.array(z.string()) }),
  'referral_partner.suspended': z.object({}),
  'referral_partner.reactivated': z.object({}),
  'referral_key.created': z.object({ partner_id: z.int() }),
  'referral_key.revoked': z.object({ partner_id: z.int() }),
  /** A mail that had not arrived was sent once more. */
  'mail.retried': z.object({}),
  /** A job of the queue. */
  'job.retried': z.object({ task: z.string() }),
  'job.given_up': z.object({ task: z.string() }),
  /** Names of the filters that were set, and the rows that went out. */
  'audit.exported': z.object({ filter: z.record(z.string(), z.unknown()), rows: z.int() }),
  /** Of a sandbox only. */
  'clock.advanced': z.object({ seconds: z.int() }),
} as const satisfies Record<string, z.ZodType>;
