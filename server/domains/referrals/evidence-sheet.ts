import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { now } from '../../platform/clock/clock.ts';
import { formatUtc } from '../../platform/clock/format.ts';
import type { Instant } from '../../platform/clock/instant.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { packageRoot } from '../../platform/files/package-root.ts';
import { renderPdf } from '../../platform/pdf/render-pdf.ts';
import { type ConsentRecord, getReferralCase, type ReferralCase } from './get-case.ts';

const template = readFileSync(join(packageRoot, 'server', 'domains', 'referrals', 'evidence.typ'), 'utf8');

const titles = {
  supplied: 'Sent with the referral',
  asserted_by_agreement: 'Vouched for by the partner under its agreement',
  appended: 'Added by the staff',
} as const;

const inWords = (instant: Instant): string => `${formatUtc(instant).slice(0, 19).replace('T', ' ')} UTC`;

type Fact = readonly [string, string | null];

const present = (facts: readonly Fact[]): Fact[] => facts.filter(([, value]) => value !== null);

const yesNo = (truth: boolean): string => (truth ? 'yes' : 'no');

function recordFacts(record: ConsentRecord, own: string): Fact[] {
  return present([
    ['Of referral', record.referral_id === own ? null : record.referral_id],
    ['Consent', record.given ? 'given' : 'taken back'],
    ['Method', record.method],
    ['At', record.consented_at && inWords(record.consented_at)],
    ['Version of the statement', record.statement_version],
    ['Partner may learn the outcome', yesNo(record.share_outcome)],
    ['Subscription key', record.partner_key_id === null ? null : `number ${record.partner_key_id}`],
    ['Recorded by', record.recorded_by],
    ['IP address', record.ip_address],
    ['Request', record.request_id],
    ['SHA-256 of the request', record.body_sha256],
    ['Note', record.note],
    ['Recorded at', inWords(record.recorded_at)],
  ]);
}

function printed(referral: ReferralCase, made: Date) {
  const name = [referral.first_name, referral.last_name].filter((part) => part !== null).join(' ');
  return {
    referral: referral.referral_id,
    made: made.toISOString().slice(0, 19).split(/[-T:]/).map(Number),
    facts: present([
      ['Person', name === '' ? 'erased' : name],
      ['Partner', `${referral.partner_name} (${referral.partner_identifier})`],
      ['Received', inWords(referral.received_at)],
      ['Erased', referral.erased_at && inWords(referral.erased_at)],
      ['Sheet made', inWords(made.toISOString())],
    ]),
    records: referral.consents.map((record, place) => ({
      title: `${place + 1}. ${titles[record.source]}`,
      facts: recordFacts(record, referral.referral_id),
    })),
  };
}

/** All evidence of consent to a referral, and to those merged into it, on paper; null when there is no such referral. */
export async function getEvidenceSheet(db: Queryable, referralId: string): Promise<Buffer | null> {
  const referral = await getReferralCase(db, referralId);
  if (!referral) return null;
  return renderPdf({ template, data: printed(referral, await now(db)) });
}
