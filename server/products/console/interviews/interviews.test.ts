import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Answer, at } from '../../../../tests/support/api-client.ts';
import type { ConsoleCalls } from '../../../../tests/support/console-client.ts';
import { interviewee, newInterview, newInterviewer } from '../../../../tests/support/interviews.ts';
import { startTestApp, type TestApp } from '../../../../tests/support/test-app.ts';
import { verifyAllAuditChains } from '../../../domains/audit/index.ts';

let app: TestApp;
let admin: ConsoleCalls;
let manager: ConsoleCalls;
let acme: number;
let borealis: number;
const start = '2026-06-18T10:30:00Z';
const monthStart = '2026-06-05T10:00:00Z';

beforeAll(async () => {
  app = await startTestApp();
  acme = (await app.make.organisation()).id;
  borealis = (await app.make.organisation()).id;
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.freeze(monthStart);
  admin = await app.signedIn('staff_admin');
  manager = await app.signedIn('agency_manager', { organisationId: acme });
});

/** Moves the clock; sessions would have ended by then, so everybody signs in again. */
async function laterAt(moment: string) {
  await app.freeze(moment);
  admin = await app.signedIn('staff_admin');
  manager = await app.signedIn('agency_manager', { organisationId: acme });
}

/** A clinician who interviews, and what they can call at this moment. */
async function signedInInterviewer() {
  const person = await app.signedIn('staff_clinician');
  return { ...person, ...(await newInterviewer(app, person.id)), calls: person };
}

const codeOf = ({ status, body }: Answer) => [status, body['code']];
const idsOf = (answer: Answer) => (answer.body['data'] as { id: number }[]).map(({ id }) => id);

describe('an interview is booked', () => {
  test('by an agency user for their own organisation, in London’s wall time, the interviewer to follow', async () => {
    const made = await manager.post(`/organisations/${acme}/interviews`, {
      ...interviewee,
      interview_date: '2026-06-18T11:30',
    });
    expect(made.status).toBe(201);
    expect(made.body).toEqual({
      id: expect.any(Number),
      organisation: { id: acme, name: expect.any(String), code: expect.any(String) },
      candidate: { name: 'Jane Smith', email: 'jane.smith@example.com', phone: '+441234567890' },
      job_role: 'Registered Nurse',
      interview_date: '2026-06-18T11:30:00+01:00',
      end_date: '2026-06-18T12:00:00+01:00',
      interviewer: null,
      status: 'booked',
      result: null,
      notes: null,
      reason: null,
      created_at: '2026-06-05T10:00:00+00:00',
      updated_at: '2026-06-05T10:00:00+00:00',
    });
    const [trail] = await app.sql(
      `select action, actor_kind, organisation_id from audit_entries where subject_kind = 'interview_booking' and subject_id = $1`,
      [made.body['id']],
    );
    expect(trail).toEqual({
      action: 'interview_booking.created',
      actor_kind: 'member',
      organisation_id: acme,
    });
  });

  test('by staff for any organisation, with interviewer and length', async () => {
    const { id: interviewer_id, name } = await newInterviewer(app);
    const made = await admin.post(`/organisations/${borealis}/interviews`, {
      ...interviewee,
      interview_date: '2026-12-18T11:30:00+00:00',
      minutes: 45,
      interviewer_id,
    });
    expect(made.body).toMatchObject({
      organisation: { id: borealis },
      interview_date: '2026-12-18T11:30:00+00:00',
      end_date: '2026-12-18T12:15:00+00:00',
      interviewer: { id: interviewer_id, name },
    });
  });

  test('not for another organisation, in the past, or with an interviewer who is unknown or takes none', async () => {
    const body = { ...interviewee, interview_date: start };
    expect(codeOf(await manager.post(`/organisations/${borealis}/interviews`, body))).toEqual([
      404,
      'not_found',
    ]);
    const book = (more: object) => manager.post(`/organisations/${acme}/interviews`, { ...body, ...more });
    const past = await book({ interview_date: monthStart });
    expect([...codeOf(past), Object.keys(past.body['errors'] as object)]).toEqual([
      422,
      'interview_in_the_past',
      ['interview_date'],
    ]);
    const unknown = await book({ interviewer_id: 4711 });
    expect(codeOf(unknown)).toEqual([422, 'interviewer_unknown']);
    const { id } = await newInterviewer(app);
    expect((await admin.patch(`/interviewers/${id}`, { is_active: false })).status).toBe(200);
    expect(codeOf(await book({ interviewer_id: id }))).toEqual([422, 'interviewer_unknown']);
    const all = await book({ candidate_email: 'no', candidate_name: ' ', interview_date: 'x', minutes: 4 });
    expect(Object.keys(all.body['errors'] as object).sort()).toEqual([
      'candidate_email',
      'candidate_name',
      'interview_date',
      'minutes',
    ]);
  });
});

describe('an interview is moved and given to an interviewer', () => {
  test('by an agency user until 24 hours before, by staff at any time', async () => {
    const id = await newInterview(app, acme);
    const { id: interviewer_id, name } = await newInterviewer(app);
    const move = (who: ConsoleCalls, interview_date: string) =>
      who.post(`/interviews/${id}/move`, { interview_date });
    await laterAt('2026-06-17T10:30:00Z');
    const moved = await move(manager, '2026-06-18T12:00');
    expect([moved.status, moved.body['interview_date'], moved.body['updated_at']]).toEqual([
      200,
      '2026-06-18T12:00:00+01:00',
      '2026-06-17T10:30:00+00:00',
    ]);
    expect(at(moved.body, 'end_date')).toBe('2026-06-18T12:30:00+01:00');
    await laterAt('2026-06-17T11:00:01Z');
    expect(codeOf(await move(manager, '2026-06-20T12:00'))).toEqual([422, 'interview_too_soon']);
    const put = (who: ConsoleCalls) => who.put(`/interviews/${id}/interviewer`, { interviewer_id });
    expect(codeOf(await put(manager))).toEqual([422, 'interview_too_soon']);
    expect((await put(admin)).body['interviewer']).toEqual({ id: interviewer_id, name });
    expect(codeOf(await put(admin))).toEqual([422, 'interview_unchanged']);
    expect((await move(admin, '2026-06-19T12:00')).status).toBe(200);
    expect(codeOf(await move(admin, '2026-06-19T12:00'))).toEqual([422, 'interview_unchanged']);
    expect(codeOf(await move(admin, '2026-06-16T12:00'))).toEqual([422, 'interview_in_the_past']);
    const taken = await admin.put(`/interviews/${id}/interviewer`, { interviewer_id: null });
    expect(taken.body['interviewer']).toBeNull();
  });

  test('but an interviewer who has another interview then is refused, and nothing changes', async () => {
    const { id: interviewer_id } = await newInterviewer(app);
    await newInterview(app, borealis, { interviewer_id });
    const other = await newInterview(app, acme, { interviewer_id, starts_at: '2026-06-19T10:30:00Z' });
    const free = await newInterview(app, acme);
    expect(codeOf(await manager.post(`/interviews/${other}/move`, { interview_date: start }))).toEqual([
      409,
      'interviewer_busy',
    ]);
    expect(codeOf(await manager.put(`/interviews/${free}/interviewer`, { interviewer_id }))).toEqual([
      409,
      'interviewer_busy',
    ]);
    expect((await manager.get(`/interviews/${other}`)).body['interview_date']).toBe(
      '2026-06-19T11:30:00+01:00',
    );
    expect((await manager.get(`/interviews/${free}`)).body['interviewer']).toBeNull();
  });
});

describe('how an interview went', () => {
  test('is recorded by its interviewer from its start on, with notes that organisations never see', async () => {
    await app.freeze(start);
    const own = await signedInInterviewer();
    const stranger = await signedInInterviewer();
    await app.freeze('2026-06-18T09:00:00Z');
    const id = await newInterview(app, acme, { interviewer_id: own.id });
    const path = `/interviews/${id}`;
    const body = { result: 'suitable', notes: 'Asks for nights.' };
    expect(codeOf(await own.calls.post(`${path}/complete`, body))).toEqual([422, 'interview_not_started']);
    await laterAt(start);
    for (const verb of ['complete', 'no-show'])
      expect(codeOf(await stranger.calls.post(`${path}/${verb}`, {}))).toEqual([404, 'not_found']);
    expect((await stranger.calls.get(path)).status).toBe(404);
    expect((await stranger.calls.put(`${path}/notes`, { notes: 'x' })).status).toBe(404);
    const done = await own.calls.post(`${path}/complete`, body);
    expect([done.status, done.body]).toMatchObject([200, { status: 'completed', ...body }]);
    expect(codeOf(await own.calls.post(`${path}/no-show`, {}))).toEqual([422, 'interview_not_booked']);
    const shown = await manager.get(path);
    expect(shown.body).toMatchObject({ status: 'completed', result: 'suitable', notes: null });
    expect(shown.text).not.toContain('nights');
    await laterAt('2026-06-18T11:00:00Z');
    const noted = await admin.put(`${path}/notes`, { notes: 'Asks for days.' });
    expect(noted.body).toMatchObject({
      notes: 'Asks for days.',
      updated_at: '2026-06-18T10:30:00+00:00',
    });
    const told = await app.sql<{ payload: object }>(
      `select payload from outbox where product = 'hb-services' and (payload ->> 'id')::bigint = $1`,
      [id],
    );
    expect(JSON.stringify(told)).not.toMatch(/Asks for|suitable/);
  });

  test('is put right by staff with a reason, both ways, but not into what it cannot be', async () => {
    const { id: interviewer_id } = await newInterviewer(app);
    const id = await newInterview(app, acme, { interviewer_id });
    const unassigned = await newInterview(app, acme);
    const correct = (of: number, body: object) => admin.post(`/interviews/${of}/correct`, body);
    const reason = 'Marked in the wrong row.';
    expect(codeOf(await correct(id, { status: 'no_show', reason }))).toEqual([422, 'interview_not_ended']);
    await laterAt(start);
    await admin.post(`/interviews/${id}/complete`, { result: 'unsuitable' });
    await admin.post(`/interviews/${unassigned}/no-show`, {});
    expect((await correct(id, { status: 'no_show' })).status).toBe(422);
    expect((await correct(id, { status: 'no_show', reason, result: 'suitable' })).status).toBe(422);
    const put = await correct(id, { status: 'no_show', reason });
    expect(put.body).toMatchObject({ status: 'no_show', result: null, reason });
    expect(codeOf(await correct(id, { status: 'no_show', reason }))).toEqual([422, 'interview_unchanged']);
    const back = await correct(id, { status: 'completed', reason, result: 'suitable' });
    expect(back.body).toMatchObject({ status: 'completed', result: 'suitable' });
    expect(codeOf(await correct(unassigned, { status: 'completed', reason }))).toEqual([
      422,
      'interviewer_missing',
    ]);
  });
});

describe('an interview is cancelled', () => {
  test('by an agency user until the start, by staff also later, and that is final', async () => {
    const [early, late] = [await newInterview(app, acme), await newInterview(app, acme)];
    await laterAt('2026-06-18T10:29:59Z');
    const reason = 'The candidate has found other work.';
    const gone = await manager.post(`/interviews/${early}/cancel`, { reason });
    expect([gone.status, gone.body['status'], gone.body['reason']]).toEqual([200, 'cancelled', reason]);
    await laterAt(start);
    expect(codeOf(await manager.post(`/interviews/${late}/cancel`, {}))).toEqual([422, 'interview_started']);
    expect((await admin.post(`/interviews/${late}/cancel`, {})).body['status']).toBe('cancelled');
    for (const [verb, body] of [
      ['cancel', {}],
      ['move', { interview_date: '2026-07-01T10:00' }],
      ['complete', {}],
      ['no-show', {}],
    ] as const)
      expect(codeOf(await admin.post(`/interviews/${early}/${verb}`, body))).toEqual([
        422,
        'interview_not_booked',
      ]);
    const body = { status: 'completed', reason };
    expect(codeOf(await admin.post(`/interviews/${early}/correct`, body))).toEqual([
      422,
      'interview_not_ended',
    ]);
  });
});

describe('lists', () => {
  test('show agencies their own, interviewers those they hold, administrators all, and narrow', async () => {
    const other = (await app.make.organisation()).id;
    const own = await signedInInterviewer();
    const [a, b] = [
      await newInterview(app, acme, { interviewer_id: own.id, candidate_name: 'Mairi Quinn' }),
      await newInterview(app, other, { interviewer_id: own.id, starts_at: '2026-06-19T10:30:00Z' }),
    ];
    const c = await newInterview(app, other, { starts_at: '2026-06-20T10:30:00Z' });
    expect(idsOf(await own.calls.get('/interviews?sort=interview_date&sort_dir=asc'))).toEqual([a, b]);
    expect(idsOf(await own.calls.get(`/interviews?organisation_id=${acme}`))).toEqual([a]);
    const viewer = await app.signedIn('agency_viewer', { organisationId: other });
    for (const query of ['', `&organisation_id=${acme}`, '&per_page=100'])
      expect(idsOf(await viewer.get(`/interviews?sort_dir=desc${query}`))).toEqual([c, b]);
    expect((await viewer.get(`/interviews/${a}`)).status).toBe(404);
    expect((await admin.get(`/interviews/${a}`)).status).toBe(200);
    const mine = `/interviews?interviewer_id=${own.id}`;
    expect(idsOf(await admin.get(mine))).toEqual([b, a]);
    expect(idsOf(await admin.get(`${mine}&search=quinn`))).toEqual([a]);
    expect(idsOf(await admin.get(`${mine}&date_from=2026-06-19&date_to=2026-06-19`))).toEqual([b]);
    expect(idsOf(await admin.get(`${mine}&status=cancelled`))).toEqual([]);
    expect(idsOf(await admin.get('/interviews?mine=true'))).toEqual([]);
    const open = await admin.get(`/interviews?is_assigned=false&organisation_id=${other}&search=jane`);
    expect(idsOf(open)).toContain(c);
    expect(idsOf(open)).not.toContain(b);
  });

  test('of another organisation’s interview nothing can be seen or changed', async () => {
    const theirs = await newInterview(app, borealis);
    const { id: interviewer_id } = await newInterviewer(app);
    const answers = [
      await manager.get(`/interviews/${theirs}`),
      await manager.post(`/interviews/${theirs}/move`, { interview_date: '2026-06-20T10:00' }),
      await manager.put(`/interviews/${theirs}/interviewer`, { interviewer_id }),
      await manager.post(`/interviews/${theirs}/cancel`, {}),
    ];
    expect(answers.map(codeOf)).toEqual(answers.map(() => [404, 'not_found']));
    expect((await admin.get(`/interviews/${theirs}`)).body).toMatchObject({
      status: 'booked',
      interviewer: null,
      interview_date: '2026-06-18T11:30:00+01:00',
    });
  });
});

describe('interviewers', () => {
  test('are staff, each once; agencies see their names only', async () => {
    const { id: person_id } = await app.make.person('staff_trainer');
    const { id: member } = await app.make.person('agency_owner', { organisationId: acme });
    const made = await admin.post('/interviewers', { person_id });
    expect([made.status, made.body]).toMatchObject([201, { person_id, is_active: true }]);
    expect(codeOf(await admin.post('/interviewers', { person_id }))).toEqual([422, 'interviewer_exists']);
    expect(codeOf(await admin.post('/interviewers', { person_id: member }))).toEqual([422, 'staff_unknown']);
    await app.sql(`update people set status = 'deactivated' where id = $1`, [person_id]);
    const listed = await admin.get('/interviewers?is_active=false&per_page=100');
    expect(idsOf(listed)).toContain(made.body['id']);
    const seen = await manager.get('/interviewers?per_page=100');
    expect(new Set((seen.body['data'] as { person_id: null }[]).map((row) => row.person_id))).toEqual(
      new Set([null]),
    );
  });
});

test('afterwards the audit trails are whole', async () => {
  expect(await verifyAllAuditChains(app.db)).toEqual([]);
});
