import {
  addReferralNote,
  appendReferralConsent,
  assignReferral,
  consentMethods,
  contactChannels,
  contactResults,
  correctReferral,
  dismissReferralMatch,
  eraseReferral,
  moveReferral,
  moveReferralAppointment,
  type ReferralTarget,
  referralOutcomes,
  referralStatuses,
  rejectReasons,
} from '../../../domains/referrals/index.ts';
import type { Queryable } from '../../../platform/db/queryable.ts';
import {
  bool,
  fields,
  integer,
  moment,
  oneOf,
  optional,
  strictBool,
  text,
} from '../../../platform/http/input.ts';
import type { Refusal } from '../../../platform/http/problem.ts';
import { clearable } from '../fields.ts';
import { actorOf, administrators, caseWorkers } from '../policy.ts';
import { type ConsoleCaller, type ConsoleServices, endpoint } from '../services.ts';
import { caseAnswer, showCase } from './case.ts';
import { exampleId, languageField, personShape, referralId, referralPath } from './referral-fields.ts';

const tag = 'Referrals';

const common = {
  method: 'POST',
  tag,
  auth: 'required',
  roles: caseWorkers,
  params: referralPath,
  answers: { 200: caseAnswer('As it stands now.') },
} as const;

interface WorkCall {
  readonly db: Queryable;
  readonly caller: ConsoleCaller;
  readonly params: { readonly id: string };
  readonly services: ConsoleServices;
  readonly requestId: string;
}

const targetOf = ({ caller, params, requestId }: WorkCall): ReferralTarget => ({
  referralId: params.id,
  actor: actorOf(caller, requestId),
});

/** Shows the case after a change, or why there was none. */
const shown = async (call: WorkCall, refusal: Refusal | null) =>
  refusal ?? showCase(call.db, call.params.id, call.services.referrals);

const version = integer({ min: 1 }).meta({
  description: 'The version that you looked at.',
  example: 1,
});
const note = optional(text({ max: 2000 })).meta({
  description: 'For the record.',
  example: 'Asked for French',
});

const move = endpoint({
  ...common,
  operationId: 'moveReferral',
  path: '/referrals/{id}/moves',
  summary: 'Move a referral',
  description: `Accept (\`acknowledged\`), \`rejected\`, \`out_of_area\`, merge (\`duplicate\`), log a contact attempt
(\`contact_attempted\`), \`appointment_booked\`, a missed appointment (\`contact_attempted\` from there), a session
(\`counselled\`), \`unable_to_contact\`, \`closed\`, \`withdrawn\` at the person’s wish, and, for administrators, reopen
(\`acknowledged\`).`,
  body: fields({
    version,
    to: oneOf(referralStatuses).meta({ description: 'Where to.', example: 'acknowledged' }),
    outcome: optional(oneOf(referralOutcomes)).meta({ description: 'Of `closed`.', example: 'budget_plan' }),
    reason: optional(oneOf(rejectReasons)).meta({ description: 'Of `rejected`.', example: 'test_data' }),
    note,
    channel: optional(oneOf(contactChannels)).meta({
      description: 'Of a contact attempt.',
      example: 'phone',
    }),
    result: optional(oneOf(contactResults)).meta({
      description: 'Of a contact attempt.',
      example: 'left_message',
    }),
    appointment_at: optional(moment()).meta({
      description: 'Of `appointment_booked`.',
      example: '2027-06-10T10:00:00-07:00',
    }),
    duplicate_of: optional(referralId).meta({
      description: 'Of `duplicate`: the referral that goes on.',
      example: exampleId,
    }),
  }).meta({ id: 'MoveReferralRequest' }),
  bodyExample: { version: 1, to: 'acknowledged' },
  refusals: [
    'referral_changed',
    'move_not_allowed',
    'outcome_required',
    'reason_required',
    'note_required',
    'referral_erased',
    'appointment_required',
    'contact_required',
    'survivor_unknown',
    'merge_into_itself',
    'too_few_contact_attempts',
  ],
  async handle(call) {
    const { version: seen, to, ...details } = call.body;
    const isAdmin = call.caller.role === 'staff_admin';
    const request = { ...targetOf(call), version: seen, to, details, isAdmin };
    return shown(call, await moveReferral(call.db, request, call.services.referrals));
  },
});

const appointment = endpoint({
  ...common,
  operationId: 'moveReferralAppointment',
  path: '/referrals/{id}/appointment',
  summary: 'Move an appointment',
  description: 'To another date; it stays booked.',
  body: fields({
    version,
    at: moment().meta({ description: 'The new date.', example: '2027-06-11T10:00:00-07:00' }),
    note,
  }).meta({ id: 'MoveAppointmentRequest' }),
  bodyExample: { version: 3, at: '2027-06-11T10:00:00-07:00' },
  refusals: ['referral_changed', 'move_not_allowed'],
  async handle(call) {
    const { version: seen, at, note: why } = call.body;
    const change = { version: seen, at, note: why };
    return shown(call, await moveReferralAppointment(call.db, targetOf(call), change));
  },
});

const addNote = endpoint({
  ...common,
  operationId: 'noteReferral',
  path: '/referrals/{id}/notes',
  summary: 'Add a note',
  description: 'For the staff only.',
  body: fields({
    note: text({ max: 2000 }).meta({ description: 'What to remember.', example: 'Asked for French' }),
  }).meta({ id: 'NoteRequest' }),
  bodyExample: { note: 'Asked for French' },
  refusals: ['referral_erased'],
  async handle(call) {
    return shown(call, await addReferralNote(call.db, targetOf(call), call.body.note));
  },
});

const assign = endpoint({
  ...common,
  operationId: 'assignReferral',
  path: '/referrals/{id}/assign',
  summary: 'Give a referral to somebody',
  description: 'Or, with null, to nobody.',
  body: fields({
    person_id: clearable(integer({ min: 1 })).meta({
      description: 'Whose it is from now on.',
      example: 1003,
    }),
  }).meta({ id: 'AssignRequest' }),
  bodyExample: { person_id: 1003 },
  refusals: ['assignee_unknown'],
  async handle(call) {
    const who = { personId: call.body.person_id ?? null, roles: caseWorkers };
    return shown(call, await assignReferral(call.db, targetOf(call), who));
  },
});

const { first_name, last_name, phone_number, email_address, city, province } = personShape;

const correct = endpoint({
  ...common,
  operationId: 'correctReferral',
  method: 'PATCH',
  path: '/referrals/{id}',
  summary: 'Correct what was sent',
  description: 'Fields that are not sent stay. Likely duplicates are looked for again.',
  body: fields({
    version,
    first_name: optional(first_name).meta({ description: 'First name.', example: 'Marie' }),
    last_name: optional(last_name).meta({ description: 'Last name.', example: 'Tremblay' }),
    phone_number: optional(phone_number).meta({ description: 'E.164.', example: '+16045559999' }),
    email_address: optional(email_address).meta({ description: 'E-mail.', example: 'marie@example.com' }),
    city: optional(city).meta({ description: 'City.', example: 'Vancouver' }),
    province: optional(province).meta({ description: 'Province.', example: 'BC' }),
    language: languageField,
  }).meta({ id: 'CorrectReferralRequest' }),
  bodyExample: { version: 1, phone_number: '+16045559999' },
  refusals: ['referral_changed', 'referral_erased'],
  async handle(call) {
    const { version: seen, ...sent } = call.body;
    const person = {
      ...(sent.first_name === undefined ? {} : { firstName: sent.first_name }),
      ...(sent.last_name === undefined ? {} : { lastName: sent.last_name }),
      ...(sent.phone_number === undefined ? {} : { phoneNumber: sent.phone_number }),
      ...(sent.email_address === undefined ? {} : { emailAddress: sent.email_address }),
      ...(sent.city === undefined ? {} : { city: sent.city }),
      ...(sent.province === undefined ? {} : { province: sent.province }),
      language: sent.language,
    };
    const change = { version: seen, person };
    return shown(call, await correctReferral(call.db, targetOf(call), change, call.services.referrals));
  },
});

const consent = endpoint({
  ...common,
  operationId: 'appendReferralConsent',
  path: '/referrals/{id}/consents',
  summary: 'Add to the evidence of consent',
  description: 'Confirmed on the first call, say, or taken back. Nothing is ever changed.',
  body: fields({
    given: strictBool().meta({ description: 'False: taken back.', example: true }),
    method: optional(oneOf(consentMethods)).meta({ description: 'How.', example: 'verbal' }),
    at: optional(moment()).meta({ description: 'When.', example: '2027-06-05T10:03:00-07:00' }),
    statement_version: optional(text({ max: 50 })).meta({
      description: 'Of which text.',
      example: '2026-02',
    }),
    share_outcome: optional(bool()).meta({
      description: 'Whether the partner may learn how it goes; not sent: as before.',
      example: true,
    }),
    note,
  }).meta({ id: 'AppendConsentRequest' }),
  bodyExample: { given: true, method: 'verbal' },
  refusals: ['referral_erased', 'consent_in_future'],
  async handle(call) {
    return shown(call, await appendReferralConsent(call.db, targetOf(call), call.body));
  },
});

const notDuplicate = endpoint({
  ...common,
  operationId: 'dismissReferralMatch',
  path: '/referrals/{id}/not-duplicate',
  summary: 'Not a duplicate',
  description: 'The mark does not come back for this pair.',
  body: fields({ other_id: referralId }).meta({ id: 'DismissMatchRequest' }),
  bodyExample: { other_id: exampleId },
  async handle(call) {
    return shown(call, await dismissReferralMatch(call.db, targetOf(call), call.body.other_id));
  },
});

const erase = endpoint({
  ...common,
  operationId: 'eraseReferral',
  path: '/referrals/{id}/erase',
  summary: 'Erase what is personal',
  description: 'For ever, also of what was merged into it. Id, partner, states and times stay.',
  roles: administrators,
  body: fields({
    reason: text({ max: 500 }).meta({ description: 'Why; without names.', example: 'Requested' }),
  }).meta({ id: 'EraseRequest' }),
  bodyExample: { reason: 'Requested' },
  refusals: ['referral_erased'],
  async handle(call) {
    return shown(call, await eraseReferral(call.db, targetOf(call), call.body.reason));
  },
});

export const referralWorkEndpoints = [
  move,
  appointment,
  addNote,
  assign,
  correct,
  consent,
  notDuplicate,
  erase,
];
