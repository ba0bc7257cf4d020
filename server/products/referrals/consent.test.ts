import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, call } from '../../../tests/support/api-client.ts';
import { type ReferralCalls, referralsOf, somebody } from '../../../tests/support/referral-client.ts';
import { startTestApp, type TestApp } from '../../../tests/support/test-app.ts';

let app: TestApp;
let base: string;
let partner: Awaited<ReturnType<TestApp['make']['referralPartner']>>;
let calls: ReferralCalls;
beforeAll(async () => {
  app = await startTestApp();
  base = `${app.url}/referrals/v1`;
  partner = await app.make.referralPartner();
  calls = referralsOf(app, partner);
});
afterAll(() => app.close());

const flaws = (answer: Answer) =>
  ((answer.body['errors'] ?? []) as { field: string; code: string }[]).map(
    ({ field, code }) => `${field} ${code}`,
  );
const rawPost = (body: string, headers: Record<string, string> = {}) =>
  call('POST', `${base}/referrals`, { headers: { apiKey: partner.key, ...headers }, body });

describe('23: evidence of consent', () => {
  const evidenceOf = async (answer: Answer) =>
    app.sql<Record<string, unknown>>(
      `select c.*, encode(c.body_sha256, 'hex') as hash from referral_consents c join referrals r on r.id = c.referral_id
       where r.public_id = $1 order by c.id`,
      [answer.body['referralId']],
    );

  test('without it the partner vouches; with it, it is kept, and the hash is that of the bytes sent', async () => {
    expect(await evidenceOf(await calls.refer(somebody()))).toMatchObject([
      { source: 'asserted_by_agreement', given: true, share_outcome: false, method: null },
    ]);
    const consent = {
      given: true,
      method: 'verbal',
      at: '2026-01-05T10:03:00-08:00',
      statementVersion: '2026-02',
      shareOutcome: true,
    };
    const body = ` ${JSON.stringify({ ...somebody(), referralPartner: partner.identifier, consent }, null, 3)}\n`;
    const taken = await rawPost(body, { 'x-request-id': 'evidence-1' });
    expect(await evidenceOf(taken)).toMatchObject([
      {
        source: 'supplied',
        method: 'verbal',
        consented_at: '2026-01-05T18:03:00+00:00',
        statement_version: '2026-02',
        share_outcome: true,
        partner_key_id: partner.keyId,
        ip_address: '127.0.0.1',
        request_id: 'evidence-1',
        hash: createHash('sha256').update(body).digest('hex'),
      },
    ]);
  });

  test('somebody who has not agreed must not be sent, and nobody agrees tomorrow', async () => {
    const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
    const withConsent = (consent: unknown) => calls.refer({ ...somebody(), consent });
    expect(flaws(await withConsent({ given: false }))).toEqual(['consent.given consent_not_given']);
    expect(flaws(await withConsent({}))).toEqual(['consent.given required']);
    expect(flaws(await withConsent('yes'))).toEqual(['consent invalid_type']);
    expect(flaws(await withConsent({ given: true, at: inMinutes(24 * 60) }))).toEqual([
      'consent.at in_future',
    ]);
    expect(flaws(await withConsent({ given: true, at: '2026-01-05' }))).toEqual([
      'consent.at invalid_format',
    ]);
    expect(flaws(await withConsent({ given: true, method: 'letter', shareOutcome: 'no' }))).toEqual([
      'consent.method not_allowed',
      'consent.shareOutcome invalid_type',
    ]);
    // a plus that got lost is still read as one
    expect(flaws(await withConsent({ given: true, at: '2999-01-05T10:00:00 01:00' }))).toEqual([
      'consent.at in_future',
    ]);
    expect((await withConsent({ given: true, at: inMinutes(4) })).status).toBe(201);
  });

  test('parts that are null or empty count as absent', async () => {
    for (const nothing of [null, '', ' ']) {
      const consent = {
        given: true,
        method: nothing,
        at: nothing,
        statementVersion: nothing,
        shareOutcome: nothing,
      };
      expect(await evidenceOf(await calls.refer({ ...somebody(), consent }))).toMatchObject([
        {
          source: 'supplied',
          method: null,
          consented_at: null,
          statement_version: null,
          share_outcome: false,
        },
      ]);
    }
  });

  test('it is append-only to the application', async () => {
    await expect(app.sql('update referral_consents set given = false')).rejects.toThrow(/permission denied/);
    await expect(app.sql('delete from referral_consents')).rejects.toThrow(/permission denied/);
  });

  test('a partner that must send it cannot leave it out', async () => {
    const strict = referralsOf(app, await app.make.referralPartner({ consent_required: true }));
    expect(flaws(await strict.refer({ ...somebody(), city: null }))).toEqual([
      'city required',
      'consent required',
    ]);
    expect((await strict.refer({ ...somebody(), consent: { given: true } })).status).toBe(201);
  });
});
