import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Answer, call } from '../../../tests/support/api-client.ts';
import { type ReferralCalls, referralsOf, somebody } from '../../../tests/support/referral-client.ts';
import { startTestApp, type TestApp } from '../../../tests/support/test-app.ts';
import { verifyAllAuditChains } from '../../domains/audit/index.ts';

let app: TestApp;
let one: ReferralCalls;
let two: ReferralCalls;
beforeAll(async () => {
  app = await startTestApp({ VERIWARD_MODE: 'sandbox' });
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.freeze('2027-03-01T18:00:00Z');
  one = referralsOf(app, await app.make.referralPartner());
  two = referralsOf(app, await app.make.referralPartner());
});

const idOf = (answer: Answer) => String(answer.body['referralId']);
const once = (key: string) => ({ headers: { 'idempotency-key': key } });

async function countOf(person: { phoneNumber: string }): Promise<number> {
  const rows = await app.sql('select 1 from referrals where phone_number = $1', [person.phoneNumber]);
  return rows.length;
}

const marksOf = (answer: Answer) =>
  app.sql<{ strength: string }>(
    `select m.strength from referral_matches m join referrals r on r.id = m.referral_id where r.public_id = $1`,
    [idOf(answer)],
  );

describe('18: Idempotency-Key', () => {
  test('the same key and body replay the answer and make one row; another body is 422', async () => {
    const person = somebody();
    const first = await one.refer(person, once('a'));
    const again = await one.refer(person, once('a'));
    expect(again.text).toBe(first.text);
    expect([first, again].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true']);
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    expect(await countOf(person)).toBe(1);
    expect(await one.refer({ ...person, city: 'Burnaby' }, once('a'))).toMatchObject({
      status: 422,
      body: { statusCode: 422, code: 'idempotency_key_reused' },
    });
  });

  test('after a 400 the key is free, and two partners’ keys do not meet', async () => {
    const person = somebody();
    expect((await one.refer({ ...person, city: '' }, once('b'))).status).toBe(400);
    const mine = await one.refer(person, once('b'));
    const theirs = await two.refer(person, once('b'));
    expect([mine.status, theirs.status]).toEqual([201, 201]);
    expect(idOf(theirs)).not.toBe(idOf(mine));
  });

  test('one that is no printable ASCII is told as a field', async () => {
    const answer = await one.refer(somebody(), once('x'.repeat(256)));
    expect(answer.body['errors']).toEqual([
      {
        field: 'Idempotency-Key',
        code: 'invalid_format',
        message: 'Must be 1 to 255 printable ASCII characters.',
      },
    ]);
  });
});

test('19: fifty parallel posts with one Idempotency-Key make one row; the rest are replayed or 409', async () => {
  const person = somebody();
  const answers = await Promise.all(Array.from({ length: 50 }, () => one.refer(person, once('fifty'))));
  expect(await countOf(person)).toBe(1);
  const fresh = answers.filter(
    ({ status, headers }) => status === 201 && !headers.get('idempotency-replayed'),
  );
  expect(fresh).toHaveLength(1);
  for (const answer of answers) {
    if (answer.status === 201) expect(answer.text).toBe(fresh[0]?.text);
    else expect(answer).toMatchObject({ status: 409, body: { code: 'idempotency_in_flight' } });
  }
});

describe('20: the same person by one partner', () => {
  test('within 30 days the second is told of the first; after 31 days not', async () => {
    const person = somebody();
    const first = await one.refer(person);
    expect(first.body).not.toHaveProperty('duplicate');
    await app.pass('29 days');
    const second = await one.refer(person);
    expect(second).toMatchObject({ status: 201, body: { duplicate: true, duplicateOf: idOf(first) } });
    await app.pass('2 days');
    const third = await one.refer(person);
    expect(third.body).toMatchObject({ duplicate: true, duplicateOf: idOf(second) });
    await app.pass('31 days');
    expect((await one.refer(person)).body).not.toHaveProperty('duplicate');
    expect(await countOf(person)).toBe(4);
  });

  test('an e-mail in other case matches, a phone number alone does, and so does the partner’s own number', async () => {
    const person = { ...somebody(), externalReference: 'CRM-7' };
    const first = await one.refer(person);
    const { phoneNumber, emailAddress } = person;
    const alike = [
      { ...somebody(), emailAddress: emailAddress.toUpperCase() },
      { ...somebody(), phoneNumber },
      { ...somebody(), externalReference: 'CRM-7' },
    ];
    for (const fields of alike) {
      const answer = await one.refer(fields);
      expect(answer.body).toMatchObject({ duplicate: true, duplicateOf: idOf(first) });
      expect((await marksOf(answer)).map(({ strength }) => strength)).toContain('possible');
    }
    expect((await two.refer({ ...somebody(), externalReference: 'CRM-7' })).body).not.toHaveProperty(
      'duplicate',
    );
  });

  test('staff see possible ones for a year', async () => {
    const person = somebody();
    await one.refer(person);
    await app.pass('364 days');
    expect(await marksOf(await two.refer(person))).toEqual([{ strength: 'strong' }]);
    await app.pass('366 days');
    expect(await marksOf(await two.refer(person))).toEqual([]);
  });
});

test('22: of two identical parallel posts without a key both make rows, and exactly one is flagged', async () => {
  for (let round = 0; round < 10; round += 1) {
    const person = somebody();
    const answers = await Promise.all([one.refer(person), one.refer(person)]);
    const flagged = answers.filter(({ body }) => body['duplicate'] === true);
    const [first] = answers.filter(({ body }) => body['duplicate'] === undefined);
    expect(flagged).toHaveLength(1);
    expect(flagged[0]?.body['duplicateOf']).toBe(first && idOf(first));
    expect(await countOf(person)).toBe(2);
  }
});

test('22: many partners at once, alike and not: each later one of a person finds the earlier, and nobody deadlocks', async () => {
  const people = Array.from({ length: 5 }, somebody);
  const partners = [one, two, referralsOf(app, await app.make.referralPartner())];
  const answers = await Promise.all(
    Array.from({ length: 120 }, (_, place) => {
      const { phoneNumber } = people[place % 5] ?? somebody();
      const { emailAddress } = people[(place * 3) % 5] ?? somebody();
      return partners[place % 3]?.refer({ ...somebody(), phoneNumber, emailAddress });
    }),
  );
  expect(answers.map((answer) => answer?.status)).toEqual(Array(120).fill(201));
  const [{ missing } = { missing: -1 }] = await app.sql<{ missing: number }>(
    `select count(*) as missing from referrals a join referrals b on b.id > a.id and b.phone_number = a.phone_number
     where a.phone_number = any($1) and not exists (select from referral_matches m where m.referral_id = b.id and m.other_id = a.id)`,
    [people.map(({ phoneNumber }) => phoneNumber)],
  );
  expect(missing).toBe(0);
  expect(await verifyAllAuditChains(app.db)).toEqual([]);
});

describe('25: what is not one’s own', () => {
  test('another partner’s referral, a random id and nonsense are the same 404', async () => {
    const mine = await one.refer();
    const paths = [idOf(mine), '018f4a2b-1234-7000-8abc-def012345678', 'abc'];
    for (const method of ['GET', 'POST'] as const) {
      const texts = await Promise.all(
        paths.map(async (id) => {
          const answer =
            method === 'GET' ? await two.get(`/referrals/${id}`) : await two.withdraw(id, { reason: 5 });
          expect(answer.status).toBe(404);
          return answer.text;
        }),
      );
      expect(new Set(texts).size).toBe(1);
    }
    expect((await one.get(`/referrals/${idOf(mine)}`)).status).toBe(200);
    expect((await two.get('/referrals')).body).toMatchObject({ data: [], pagination: { total: 0 } });
  });
});

test('26: no answer to a partner has a name, a phone number, an e-mail or a note', async () => {
  const person = {
    ...somebody(),
    firstName: 'Zebulon',
    lastName: 'Quill',
    notes: 'Secretnote',
    city: 'Moose Jaw',
  };
  const taken = await one.refer({ ...person, externalReference: 'CRM-9' });
  const again = await one.refer({ ...person, phoneNumber: person.phoneNumber });
  const answers = [
    taken,
    again,
    await one.refer({ ...person, city: '' }),
    await one.get(`/referrals/${idOf(taken)}`),
    await one.get('/referrals?externalReference=CRM-9'),
    await one.withdraw(idOf(taken), { reason: 'Secretreason' }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 400, 200, 200, 200]);
  const told = answers.map(({ text }) => text).join('\n');
  for (const secret of ['Zebulon', 'Quill', 'Secret', 'Moose', person.phoneNumber, person.emailAddress])
    expect(told).not.toContain(secret);
  expect(JSON.stringify(app.logged)).not.toContain('Zebulon');
});

describe('31: the sandbox', () => {
  test('a test key with the test identifier runs the whole contract and bothers nobody', async () => {
    const sandbox = referralsOf(app, await app.make.referralPartner({}, 1));
    const person = somebody();
    const taken = await sandbox.refer(person);
    expect(taken).toMatchObject({ status: 201, body: { status: 'received', sandbox: true } });
    expect((await sandbox.get(`/referrals/${idOf(taken)}`)).body).toMatchObject({ sandbox: true });
    await app.sql('update referrals set digest_id = null');
    await app.sql('select plan_referral_digests($1)', ['0 minutes']);
    const [told] = await app.sql<{ digest_id: number | null }>(
      'select digest_id from referrals where public_id = $1',
      [idOf(taken)],
    );
    expect(told).toEqual({ digest_id: null });
    const live = (await app.make.referralPartner()).identifier;
    expect((await sandbox.refer({ ...person, referralPartner: live })).body['errors']).toMatchObject([
      { field: 'referralPartner', code: 'not_allowed' },
    ]);
  });

  test('a live key with the test identifier is a sandbox referral here, and 400 in production', async () => {
    const testing = { ...somebody(), referralPartner: 'Testxxx-Referral-Partner' };
    expect(await one.refer(testing)).toMatchObject({ status: 201, body: { sandbox: true } });
    const production = await startTestApp({
      VERIWARD_MODE: 'live',
      SMTP_URL: 'smtp://127.0.0.1:9',
      MAIL_FROM: 'a@example.org',
    });
    const partner = referralsOf(production, await production.make.referralPartner());
    expect(await partner.refer(testing)).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'referralPartner', code: 'not_allowed' }] },
    });
    await production.close();
  });
});

test('32: a sandbox referral never matches a live one', async () => {
  const person = somebody();
  const [live, tried, triedAgain, liveAgain] = [
    await one.refer(person),
    await one.refer({ ...person, referralPartner: 'Testxxx-Referral-Partner' }),
    await one.refer({ ...person, referralPartner: 'Testxxx-Referral-Partner' }),
    await one.refer(person),
  ];
  expect(tried.body).not.toHaveProperty('duplicate');
  expect(await marksOf(tried)).toEqual([]);
  expect(triedAgain.body).toMatchObject({ duplicateOf: idOf(tried) });
  expect(liveAgain.body).toMatchObject({ duplicateOf: idOf(live) });
  expect(await marksOf(liveAgain)).toHaveLength(1);
});

describe('the list', () => {
  test('filters by the partner’s view, number, days of the time zone and changes; wrong values are 400', async () => {
    await app.freeze('2027-06-02T06:30:00Z'); // still 1 June in Vancouver
    const first = await one.refer({ ...somebody(), externalReference: 'L-1' });
    await app.pass('1 hour');
    const second = await one.refer();
    const ids = async (query: string) => {
      const { body } = await one.get(`/referrals?${query}`);
      return (body['data'] as { referralId: string }[]).map(({ referralId }) => referralId);
    };
    expect(await ids('')).toEqual([idOf(second), idOf(first)]);
    expect(await ids('externalReference=L-1&colour=red')).toEqual([idOf(first)]);
    expect(await ids('receivedTo=2027-06-01')).toEqual([idOf(first)]);
    expect(await ids('receivedFrom=2027-06-02')).toEqual([idOf(second)]);
    expect(await ids('updatedSince=2027-06-02T07:00:00Z')).toEqual([idOf(second)]);
    expect(await ids('status=received,closed&perPage=1&page=2')).toEqual([idOf(first)]);
    expect(await ids('status=closed')).toEqual([]);
    expect((await one.get('/referrals?per_page=1')).body['pagination']).toEqual({
      currentPage: 1,
      perPage: 1,
      lastPage: 2,
      total: 2,
    });
    expect((await one.get('/referrals?perPage=1000')).body['pagination']).toMatchObject({ perPage: 100 });
    expect(await ids('status=received,&perPage=1&per_page=2')).toEqual([idOf(second)]);
    const wrong = 'status=lost&receivedFrom=2027-02-30&updatedSince=now&page=0&perPage=x&per_page=0';
    const refused = await one.get(`/referrals?${wrong}`);
    expect(refused.status).toBe(400);
    expect(
      (refused.body['errors'] as { field: string; code: string }[]).map(
        ({ field, code }) => `${field} ${code}`,
      ),
    ).toEqual([
      'status not_allowed',
      'receivedFrom invalid_format',
      'updatedSince invalid_format',
      'page too_small',
      'perPage invalid_type',
      'per_page too_small',
    ]);
  });
});

test('36: a suspended partner’s earlier referrals stay in the queue, and it gets in no more', async () => {
  const partner = await app.make.referralPartner();
  const calls = referralsOf(app, partner);
  const taken = await calls.refer();
  const staff = await app.signedIn('staff_admin');
  expect((await staff.post(`/referral-partners/${partner.id}/suspend`)).status).toBe(200);
  expect(await calls.get('/referrals')).toMatchObject({
    status: 401,
    body: { code: 'invalid_subscription_key' },
  });
  const queue = await staff.get(`/referrals?partner_id=${partner.id}`);
  expect((queue.body['data'] as { id: string }[]).map(({ id }) => id)).toEqual([idOf(taken)]);
  expect((await staff.post(`/referral-partners/${partner.id}/reactivate`)).status).toBe(200);
  expect(
    (await call('GET', `${app.url}/referrals/v1/referrals`, { headers: { apiKey: partner.key } })).status,
  ).toBe(200);
});
