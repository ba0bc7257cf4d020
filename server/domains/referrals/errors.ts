import type { ProblemTable } from '../../platform/http/problem.ts';

/** What a partner's own requests are refused with. */
export const partnerProblems = {
  cannot_withdraw: { status: 409, message: 'This referral can no longer be withdrawn.' },
} as const satisfies ProblemTable;

/** What the work on referrals, partners and keys is refused with. */
export const referralProblems = {
  ...partnerProblems,
  referral_changed: { status: 409, message: 'Somebody has changed this referral; look at it again.' },
  move_not_allowed: { status: 422, message: 'A referral in this state cannot go there.' },
  outcome_required: { status: 422, message: 'Say how the case ended.', field: 'outcome' },
  reason_required: { status: 422, message: 'Say why.', field: 'reason' },
  note_required: { status: 422, message: 'Say why, in a note.', field: 'note' },
  appointment_required: { status: 422, message: 'Say when the appointment is.', field: 'appointment_at' },
  contact_required: { status: 422, message: 'Say by what channel and with what result.', field: 'channel' },
  survivor_unknown: {
    status: 422,
    message: 'There is no such referral to merge into.',
    field: 'duplicate_of',
  },
  merge_into_itself: {
    status: 422,
    message: 'That referral is a duplicate of this one.',
    field: 'duplicate_of',
  },
  too_few_contact_attempts: {
    status: 422,
    message: 'Try more often first, on two days at least.',
  },
  referral_erased: { status: 422, message: 'This referral has been erased.' },
  consent_in_future: { status: 422, message: 'Must not be in the future.', field: 'at' },
  assignee_unknown: {
    status: 422,
    message: 'Nobody of the staff who works on referrals has this id.',
    field: 'person_id',
  },
  export_too_large: { status: 422, message: 'More than 50,000 rows: narrow the filter.' },
  partner_unknown: { status: 422, message: 'There is no such partner.', field: 'partner_id' },
  partner_suspended: { status: 422, message: 'This partner is suspended.', field: 'partner_id' },
  identifier_taken: {
    status: 422,
    message: 'Another partner has this identifier.',
    field: 'identifier',
  },
  partner_organisation_unknown: {
    status: 422,
    message: 'There is no such organisation.',
    field: 'organisation_id',
  },
  too_many_keys: { status: 422, message: 'This partner has two live keys; revoke one first.' },
  key_ended: { status: 422, message: 'This key was revoked or has expired.' },
} as const satisfies ProblemTable;
