/** Every state of a referral, in the order of its life. */
export const referralStatuses = [
  'received',
  'acknowledged',
  'contact_attempted',
  'appointment_booked',
  'counselled',
  'closed',
  'duplicate',
  'rejected',
  'withdrawn',
  'unable_to_contact',
  'out_of_area',
] as const;

export type ReferralStatus = (typeof referralStatuses)[number];

/** How a closed case ended. */
export const referralOutcomes = [
  'information_only',
  'budget_plan',
  'debt_management_program',
  'insolvency_trustee_referral',
  'declined',
  'unreachable',
] as const;

/** Why a referral was rejected. */
export const rejectReasons = [
  'invalid_contact_details',
  'no_consent',
  'not_debt_related',
  'test_data',
  'other',
] as const;

/** How somebody agreed. */
export const consentMethods = ['verbal', 'written', 'web'] as const;

/** By what somebody was tried to be reached. */
export const contactChannels = ['phone', 'email', 'text', 'letter', 'in_person'] as const;

/** What came of trying. */
export const contactResults = [
  'no_answer',
  'left_message',
  'wrong_number',
  'asked_to_call_back',
  'spoke',
] as const;

/** What a deployment may set about referrals. */
export interface ReferralRules {
  /** Days within which a partner is told that it sent the same person before. */
  readonly duplicateDays: number;
  /** Days within which likely duplicates are marked for the staff. */
  readonly matchDays: number;
  /** Province codes that the agency serves. */
  readonly servedProvinces: readonly string[];
  /** IANA name: whose business days and calendar days count. */
  readonly timeZone: string;
  /** Months after its end that a case keeps what is personal. */
  readonly retentionMonths: number;
  /** Days that sandbox referrals are kept. */
  readonly sandboxDays: number;
  /** Attempts, on two days at least, before nobody could be reached. */
  readonly minContactAttempts: number;
}

/** The rules as the commands written in SQL take them. */
export function rulesInSql(rules: ReferralRules): string {
  return JSON.stringify({
    duplicate_days: rules.duplicateDays,
    match_days: rules.matchDays,
    time_zone: rules.timeZone,
    min_contact_attempts: rules.minContactAttempts,
  });
}
