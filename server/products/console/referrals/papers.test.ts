import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '../../../../tests/support/api-client.ts';
import type { ConsoleCalls } from '../../../../tests/support/console-client.ts';
import { staffAddress } from '../../../../tests/support/jobs.ts';
import { receiveMails } from '../../../../tests/support/mailbox.ts';
import { readPaper } from '../../../../tests/support/papers.ts';
import { referralsOf, somebody } from '../../../../tests/support/referral-client.ts';
import { startTestApp, type TestApp } from '../../../../tests/support/test-app.ts';
import { endReferralRetention } from '../../../domains/referrals/index.ts';

let app: TestApp;
let admin: ConsoleCalls;
beforeAll(async () => {
  app = await startTestApp({ VERIWARD_MODE: 'sandbox' });
  await app.freeze('2027-03-01T18:00:00Z');
  admin = await app.signedIn('staff_admin');
});
afterAll(() => app.close());

/** Sessions end when nobody uses them; the tests' people look on while days pass. */
async function later(interval: string): Promise<void> {
  await app.pass(interval);
  await app.sql(`update sessions set idle_expires_at = '2030-01-01', expires_at = '2030-01-01'`);
}

const rules = { retentionMonths: 24, sandboxDays: 30 };
const idOf = (answer: Answer) => String(answer.body['referralId']);

/** RFC 4180, as a spreadsheet reads it. */
function readCsv(bytes: Uint8Array): Record<string, string>[] {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  expect(text.startsWith('\ufeff')).toBe(true);
  const lines: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text
    .slice(1)
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    lines.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\r\n') lines.push([]);
  }
  const [names = [], ...rows] = lines.filter((line) => line.length > 0);
  return rows.map((row) => Object.fromEntries(names.map((name, place) => [name, row[place] ?? ''])));
}

const staffNames =
  'referralId, receivedAt, partner, status, outcome, reason, firstName, lastName, phoneNumber, emailAddress, city, province, provinceCode, language, notes, externalReference, duplicateOf, consentSource, consentMethod, consentAt, shareOutcome, assignedTo, contactAttempts, lastContactAt, appointmentAt, closedAt, sandbox'.split(
    ', ',
  );
const staffOnly = ['assignedTo', 'contactAttempts', 'lastContactAt', 'appointmentAt'];

describe('33: CSV', () => {
  test('has a BOM, CRLF and quotes that survive; formulas and phone numbers are text; the trail has the rows', async () => {
    const partner = await app.make.referralPartner();
    const calls = referralsOf(app, partner);
    const notes = 'Said "call me",\nthen\thung up;\n=2';
    const first = await calls.refer({
      ...somebody(),
      firstName: '=1+1',
      lastName: '@b',
      notes,
      externalReference: '-7',
    });
    await later('1 second');
    const second = await calls.refer({ ...somebody(), city: 'Québec, QC' });
    const file = await admin.get(`/referrals/export?partner_id=${partner.id}`);
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.bytes);
    expect(text.endsWith('\r\n')).toBe(true);
    const rows = readCsv(file.bytes);
    expect(rows.map(({ referralId }) => referralId)).toEqual([idOf(second), idOf(first)]);
    expect(Object.keys(rows[0] ?? {})).toEqual(staffNames);
    expect(rows[1]).toMatchObject({
      firstName: "'=1+1",
      lastName: "'@b",
      externalReference: "'-7",
      notes,
      phoneNumber: expect.stringMatching(/^'\+1604/),
      partner: partner.identifier,
      status: 'received',
      receivedAt: '2027-03-01T18:00:00+00:00',
      contactAttempts: '0',
      sandbox: 'false',
      consentSource: 'asserted_by_agreement',
    });
    expect(rows[0]).toMatchObject({ city: 'Québec, QC' });
    const [entry] = await app.sql(
      `select details from audit_entries where action = 'referral.exported' order by occurred_at desc, seq desc limit 1`,
    );
    expect(entry).toEqual({ details: { rows: 2, filter: { partner_id: partner.id, is_sandbox: false } } });
  });

  test('the partner’s file has its view and none of the staff’s columns', async () => {
    const { id: organisationId } = await app.make.organisation();
    const partner = await app.make.referralPartner({ organisation_id: organisationId });
    const taken = await referralsOf(app, partner).refer();
    await admin.post(`/referrals/${idOf(taken)}/moves`, { version: 1, to: 'acknowledged' });
    const contact = { version: 2, to: 'contact_attempted', channel: 'phone', result: 'spoke' };
    expect((await admin.post(`/referrals/${idOf(taken)}/moves`, contact)).status).toBe(200);
    const owner = await app.signedIn('agency_owner', { organisationId });
    const [row = {}, ...others] = readCsv((await owner.get('/own-referrals/export')).bytes);
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      referralId: idOf(taken),
      status: 'acknowledged',
      firstName: 'Testxxx-Firstname',
    });
    expect(Object.keys(row)).toEqual(staffNames.filter((name) => !staffOnly.includes(name)));
    const stranger = await app.signedIn('agency_owner', {
      organisationId: (await app.make.organisation()).id,
    });
    expect(readCsv((await stranger.get('/own-referrals/export')).bytes)).toEqual([]);
  });

  test('31: sandbox referrals are in no list, count or file unless asked for', async () => {
    const sandbox = referralsOf(app, await app.make.referralPartner({}, 1));
    const taken = idOf(await sandbox.refer({ ...somebody(), city: 'Sandville' }));
    const listed = async (query: string) =>
      (await admin.get(`/referrals?per_page=100&${query}`)).text.includes(taken);
    expect([await listed(''), await listed('sandbox=true')]).toEqual([false, true]);
    const files = [await admin.get('/referrals/export'), await admin.get('/referrals/export?sandbox=true')];
    expect(files.map(({ text }) => text.includes('Sandville'))).toEqual([false, true]);
    const total = async (query: string) => {
      const { body } = await admin.get(`/referrals/counts?${query}`);
      return (body['data'] as { total: number }[]).reduce((sum, row) => sum + row.total, 0);
    };
    const before = await total('');
    await sandbox.refer();
    expect(await total('')).toBe(before);
    expect(await total('sandbox=true')).toBeGreaterThan(1);
  });
});

describe('35: erasing', () => {
  test('takes what is personal out of everything; the partner still sees how it stands', async () => {
    const partner = await app.make.referralPartner();
    const calls = referralsOf(app, partner);
    const secrets = {
      firstName: 'Zenobia',
      lastName: 'Quartz',
      city: 'Nowherton',
      notes: 'Secretnote',
      externalReference: 'SECRET-1',
    };
    const person = { ...somebody(), ...secrets, consent: { given: true, method: 'web' } };
    const id = idOf(await calls.refer(person));
    await admin.post(`/referrals/${id}/moves`, { version: 1, to: 'acknowledged', note: 'Zenobia called' });
    await admin.patch(`/referrals/${id}`, { version: 2, last_name: 'Quartzova' });
    await admin.post(`/referrals/${id}/consents`, { given: true, note: 'Zenobia agrees' });
    const sheetBefore = await readPaper((await admin.get(`/referrals/${id}/evidence`)).bytes);
    expect(sheetBefore.text).toContain('Zenobia');
    expect((await admin.post(`/referrals/${id}/erase`, {})).status).toBe(422);
    const erased = await admin.post(`/referrals/${id}/erase`, { reason: 'Requested' });
    expect(erased.body).toMatchObject({ first_name: null, erased_at: '2027-03-01T18:00:01+00:00' });

    const dump = await app.sql<{ all: string }>(
      `select (select jsonb_agg(r) from referrals r)::text || (select jsonb_agg(c) from referral_consents c
         where c.referral_id = (select id from referrals where public_id = $1))::text
         || coalesce((select jsonb_agg(e) from referral_events e)::text, '')
         || (select jsonb_agg(a) from audit_entries a)::text as all`,
      [id],
    );
    const sheet = await readPaper((await admin.get(`/referrals/${id}/evidence`)).bytes);
    const everywhere = [
      dump[0]?.all,
      (await admin.get(`/referrals/${id}`)).text,
      (await admin.get(`/referrals?partner_id=${partner.id}`)).text,
      (await admin.get(`/referrals/export?partner_id=${partner.id}`)).text,
      sheet.text,
      (await calls.get('/referrals')).text,
    ].join('\n');
    const gone = [
      'Zenobia',
      'Quartz',
      'Nowherton',
      'Secretnote',
      'SECRET-1',
      person.phoneNumber,
      person.emailAddress,
    ];
    for (const secret of [...gone, ...gone.map((word) => word.toLowerCase())])
      expect(everywhere).not.toContain(secret);
    expect(sheet.text).toContain('web');
    const ips = await app.sql(
      'select ip_address from referral_consents c join referrals r on r.id = c.referral_id where r.public_id = $1',
      [id],
    );
    expect(ips).toEqual([{ ip_address: null }, { ip_address: null }]);
    expect((await calls.get(`/referrals/${id}`)).body).toMatchObject({
      referralId: id,
      status: 'acknowledged',
      externalReference: null,
    });
    expect((await admin.post(`/referrals/${id}/erase`, { reason: 'Again' })).body['code']).toBe(
      'referral_erased',
    );
    expect((await calls.refer(person)).body).not.toHaveProperty('duplicate');
  });

  test('goes through the whole case: what was merged into it, too; and nothing is noted afterwards', async () => {
    const [one, two] = [
      referralsOf(app, await app.make.referralPartner()),
      referralsOf(app, await app.make.referralPartner()),
    ];
    const person = { ...somebody(), city: 'Elsewhereton', notes: 'Mergednote' };
    const survivor = idOf(await one.refer({ ...person, notes: null }));
    const [merged, last] = [idOf(await two.refer(person)), idOf(await one.refer(person))];
    await admin.post(`/referrals/${last}/moves`, { version: 1, to: 'duplicate', duplicate_of: merged });
    await admin.post(`/referrals/${merged}/moves`, { version: 1, to: 'duplicate', duplicate_of: survivor });
    const read = async () =>
      `${(await admin.get(`/referrals/${survivor}`)).text}${(await admin.get('/referrals/export')).text}`;
    for (const secret of ['Mergednote', 'Elsewhereton', '127.0.0.1']) expect(await read()).toContain(secret);
    expect((await admin.post(`/referrals/${survivor}/erase`, { reason: 'Requested' })).status).toBe(200);
    for (const secret of ['Mergednote', 'Elsewhereton', person.phoneNumber, person.emailAddress])
      expect(await read()).not.toContain(secret);
    expect((await admin.get(`/referrals/${survivor}`)).text).not.toContain('127.0.0.1');
    expect((await two.get(`/referrals/${merged}`)).body).toMatchObject({ status: 'acknowledged' });
    for (const id of [survivor, merged, last])
      expect((await admin.post(`/referrals/${id}/notes`, { note: 'She called' })).body['code']).toBe(
        'referral_erased',
      );
    const trail = await app.sql(
      `select 1 from audit_entries a join referrals r on r.id = a.subject_id and a.subject_kind = 'referral'
       where r.public_id = any($1) and a.action = 'referral.erased'`,
      [[survivor, merged, last]],
    );
    expect(trail).toHaveLength(3);
  });

  test('happens by itself after the retention period, and not before; a duplicate waits for its survivor', async () => {
    const calls = referralsOf(app, await app.make.referralPartner());
    const [ended, open, duplicate] = [
      idOf(await calls.refer()),
      idOf(await calls.refer()),
      idOf(await calls.refer()),
    ];
    await admin.post(`/referrals/${ended}/moves`, { version: 1, to: 'out_of_area' });
    await admin.post(`/referrals/${duplicate}/moves`, { version: 1, to: 'duplicate', duplicate_of: open });
    const erased = async () => {
      await endReferralRetention(app.db, rules);
      const rows = await app.sql<{ public_id: string }>(
        'select public_id from referrals where public_id = any($1) and erased_at is not null',
        [[ended, open, duplicate]],
      );
      return rows.map(({ public_id }) => public_id);
    };
    await later('23 months 27 days');
    expect(await erased()).toEqual([]);
    await later('10 days');
    expect(await erased()).toEqual([ended]);
    await app.freeze('2027-03-01T18:00:01Z');
  });

  test('sandbox referrals are deleted after 30 days, chains and all', async () => {
    const sandbox = referralsOf(app, await app.make.referralPartner({}, 1));
    const [old, merged] = [idOf(await sandbox.refer()), idOf(await sandbox.refer())];
    await admin.post(`/referrals/${merged}/moves`, { version: 1, to: 'duplicate', duplicate_of: old });
    const live = idOf(await referralsOf(app, await app.make.referralPartner()).refer());
    await later('29 days');
    await endReferralRetention(app.db, rules);
    const left = () =>
      app.sql('select public_id from referrals where public_id = any($1)', [[old, merged, live]]);
    expect(await left()).toHaveLength(3);
    await later('2 days');
    await endReferralRetention(app.db, rules);
    expect(await left()).toEqual([{ public_id: live }]);
    await app.freeze('2027-03-01T18:00:01Z');
  });
});

describe('e-mails', () => {
  test('the intake staff hear of new referrals in one digest, with no name in it, and of overdue ones', async () => {
    await app.freeze('2027-04-05T17:00:00Z');
    await app.sql(`update referrals set digest_id = null, overdue_told_at = app_now()`);
    await app.sql('insert into referral_digests (kind, referrals, made_at) values ($1, 0, app_now())', [
      'received',
    ]);
    await app.sql(
      `update referrals set digest_id = (select max(id) from referral_digests) where not is_sandbox`,
    );
    const calls = referralsOf(app, await app.make.referralPartner());
    await calls.refer();
    await calls.refer();
    expect(await receiveMails(app)).toEqual([]);
    await later('16 minutes');
    const [digest, ...more] = await receiveMails(app);
    expect(more).toEqual([]);
    expect(digest).toMatchObject({ to: staffAddress, subject: 'New: 2 referrals' });
    expect(digest?.text).not.toContain('Testxxx');
    const { pathname } = new URL(/https?:\S+/.exec(digest?.text ?? '')?.[0] ?? '');
    expect((await fetch(app.url + pathname)).status).toBe(200);
    await later('1 day 1 hour');
    expect((await receiveMails(app)).map(({ subject }) => subject)).toEqual([
      'Overdue: 2 unacknowledged referrals',
    ]);
    await later('1 day');
    expect(await receiveMails(app)).toEqual([]);
  });

  test('a key’s owner hears once that it is about to end', async () => {
    const { id: organisationId } = await app.make.organisation();
    const owner = await app.make.person('agency_owner', { organisationId });
    const partner = await app.make.referralPartner({ organisation_id: organisationId });
    await app.sql(
      `update referral_partner_keys set expires_at = app_now() + interval '15 days' where id = $1`,
      [partner.keyId],
    );
    expect(await receiveMails(app)).toEqual([]);
    await later('2 days');
    expect(await receiveMails(app)).toMatchObject([
      { to: owner.email, subject: expect.stringContaining('expires on') },
    ]);
    expect(await receiveMails(app)).toEqual([]);
  });
});
