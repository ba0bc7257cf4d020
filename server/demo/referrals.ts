import { systemActor } from '../domains/audit/index.ts';
import {
  createPartner,
  createPartnerKey,
  isLivePartnerKey,
  moveReferral,
  provinceCodes,
  type ReferralRules,
  revokeDemoPartnerKeys,
  takeReferral,
} from '../domains/referrals/index.ts';
import { sha256 } from '../platform/crypto/random.ts';
import type { Queryable } from '../platform/db/queryable.ts';
import { prepared } from '../platform/db/sql.ts';
import { isRefusal } from '../platform/http/problem.ts';
import { demoFirstNames, demoLastNames } from './catalogue.ts';
import { daysFrom, freezeClock } from './clock.ts';
import type { DemoCredentials } from './credentials.ts';

/** The live partners of the demo and whose people act for them. */
const demoPartners = [
  {
    identifier: 'Acme-Healthcare',
    name: 'Acme Healthcare',
    organisationId: 1042,
    contacts: [{ name: 'John Doe', email: 'john.doe@acme.co.uk', phone: null }],
  },
  { identifier: 'Borealis-Care', name: 'Borealis Care', organisationId: 1043, contacts: [] },
] as const;

const sandboxIdentifier = 'Testxxx-Referral-Partner';

const findPartner = prepared<{ identifier: string }, { id: number }>(
  'demo-find-partner',
  'select id from referral_partners where identifier = :identifier',
);

async function partnerId(tx: Queryable, identifier: string): Promise<number> {
  const [known] = await findPartner(tx, { identifier });
  const demo = demoPartners.find((partner) => partner.identifier === identifier);
  if (known || !demo) return known?.id ?? 0;
  const { name, organisationId, contacts } = demo;
  const fields = {
    name,
    identifier,
    organisation_id: organisationId,
    contacts,
    agreement_date: '2025-01-10',
  };
  const made = await createPartner(tx, fields, systemActor);
  if (isRefusal(made)) throw new Error(`the demo could not make a partner: ${made.refused}`);
  return made;
}

/** A demo key of a partner; earlier ones of the demo end, so that there is room. Null where people's own keys left none. */
async function makeKey(tx: Queryable, identifier: string): Promise<string | null> {
  const id = await partnerId(tx, identifier);
  await revokeDemoPartnerKeys(tx, id, systemActor);
  const key = await createPartnerKey(tx, { partnerId: id, label: 'Demo key', isDemo: true });
  return isRefusal(key) ? null : key.key;
}

type Organisations = DemoCredentials['organisations'];

const withKeysOf = (organisations: Organisations, known: Organisations): Organisations =>
  organisations.map((organisation) => {
    const own = known.find(({ code }) => code === organisation.code);
    return {
      ...organisation,
      referral_api_key: own?.referral_api_key ?? null,
      referral_partner: own?.referral_partner ?? null,
    };
  });

async function isCurrent(
  tx: Queryable,
  organisations: Organisations,
  known: DemoCredentials,
): Promise<boolean> {
  const keys = withKeysOf(organisations, known.organisations).map(({ referral_api_key }) => referral_api_key);
  const all = [...keys, known.referral_sandbox?.referral_api_key ?? null];
  for (const key of all) if (key === null || !(await isLivePartnerKey(tx, key))) return false;
  return true;
}

/** The demo's partners and their keys: those of the credentials file as far as they open the door, else new ones. */
export async function withReferralKeys(
  tx: Queryable,
  organisations: Organisations,
  known: DemoCredentials | null,
): Promise<Pick<DemoCredentials, 'organisations' | 'referral_sandbox'>> {
  if (known?.referral_sandbox && (await isCurrent(tx, organisations, known))) {
    const { referral_sandbox } = known;
    return { organisations: withKeysOf(organisations, known.organisations), referral_sandbox };
  }
  const keyed: Organisations[number][] = [];
  for (const organisation of organisations) {
    const partner = demoPartners.find(
      ({ organisationId }) => String(organisationId) === organisation.client_id,
    );
    keyed.push({
      ...organisation,
      referral_api_key: partner ? await makeKey(tx, partner.identifier) : null,
      referral_partner: partner?.identifier ?? null,
    });
  }
  const referral_api_key = await makeKey(tx, sandboxIdentifier);
  return {
    organisations: keyed,
    referral_sandbox: { referral_api_key, referral_partner: sandboxIdentifier },
  };
}

const rules: ReferralRules = {
  duplicateDays: 30,
  matchDays: 365,
  servedProvinces: provinceCodes,
  timeZone: 'America/Vancouver',
  retentionMonths: 24,
  sandboxDays: 30,
  minContactAttempts: 3,
};

interface Step {
  readonly to: Parameters<typeof moveReferral>[1]['to'];
  readonly details?: Parameters<typeof moveReferral>[1]['details'];
  /** Days since the step before. */
  readonly after: number;
}

const accepted: Step = { to: 'acknowledged', after: 0.2 };
const called: Step = {
  to: 'contact_attempted',
  details: { channel: 'phone', result: 'left_message' },
  after: 1,
};
const booked = (at: Date): Step => ({
  to: 'appointment_booked',
  details: { appointment_at: at.toISOString() },
  after: 0.5,
});
const closed = (outcome: string): Step => ({ to: 'closed', details: { outcome }, after: 6 });

/** A life for each state and each way to end, in turn. */
const lives = (coming: Date, held: Date): readonly (readonly Step[])[] => [
  [],
  [accepted],
  [accepted, called],
  [accepted, booked(coming)],
  [accepted, booked(held), { to: 'counselled', after: 2 }],
  [accepted, called, closed('information_only')],
  [accepted, booked(held), { to: 'counselled', after: 2 }, closed('debt_management_program')],
  [accepted, booked(held), { to: 'counselled', after: 2 }, closed('budget_plan')],
  [accepted, called, closed('insolvency_trustee_referral')],
  [accepted, called, closed('declined')],
  [accepted, called, closed('unreachable')],
  [{ to: 'rejected', details: { reason: 'not_debt_related' }, after: 0.1 }],
  [{ to: 'rejected', details: { reason: 'other', note: 'Already a client' }, after: 0.1 }],
  [{ to: 'out_of_area', after: 0.1 }],
  [accepted, { to: 'withdrawn', details: { note: 'Asked to stop' }, after: 0.5 }],
  [accepted, called, called, called, { to: 'unable_to_contact', after: 0.1 }],
];

/** Referrals of the demo: enough for three pages, with each state several times. */
const count = 72;

const pick = <Value>(values: readonly Value[], number: number): Value =>
  values[number % values.length] as Value;

async function refer(tx: Queryable, number: number, isSandbox = false): Promise<string> {
  const { identifier, organisationId } = pick(demoPartners, number);
  const [firstName, lastName] = [pick(demoFirstNames, number * 5), pick(demoLastNames, number * 3)];
  // every ninth was sent before, by the other partner or the same one
  const who = number % 9 === 8 ? number - (number % 2 === 0 ? 2 : 1) : number;
  const taken = await takeReferral(tx, {
    partner: { partner_id: await partnerId(tx, identifier), organisation_id: organisationId },
    isSandbox,
    enteredBy: pick(['api', 'api', 'portal', 'staff'] as const, number),
    person: {
      firstName,
      lastName,
      phoneNumber: `+1604555${String(1000 + who)}`,
      emailAddress: `referred.${who + 1}@example.com`,
      city: pick(['Vancouver', 'Burnaby', 'Montréal', 'Halifax', 'Toronto'], number),
      province: pick(['BC', 'British Columbia', 'Québec', 'N.S.', 'Ontario', 'Somewhere'], number),
      ...(number % 3 === 0 ? { notes: 'Client called in requesting debt consolidation information' } : {}),
      externalReference: `CRM-${20_417 + number}`,
      ...(number % 5 === 2 ? { language: 'fr-CA' } : {}),
    },
    consent:
      number % 2 === 0
        ? { method: 'verbal', statementVersion: '2026-02', shareOutcome: number % 3 === 0 }
        : undefined,
    address: '203.0.113.7',
    bodySha256: sha256(`demo ${number}`),
    actor: systemActor,
    rules,
  });
  return taken.referral_id;
}

const dayMs = 86_400_000;

async function live(tx: Queryable, referralId: string, begun: Date, steps: readonly Step[]): Promise<void> {
  let at = begun.getTime();
  for (const [index, { to, details = {}, after }] of steps.entries()) {
    at += after * dayMs;
    await freezeClock(tx, new Date(at));
    const request = { referralId, version: index + 1, to, details, isAdmin: true, actor: systemActor };
    const refusal = await moveReferral(tx, request, rules);
    if (refusal) throw new Error(`the demo could not move a referral to ${to}: ${refusal.refused}`);
  }
}

/** Nobody is mailed about what is history. */
const tell = prepared<object, never>(
  'demo-referrals-told',
  `with digest as (insert into referral_digests (kind, referrals, made_at) values ('received', ${count}, app_now()) returning id)
   update referrals set digest_id = digest.id, overdue_told_at = app_now() from digest where not is_sandbox`,
);

/** Two months of referrals by two partners, in every state, and some of the sandbox's. */
export async function seedReferrals(tx: Queryable, now: Date): Promise<void> {
  for (let number = 0; number < count; number += 1) {
    const begun = daysFrom(now, Math.floor(number / 2) - 50, 9 + (number % 8));
    await freezeClock(tx, begun);
    const id = await refer(tx, number);
    if (number % 18 === 8) {
      const survivor = await refer(tx, number);
      await live(tx, id, begun, [{ to: 'duplicate', details: { duplicate_of: survivor }, after: 0.1 }]);
    } else {
      const stories = lives(daysFrom(now, 5, 18), daysFrom(begun, 2, 18));
      await live(tx, id, begun, pick(stories, Math.floor(number / 2)));
    }
  }
  await freezeClock(tx, daysFrom(now, -3, 9));
  for (let number = 0; number < 3; number += 1) await refer(tx, number, true);
  await freezeClock(tx, null);
  await tell(tx, {});
}
