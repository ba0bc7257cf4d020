import { z } from 'zod';
import {
  contactChannels,
  contactResults,
  getReferralCase,
  hintsOf,
  type ReferralCase,
  type ReferralRules,
  referralHints,
  referralOutcomes,
  referralStatuses,
  rejectReasons,
  type StaffReferral,
} from '../../../domains/referrals/index.ts';
import { formatUtc } from '../../../platform/clock/format.ts';
import type { Queryable } from '../../../platform/db/queryable.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { refuse } from '../../../platform/http/problem.ts';
import { choice, flag, int, intOrNull, str, strOrNull, utcOrNull, when, whenOrNull } from '../fields.ts';
import { exampleId } from './referral-fields.ts';

const hints = z
  .array(z.enum(referralHints))
  .meta({ description: 'What to look at twice.', example: ['province_not_served'] });

const maybe = <const Values extends readonly [string, ...string[]]>(values: Values, description: string) =>
  z.enum(values).nullable().meta({ description, example: null });

const shape = {
  id: str('The referral’s id.', exampleId),
  partner_id: int('Who sent it.', 1000),
  partner_name: str('Its name.', 'Harbour Credit Union'),
  partner_identifier: str('Its identifier.', 'Harbour-CU'),
  is_sandbox: flag('Whether it is a try-out.', false),
  entered_by: choice(['api', 'portal', 'staff'], 'How it came.'),
  status: choice(referralStatuses, 'Where it stands.'),
  version: int('Changes with each move: send it with the next.', 1),
  first_name: strOrNull('Null once erased.', 'Marie'),
  last_name: strOrNull('Null once erased.', 'Tremblay'),
  phone_number: strOrNull('Null once erased.', '+16045559999'),
  email_address: strOrNull('Null once erased.', 'marie.tremblay@example.com'),
  city: strOrNull('Null once erased.', 'Vancouver'),
  province: str('As sent.', 'BC'),
  province_code: strOrNull('Null: unknown.', 'BC'),
  language: strOrNull('BCP 47 tag.', 'fr-CA'),
  notes: strOrNull('From the partner.', 'Calls best after 17:00'),
  external_reference: strOrNull('The partner’s own number.', 'CRM-20417'),
  share_outcome: flag('Whether the partner may learn how it goes.', false),
  outcome: maybe(referralOutcomes, 'How a closed case ended.'),
  reject_reason: maybe(rejectReasons, 'Why it was rejected.'),
  duplicate_of: strOrNull('The referral that goes on in its place.', null),
  assigned_to: intOrNull('Who works on it.', null),
  assigned_name: strOrNull('Its name.', null),
  contact_attempts: int('Attempts to reach the person.', 0),
  last_contact_at: whenOrNull('The latest one.', null),
  appointment_at: whenOrNull('The date agreed.', null),
  due_at: whenOrNull('Until when the next act is due; null once ended.', '2027-06-07T17:04:10+00:00'),
  is_overdue: flag('Whether that has passed.', false),
  received_at: when('When it came.', '2027-06-04T17:04:10+00:00'),
  ended_at: whenOrNull('When it ended.', null),
  erased_at: whenOrNull('When it was erased.', null),
  open_matches: int('Likely duplicates that nobody has judged.', 0),
  hints,
};

/** A referral in the staff's lists. */
export const staffReferral = z
  .object(shape)
  .meta({ id: 'StaffReferral', description: 'A referral as the staff see it.' });

export const staffReferralExample: z.input<typeof staffReferral> = {
  id: exampleId,
  partner_id: 1000,
  partner_name: 'Harbour Credit Union',
  partner_identifier: 'Harbour-CU',
  is_sandbox: false,
  entered_by: 'api',
  status: 'received',
  version: 1,
  first_name: 'Marie',
  last_name: 'Tremblay',
  phone_number: '+16045559999',
  email_address: 'marie.tremblay@example.com',
  city: 'Vancouver',
  province: 'BC',
  province_code: 'BC',
  language: 'fr-CA',
  notes: 'Calls best after 17:00',
  external_reference: 'CRM-20417',
  share_outcome: false,
  outcome: null,
  reject_reason: null,
  duplicate_of: null,
  assigned_to: null,
  assigned_name: null,
  contact_attempts: 0,
  last_contact_at: null,
  appointment_at: null,
  due_at: '2027-06-07T17:04:10+00:00',
  is_overdue: false,
  received_at: '2027-06-04T17:04:10+00:00',
  ended_at: null,
  erased_at: null,
  open_matches: 0,
  hints: [],
};

const consentRecord = z
  .object({
    referral_id: str('Of this referral, or of one merged into it.', exampleId),
    source: choice(['supplied', 'asserted_by_agreement', 'appended'], 'Who says so.'),
    given: flag('False: taken back.', true),
    method: strOrNull('How.', 'verbal'),
    consented_at: whenOrNull('When.', '2027-06-04T17:03:00+00:00'),
    statement_version: strOrNull('Of which text.', '2026-02'),
    share_outcome: flag('Whether the partner may learn how it goes.', false),
    partner_key_id: intOrNull('With which key it was sent.', 1000),
    recorded_by: strOrNull('Who of the portal recorded it.', null),
    ip_address: strOrNull('From where.', '203.0.113.7'),
    request_id: strOrNull('By which request.', 'b2f0c9d4'),
    body_sha256: strOrNull('Of the bytes that were sent, hexadecimal.', 'e3b0c44298fc1c14'),
    note: strOrNull('Of the staff.', null),
    recorded_at: when('When it was recorded.', '2027-06-04T17:04:10+00:00'),
  })
  .meta({ id: 'ConsentRecord', description: 'One record of the evidence.' });

const event = z
  .object({
    referral_id: str('Of this referral, or of one merged into it.', exampleId),
    kind: str('What happened.', 'move'),
    from_status: strOrNull('From where.', 'received'),
    to_status: strOrNull('To where.', 'acknowledged'),
    note: strOrNull('What was noted.', null),
    channel: maybe(contactChannels, 'Of a contact attempt.'),
    result: maybe(contactResults, 'Of a contact attempt.'),
    by: strOrNull('Who; null: the partner’s program or the system.', 'Morag Sinclair'),
    occurred_at: when('When.', '2027-06-04T18:00:00+00:00'),
  })
  .meta({ id: 'ReferralEvent', description: 'One thing that happened.' });

const match = z
  .object({
    referral_id: str('The other referral.', exampleId),
    strength: choice(['strong', 'possible'], '`strong`: phone and e-mail agree.'),
    is_dismissed: flag('Whether staff said that they are two people.', false),
    is_same_partner: flag('Whether the same partner sent it.', false),
    partner_name: str('Who sent it.', 'Maple Employers'),
    status: str('Where it stands.', 'acknowledged'),
    first_name: strOrNull('To compare.', 'Marie'),
    last_name: strOrNull('To compare.', 'Tremblay'),
    phone_number: strOrNull('To compare.', '+16045559999'),
    email_address: strOrNull('To compare.', 'marie.tremblay@example.com'),
    received_at: when('When it came.', '2027-06-01T17:04:10+00:00'),
  })
  .meta({ id: 'ReferralMatch', description: 'A likely duplicate.' });

const merged = z
  .object({
    referral_id: str('The duplicate.', exampleId),
    partner_name: str('Who sent it.', 'Maple Employers'),
    notes: strOrNull('What it brought.', 'Prefers French'),
    received_at: when('When it came.', '2027-06-01T17:04:10+00:00'),
  })
  .meta({ id: 'MergedReferral', description: 'A duplicate that this referral goes on for.' });

const nextMove = z
  .object({
    to: choice(referralStatuses, 'Where to.'),
    is_for_admins: flag('Whether only administrators may.', false),
  })
  .meta({ id: 'NextReferralMove', description: 'A move that is open to the staff.' });

const referralCase = z
  .object({
    ...shape,
    consents: z.array(consentRecord).meta({ description: 'The evidence, the oldest first.' }),
    events: z.array(event).meta({ description: 'What happened, the oldest first.' }),
    matches: z.array(match).meta({ description: 'Likely duplicates.' }),
    merged: z.array(merged).meta({ description: 'What was merged into it.' }),
    moves: z.array(nextMove).meta({ description: 'Where it may be moved from here.' }),
  })
  .meta({ id: 'ReferralCase', description: 'A referral with all that belongs to it.' });

type Rules = Pick<ReferralRules, 'servedProvinces'>;

/** A referral as the console shows it in lists. */
export function presentStaffReferral(row: StaffReferral, rules: Rules): z.input<typeof staffReferral> {
  const { seen_status: _1, seen_outcome: _2, seen_reason: _3, seen_duplicate_of: _4, ...shown } = row;
  const { seen_closed_at: _5, referral_id, consent_source: _6, consent_method: _7, ...rest } = shown;
  const { consented_at: _8, ...kept } = rest;
  return {
    ...kept,
    id: referral_id,
    last_contact_at: utcOrNull(row.last_contact_at),
    appointment_at: utcOrNull(row.appointment_at),
    due_at: utcOrNull(row.due_at),
    received_at: formatUtc(row.received_at),
    ended_at: utcOrNull(row.ended_at),
    erased_at: utcOrNull(row.erased_at),
    hints: hintsOf(row, rules),
  };
}

function presentCase(row: ReferralCase, rules: Rules): z.input<typeof referralCase> {
  const { consents, events, matches, merged: duplicates, moves, ...referral } = row;
  return {
    ...presentStaffReferral(referral, rules),
    consents: consents.map((record) => ({
      ...record,
      consented_at: utcOrNull(record.consented_at),
      recorded_at: formatUtc(record.recorded_at),
    })),
    events: events.map(({ actor_kind: _kind, channel, result, ...happened }) => ({
      ...happened,
      channel: contactChannels.find((known) => known === channel) ?? null,
      result: contactResults.find((known) => known === result) ?? null,
      occurred_at: formatUtc(happened.occurred_at),
    })),
    matches: matches.map((other) => ({ ...other, received_at: formatUtc(other.received_at) })),
    merged: duplicates.map((other) => ({ ...other, received_at: formatUtc(other.received_at) })),
    moves: [...moves],
  };
}

/** The answer of whatever shows one case. */
export const caseAnswer = (description: string) => ({
  description,
  schema: referralCase,
  example: { ...staffReferralExample, consents: [], events: [], matches: [], merged: [], moves: [] },
});

/** Shows a case as it stands; 404 when there is none. */
export async function showCase(db: Queryable, id: string, rules: Rules) {
  const row = await getReferralCase(db, id);
  return row ? answer(200, presentCase(row, rules)) : refuse('not_found');
}
