import { afterAll, beforeAll, expect, test } from 'vitest';
import { call } from '../../../../tests/support/api-client.ts';
import { consoleMount } from '../../../../tests/support/console-client.ts';
import { testPassword } from '../../../../tests/support/factories.ts';
import { runQueuedJobs } from '../../../../tests/support/jobs.ts';
import { startTestApp, type TestApp } from '../../../../tests/support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

async function team() {
  const { id } = await app.make.organisation();
  const whose = { organisationId: id };
  return {
    id,
    path: `/organisations/${id}/members`,
    owner: await app.signedIn('agency_owner', whose),
    admin: await app.signedIn('agency_admin', whose),
  };
}

test('a member gets access back with the password of before; an admin does not let an owner in again', async () => {
  const { id, path, owner, admin } = await team();
  const member = await app.make.person('agency_viewer', { organisationId: id });
  await admin.post(`${path}/${member.id}/deactivate`);
  expect((await admin.post(`${path}/${member.id}/reactivate`)).body['status']).toBe('active');
  const body = { email: member.email, password: testPassword };
  expect((await call('POST', `${app.url}${consoleMount}/session`, { body })).status).toBe(201);
  const second = await app.make.person('agency_owner', { organisationId: id });
  await owner.post(`${path}/${second.id}/deactivate`);
  expect((await admin.post(`${path}/${second.id}/reactivate`)).status).toBe(403);
  expect((await owner.post(`${path}/${second.id}/reactivate`)).body['status']).toBe('active');
});

test('an invitation tells when it ends and is mailed again; to somebody with a password nothing is', async () => {
  const { path, owner } = await team();
  const email = 'invited@acme.example';
  const made = await owner.post(path, { name: 'Invited', email, role: 'agency_viewer' });
  expect(made.body['invitation_expires_at']).toEqual(expect.any(String));
  const again = await owner.post(`${path}/${made.body['id']}/resend-invitation`);
  expect(again.status).toBe(200);
  const member = await app.make.person('agency_viewer', {
    organisationId: Number(made.body['organisation_id']),
  });
  const kept = await owner.post(`${path}/${member.id}/resend-invitation`);
  expect(kept.body).toMatchObject({ status: 'active', invitation_expires_at: null });
  await runQueuedJobs(app);
  const mails = await app.sql<{ to_address: string }>(
    'select to_address from mails where to_address = any($1)',
    [[email, member.email]],
  );
  // the link that was replaced before its mail went out is not mailed
  expect(mails.map(({ to_address }) => to_address)).toEqual([email]);
});

test('the last active owner stays one, whoever asks', async () => {
  const { id, path, owner } = await team();
  const staff = await app.signedIn('staff_admin');
  const demote = { role: 'agency_viewer' };
  const refused = [
    await staff.patch(`${path}/${owner.id}`, demote),
    await staff.post(`${path}/${owner.id}/deactivate`),
    await staff.post(`/people/${owner.id}/deactivate`),
  ];
  for (const { status, body } of refused) expect([status, body['code']]).toEqual([422, 'last_owner']);
  expect((await owner.get('/session')).status).toBe(200);
  await app.make.person('agency_owner', { organisationId: id });
  expect((await staff.patch(`${path}/${owner.id}`, demote)).body['role']).toBe('agency_viewer');
});

test('two owners who take each other’s role at once: one stays', async () => {
  const { id, path, owner } = await team();
  const other = await app.signedIn('agency_owner', { organisationId: id });
  for (let round = 0; round < 5; round += 1) {
    await app.sql(`update memberships set role = 'agency_owner' where person_id = any($1)`, [
      [owner.id, other.id],
    ]);
    await Promise.all([
      owner.patch(`${path}/${other.id}`, { role: 'agency_viewer' }),
      round % 2 === 0
        ? other.patch(`${path}/${owner.id}`, { role: 'agency_viewer' })
        : other.post(`${path}/${owner.id}/deactivate`),
    ]);
    const owners = await app.sql(
      `select 1 from memberships m join people p on p.id = m.person_id
       where m.organisation_id = $1 and m.role = 'agency_owner' and p.status = 'active'`,
      [id],
    );
    expect(owners).toHaveLength(1);
    await app.sql(`update people set status = 'active' where id = any($1)`, [[owner.id, other.id]]);
    await app.sql('update sessions set ended_at = null where person_id = any($1)', [[owner.id, other.id]]);
  }
});

test('the list filters by role and part of a name; staff’s by whose people they are', async () => {
  const { path, owner, admin } = await team();
  const ids = async (query: string) =>
    ((await owner.get(`${path}?${query}`)).body['data'] as { id: number }[]).map(({ id }) => id);
  expect(await ids('role=agency_admin')).toEqual([admin.id]);
  expect(await ids(`search=${owner.email.toUpperCase()}`)).toEqual([owner.id]);
  const staff = await app.signedIn('staff_admin');
  const kinds = async (kind: string) =>
    (
      (await staff.get(`/people?per_page=100&kind=${kind}`)).body['data'] as {
        organisation_id: number | null;
      }[]
    ).map(({ organisation_id }) => organisation_id === null);
  expect(new Set(await kinds('staff'))).toEqual(new Set([true]));
  expect(new Set(await kinds('member'))).toEqual(new Set([false]));
});
