import type { Schemas } from '../../api/console.ts';
import type { Tone } from '../../ui/Status.tsx';

type Status = Schemas.StaffReferral['status'];

/** Every state in the order of its life: in words, what it means, and the act that leads there. */
export const statuses: readonly {
  readonly value: Status;
  readonly label: string;
  readonly tone: Tone;
  readonly act: string;
}[] = [
  { value: 'received', label: 'New', tone: 'info', act: 'Put back as new' },
  { value: 'acknowledged', label: 'Accepted', tone: 'info', act: 'Accept' },
  { value: 'contact_attempted', label: 'Contact tried', tone: 'warn', act: 'Log a contact attempt' },
  { value: 'appointment_booked', label: 'Appointment', tone: 'info', act: 'Book an appointment' },
  { value: 'counselled', label: 'Counselled', tone: 'good', act: 'Record the session' },
  { value: 'closed', label: 'Closed', tone: 'good', act: 'Close the case' },
  { value: 'unable_to_contact', label: 'Not reached', tone: 'quiet', act: 'Give up: not reached' },
  { value: 'duplicate', label: 'Duplicate', tone: 'quiet', act: 'Merge as a duplicate' },
  { value: 'rejected', label: 'Rejected', tone: 'bad', act: 'Reject' },
  { value: 'out_of_area', label: 'Out of area', tone: 'quiet', act: 'Out of area' },
  { value: 'withdrawn', label: 'Withdrawn', tone: 'quiet', act: 'Withdraw at their wish' },
];

const unknownStatus = { value: 'received' as const, label: 'Unknown', tone: 'quiet' as const, act: '' };

/** A state in words. */
export const statusOf = (value: string) => statuses.find((one) => one.value === value) ?? unknownStatus;

/** A list of plain texts for a select, from codes of the API. */
export const inWords = (code: string): string => {
  const text = code.replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

const choicesOf = (codes: readonly string[]) => codes.map((value) => ({ value, label: inWords(value) }));

/** How a case may end. */
export const outcomes = choicesOf([
  'information_only',
  'budget_plan',
  'debt_management_program',
  'insolvency_trustee_referral',
  'declined',
  'unreachable',
]);

/** Why somebody is rejected. */
export const reasons = choicesOf([
  'invalid_contact_details',
  'no_consent',
  'not_debt_related',
  'test_data',
  'other',
]);

/** By what somebody was tried to be reached, and what came of it. */
export const channels = choicesOf(['phone', 'email', 'text', 'letter', 'in_person']);
export const results = choicesOf([
  'spoke',
  'no_answer',
  'left_message',
  'wrong_number',
  'asked_to_call_back',
]);

/** The person’s name, while it is known. */
export const personOf = ({
  first_name,
  last_name,
}: {
  readonly first_name: string | null;
  readonly last_name: string | null;
}): string => [first_name, last_name].filter(Boolean).join(' ') || 'Erased';
