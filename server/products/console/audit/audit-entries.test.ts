import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at } from '../../../../tests/support/api-client.ts';
import type { ConsoleCalls } from '../../../../tests/support/console-client.ts';
import { startTestApp, type TestApp } from '../../../../tests/support/test-app.ts';

let app: TestApp;
let staff: ConsoleCalls;
let acme: { readonly id: number };
let other: { readonly id: number };

const entriesOf = (answer: { readonly body: Record<string, unknown> }) =>
  answer.body['data'] as Record<string, unknown>[];

beforeAll(async () => {
  app = await startTestApp();
  staff = await app.signedIn('staff_admin');
  acme = await app.make.organisation();
  other = await app.make.organisation();
  for (const { id } of [acme, other]) {
    await staff.patch(`/organisations/${id}`, { phone: '+441414960000' });
    await staff.patch(`/organisations/${id}/training-settings`, { threshold_seats: 4 });
    await staff.post(`/organisations/${id}/credits`, { course_id: 1, credits: 5 });
  }
});
afterAll(() => app.close());

describe('the audit trail', () => {
  test('tells staff who did what to whom, the newest first, in pages that miss nothing', async () => {
    const whole = entriesOf(await staff.get('/audit-entries?per_page=100'));
    const seen: Record<string, unknown>[] = [];
    for (let after: unknown = ''; after !== null; ) {
      const page = await staff.get(`/audit-entries?per_page=4&after=${after}`);
      seen.push(...entriesOf(page));
      after = page.body['next'];
    }
    expect(seen).toEqual(whole);
    expect(seen.length).toBeGreaterThan(8);
    const edited = seen.find(
      (entry) => entry['action'] === 'organisation.edited' && entry['subject_id'] === acme.id,
    );
    expect(edited).toMatchObject({
      organisation_id: acme.id,
      actor_kind: 'staff',
      subject_kind: 'organisation',
      details: { fields: ['phone'] },
    });
    expect(typeof edited?.['actor_name']).toBe('string');
    expect(typeof edited?.['subject_name']).toBe('string');
  });

  test('every filter narrows it', async () => {
    const count = async (query: string) =>
      entriesOf(await staff.get(`/audit-entries?per_page=100&${query}`)).length;
    const id = acme.id;
    expect(await count(`organisation_id=${id}&action=organisation.edited`)).toBe(1);
    expect(await count(`subject_kind=organisation&subject_id=${id}&action=organisation.edited`)).toBe(1);
    expect(await count(`organisation_id=${id}&actor_kind=candidate`)).toBe(0);
    expect(await count('actor_id=987654321')).toBe(0);
    expect(await count(`organisation_id=${id}&date_to=2001-01-01`)).toBe(0);
    expect(await count(`organisation_id=${id}&date_from=2001-01-01&action=organisation.edited`)).toBe(1);
    expect((await staff.get('/audit-entries?after=nonsense')).status).toBe(422);
    expect((await staff.get('/audit-entries?date_from=yesterday&actor_id=x')).body['errors']).toMatchObject({
      date_from: expect.anything(),
      actor_id: expect.anything(),
    });
  });

  test('an organisation’s owner sees its own trail only, and not who of the provider’s staff it was', async () => {
    const owner = await app.signedIn('agency_owner', { organisationId: acme.id });
    const seen = entriesOf(await owner.get('/audit-entries?per_page=100'));
    expect(new Set(seen.map((entry) => entry['organisation_id']))).toEqual(new Set([acme.id]));
    const byStaff = seen.filter((entry) => entry['actor_kind'] === 'staff');
    expect(byStaff.length).toBeGreaterThan(0);
    expect(byStaff.every((entry) => entry['actor_name'] === null && entry['actor_id'] === null)).toBe(true);
    expect(entriesOf(await owner.get(`/audit-entries?organisation_id=${other.id}`))).toEqual([]);
    expect(entriesOf(await owner.get('/audit-entries?actor_kind=staff&actor_id=1000'))).toEqual([]);
    const csv = await owner.get('/audit-entries/export');
    expect(csv.text).not.toContain(`,${other.id},`);
    expect((await owner.get(`/audit-entries/export?organisation_id=${other.id}`)).status).toBe(404);
  });

  test('the file has what the list has, and the trail tells that it was taken', async () => {
    const query = `organisation_id=${other.id}`;
    const rows = entriesOf(await staff.get(`/audit-entries?${query}&per_page=100`));
    const csv = await staff.get(`/audit-entries/export?${query}`);
    expect(csv.status).toBe(200);
    expect(csv.text.trim().split('\r\n')).toHaveLength(rows.length + 1);
    const [newest] = entriesOf(await staff.get(`/audit-entries?${query}`));
    expect(newest).toMatchObject({ action: 'audit.exported', details: { rows: rows.length } });
  });
});

describe('checking the trail', () => {
  test('a whole one adds up; its owner checks their own only', async () => {
    const all = await staff.post('/audit-entries/verify', {});
    expect(all.body).toMatchObject({ broken: [] });
    expect(Number(all.body['trails'])).toBeGreaterThanOrEqual(3);
    const owner = await app.signedIn('agency_owner', { organisationId: acme.id });
    const own = await owner.post('/audit-entries/verify', {});
    expect(own.body).toMatchObject({ trails: 1, broken: [] });
    expect(Number(own.body['entries'])).toBeLessThan(Number(all.body['entries']));
    expect((await owner.post('/audit-entries/verify', { organisation_id: other.id })).status).toBe(404);
    expect((await staff.post('/audit-entries/verify', { organisation_id: 987654321 })).status).toBe(404);
  });

  test('an entry changed behind the platform’s back is found, and named', async () => {
    await app.asOwner('alter table audit_entries disable trigger audit_refuse_change');
    await app.asOwner(
      `update audit_entries set details = '{"tampered": true}' where organisation_id = $1 and seq = 2`,
      [other.id],
    );
    await app.asOwner('alter table audit_entries enable trigger audit_refuse_change');
    const found = await staff.post('/audit-entries/verify', { organisation_id: other.id });
    expect(found.body).toMatchObject({ trails: 1, broken: [{ organisation_id: other.id, number: 2 }] });
    expect(at((await staff.post('/audit-entries/verify', {})).body, 'broken')).toHaveLength(1);
  });
});
