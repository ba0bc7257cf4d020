import { z } from 'zod';
import { commaList, integer } from './config-rules.ts';
import { provinceCodes, type ReferralRules } from './domains/referrals/index.ts';

/** What a deployment sets about referrals. */
export interface ReferralsConfig extends ReferralRules {
  /** Of a referral that was taken. */
  readonly successStatus: 200 | 201 | 202;
}

const timeZone = z.string().refine((name) => {
  try {
    return new Intl.DateTimeFormat('en-CA', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}, 'a time zone such as America/Vancouver');
const provinces = commaList.refine(
  (codes) => codes.every((code) => (provinceCodes as readonly string[]).includes(code)),
  `codes of ${provinceCodes.join(' ')}, separated by commas`,
);

/** The variables, as config.ts lists them. */
export const referralSettings = {
  REFERRALS_SUCCESS_STATUS: {
    rule: z.enum(['200', '201', '202'], { error: '200, 201 or 202' }).transform(Number),
    default: '201',
    doc: 'Status that tells a partner that its referral was taken: 200, 201 or 202.',
  },
  REFERRALS_DUPLICATE_DAYS: {
    rule: integer(1, 3650),
    default: '30',
    doc: 'Days within which a partner is told that it sent the same person before.',
  },
  REFERRALS_MATCH_DAYS: {
    rule: integer(1, 3650),
    default: '365',
    doc: 'Days within which referrals of the same person are marked for the staff.',
  },
  REFERRALS_SERVED_PROVINCES: {
    rule: provinces,
    default: provinceCodes.join(','),
    doc: 'Codes of the provinces that the agency serves, separated by commas; others are pointed out to the staff.',
  },
  REFERRALS_TIME_ZONE: {
    rule: timeZone,
    default: 'America/Vancouver',
    doc: 'Time zone of business hours and of the days in filters of referrals.',
  },
  REFERRALS_RETENTION_MONTHS: {
    rule: integer(1, 240),
    default: '24',
    doc: 'Months after its end that a referral keeps what is personal.',
  },
  REFERRALS_SANDBOX_DAYS: {
    rule: integer(1, 3650),
    default: '30',
    doc: 'Days that sandbox referrals are kept.',
  },
  REFERRALS_MIN_CONTACT_ATTEMPTS: {
    rule: integer(1, 100),
    default: '3',
    doc: 'Contact attempts, on two days at least, before a person counts as unable to contact.',
  },
} as const;

type ReadSettings = {
  readonly [Name in keyof typeof referralSettings]: z.output<(typeof referralSettings)[Name]['rule']>;
};

/** The settings of referrals, as the platform uses them. */
export function readReferrals(read: ReadSettings): ReferralsConfig {
  return {
    successStatus: read.REFERRALS_SUCCESS_STATUS as 200 | 201 | 202,
    duplicateDays: read.REFERRALS_DUPLICATE_DAYS,
    matchDays: read.REFERRALS_MATCH_DAYS,
    servedProvinces: read.REFERRALS_SERVED_PROVINCES,
    timeZone: read.REFERRALS_TIME_ZONE,
    retentionMonths: read.REFERRALS_RETENTION_MONTHS,
    sandboxDays: read.REFERRALS_SANDBOX_DAYS,
    minContactAttempts: read.REFERRALS_MIN_CONTACT_ATTEMPTS,
  };
}
