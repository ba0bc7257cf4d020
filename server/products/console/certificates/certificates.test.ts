import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ConsoleCalls } from '../../../../tests/support/console-client.ts';
import { startTestApp, type TestApp } from '../../../../tests/support/test-app.ts';
import { unzip } from '../../../../tests/support/unzip.ts';

let app: TestApp;
let admin: ConsoleCalls;
beforeAll(async () => {
  app = await startTestApp();
  await app.freeze('2027-06-05T08:00:00Z');
  admin = await app.signedIn('staff_admin');
});
afterAll(() => app.close());

/** Certificates of candidates who attended and passed this morning, ending on these days. */
async function certified(organisationId: number, ends: readonly string[]) {
  const event = await app.make.event({ startsAt: '2027-06-05T08:30:00Z', capacity: 20 });
  await app.freeze('2027-06-05T08:00:00Z');
  const bookings: number[] = [];
  for (const [index] of ends.entries()) {
    const candidate = { first_name: 'Amina', last_name: `Okafor-${index}` };
    bookings.push((await app.make.booking(organisationId, event, candidate)).id);
  }
  await app.freeze('2027-06-05T10:00:00Z');
  const ids: number[] = [];
  for (const [index, id] of bookings.entries()) {
    const marked = await admin.put(`/bookings/${id}/attendance`, { attendance: 'attended', passed: true });
    expect(marked.body['certificate_available']).toBe(true);
    const [row] = await app.sql<{ id: number }>(
      `update certificates set trained_on = '2026-01-01', completed_on = '2026-01-01', expires_on = $2::date
       where booking_id = $1 and product = 'practical-training' returning id`,
      [id, ends[index]],
    );
    ids.push(row?.id ?? 0);
  }
  return { bookings, ids };
}

const newOrganisation = () => app.make.organisation({ invoices: true });

const idsOf = async (who: ConsoleCalls, query = '') => {
  const { body } = await who.get(`/certificates?per_page=100&${query}`);
  return (body['data'] as { id: number }[]).map(({ id }) => id);
};

test('an organisation’s certificates: by status, day, name and number', async () => {
  const acme = await newOrganisation();
  const { ids, bookings } = await certified(acme.id, [
    '2027-06-04',
    '2027-07-01',
    '2027-08-05',
    '2027-12-24',
  ]);
  const [expired, expiring, valid, late] = ids;
  const viewer = await app.signedIn('agency_viewer', { organisationId: acme.id });
  expect(await idsOf(viewer)).toEqual(ids.toReversed());
  expect(await idsOf(viewer, 'status=expired')).toEqual([expired]);
  expect(await idsOf(viewer, 'status=expiring')).toEqual([expiring]);
  expect(await idsOf(viewer, 'status=valid&sort=expires_on&sort_dir=asc')).toEqual([valid, late]);
  expect(await idsOf(viewer, 'expires_from=2027-08-01&expires_to=2027-08-31')).toEqual([valid]);
  expect(await idsOf(viewer, 'search=okafor-3')).toEqual([late]);
  expect(await idsOf(viewer, `search=pt-2027-${String(bookings[0]).padStart(6, '0')}`)).toEqual([expired]);
  expect(await idsOf(viewer, 'product=virtual-bls')).toEqual([]);
  await admin.put(`/bookings/${bookings[3]}/attendance`, { attendance: 'no_show' });
  expect(await idsOf(viewer, 'status=revoked')).toEqual([late]);
  const { body } = await viewer.get('/certificates/counts');
  expect(body).toMatchObject({
    valid: 1,
    expiring: 1,
    expired: 1,
    revoked: 1,
    within_30: 1,
    within_60: 1,
    within_90: 2,
  });
  const months = body['months'] as { month: string; total: number }[];
  expect(months).toHaveLength(12);
  expect(months.filter(({ total }) => total > 0)).toEqual([
    { month: '2027-07', total: 1 },
    { month: '2027-08', total: 1 },
  ]);
  expect(months[0]?.month).toBe('2027-06');
});

test('of another organisation nobody sees, counts or fetches one', async () => {
  const [mine, theirs] = [await newOrganisation(), await newOrganisation()];
  const { ids } = await certified(theirs.id, ['2027-07-01']);
  const own = await certified(mine.id, ['2027-07-02']);
  const owner = await app.signedIn('agency_owner', { organisationId: mine.id });
  expect(await idsOf(owner)).toEqual(own.ids);
  expect(await idsOf(owner, `organisation_id=${theirs.id}`)).toEqual([]);
  expect((await owner.get(`/certificates/counts?organisation_id=${theirs.id}`)).body).toMatchObject({
    expiring: 1,
    valid: 0,
  });
  const [foreign, none] = [
    await owner.get(`/certificates/${ids[0]}/pdf`),
    await owner.get('/certificates/987654321/pdf'),
  ];
  expect([foreign.status, foreign.text]).toEqual([404, none.text]);
  expect(await idsOf(admin, `organisation_id=${theirs.id}`)).toEqual(ids);
});

test('one is fetched on paper, until it is withdrawn', async () => {
  const acme = await newOrganisation();
  const { ids, bookings } = await certified(acme.id, ['2028-06-05']);
  const viewer = await app.signedIn('agency_viewer', { organisationId: acme.id });
  const fetched = await fetch(`${app.url}/console/v1/certificates/${ids[0]}/pdf`, {
    headers: { cookie: viewer.cookie },
  });
  expect(fetched.headers.get('content-type')).toBe('application/pdf');
  expect(fetched.headers.get('content-disposition')).toMatch(/filename="certificate-PT-2027-\d{6}\.pdf"/);
  expect(
    Buffer.from(await fetched.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  expect((await viewer.get(`/bookings/${bookings[0]}`)).body['certificate']).toMatchObject({ id: ids[0] });
  await admin.put(`/bookings/${bookings[0]}/attendance`, { attendance: 'no_show' });
  expect((await viewer.get(`/certificates/${ids[0]}/pdf`)).body['code']).toBe('certificate_revoked');
});

test('many are fetched as one archive, or none', async () => {
  const acme = await newOrganisation();
  const [other, { ids, bookings }] = [
    await certified((await newOrganisation()).id, ['2028-06-05']),
    await certified(acme.id, ['2028-06-05', '2028-06-06', '2028-06-07']),
  ];
  const viewer = await app.signedIn('agency_viewer', { organisationId: acme.id });
  const archive = (wanted: readonly number[]) =>
    fetch(`${app.url}/console/v1/certificates/archive?ids=${wanted.join(',')}`, {
      headers: { cookie: viewer.cookie },
    });
  const fetched = await archive(ids);
  expect(fetched.headers.get('content-type')).toBe('application/zip');
  expect(fetched.headers.get('content-disposition')).toBe('attachment; filename="certificates.zip"');
  const files = await unzip(Buffer.from(await fetched.arrayBuffer()));
  expect(Object.keys(files)).toEqual(
    bookings.map((id, index) => `Amina Okafor-${index} PT-2027-${String(id).padStart(6, '0')}.pdf`),
  );
  for (const [index, id] of ids.entries()) {
    const paper = await fetch(`${app.url}/console/v1/certificates/${id}/pdf`, {
      headers: { cookie: viewer.cookie },
    });
    expect(Object.values(files)[index]).toBe(Buffer.from(await paper.arrayBuffer()).toString('latin1'));
  }
  expect((await archive([...ids, ...other.ids])).status).toBe(404);
  await admin.put(`/bookings/${bookings[1]}/attendance`, { attendance: 'no_show' });
  const refused = await viewer.get(`/certificates/archive?ids=${ids.join(',')}`);
  expect(refused.body['code']).toBe('certificate_revoked');
  const tooMany = Array.from({ length: 101 }, (_, n) => n + 1).join(',');
  for (const wrong of ['', '0', '1,x', '-1', '1,,2', tooMany]) {
    const answered = await viewer.get(`/certificates/archive?ids=${wrong}`);
    expect([wrong, answered.status, Object.keys(answered.body['errors'] as object)]).toEqual([
      wrong,
      422,
      ['ids'],
    ]);
  }
});
