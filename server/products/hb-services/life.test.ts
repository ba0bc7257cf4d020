import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { interviewee, newInterview, newInterviewer } from '../../../tests/support/interviews.ts';
import { startTestApp, type TestApp } from '../../../tests/support/test-app.ts';
import { systemActor } from '../../domains/audit/index.ts';
import { cancelInterview, createInterview, endInterview } from '../../domains/interviews/index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(() => app.freeze('2026-06-05T10:00:00Z'));

const staff = (interviewId: number) => ({ interviewId, organisationId: null });

describe('the life of an interview', () => {
  test('20: none is completed before its time or without an interviewer', async () => {
    const acme = await app.make.organisation({ products: ['hb-services'] });
    const { id: interviewer_id } = await newInterviewer(app);
    const assigned = await newInterview(app, acme.id, { interviewer_id });
    const unassigned = await newInterview(app, acme.id);
    const complete = (interviewId: number) =>
      endInterview(app.db, { personId: null, interviewId }, { status: 'completed' }, systemActor);
    await app.freeze('2026-06-18T10:29:59Z');
    expect(await complete(assigned)).toEqual({ refused: 'interview_not_started' });
    await app.freeze('2026-06-18T10:30:00Z');
    expect(await complete(unassigned)).toEqual({ refused: 'interviewer_missing' });
    expect(await complete(assigned)).toBeNull();
    expect(
      await app.sql('select id, status from interview_bookings where id = any($1) order by id', [
        [assigned, unassigned],
      ]),
    ).toEqual([
      { id: assigned, status: 'completed' },
      { id: unassigned, status: 'booked' },
    ]);
    await expect(
      app.sql(`update interview_bookings set status = 'completed' where id = $1`, [unassigned]),
    ).rejects.toThrow(/check constraint/);
  });

  test('20: two overlapping bookings of one interviewer are refused, by the table itself; a cancelled one is in nobody’s way', async () => {
    const acme = await app.make.organisation({ products: ['hb-services'] });
    const { id: interviewer_id } = await newInterviewer(app);
    const first = await newInterview(app, acme.id, { interviewer_id });
    const book = (starts_at: string) =>
      createInterview(app.db, acme.id, { ...interviewee, starts_at, interviewer_id }, systemActor);
    expect(await book('2026-06-18T10:59:59Z')).toEqual({ refused: 'interviewer_busy' });
    expect(await book('2026-06-18T10:00:01Z')).toEqual({ refused: 'interviewer_busy' });
    expect(await book('2026-06-18T11:00:00Z')).toEqual(expect.any(Number));
    await expect(
      app.sql(`insert into interview_bookings (organisation_id, candidate_name, candidate_email, starts_at, ends_at,
        interviewer_id, created_at, updated_at) select organisation_id, 'x', 'x', starts_at, ends_at, interviewer_id,
        created_at, updated_at from interview_bookings where id = ${first}`),
    ).rejects.toThrow(/interview_bookings_never_overlap/);
    expect(await cancelInterview(app.db, staff(first), undefined, systemActor)).toBeNull();
    expect(await book('2026-06-18T10:30:00Z')).toEqual(expect.any(Number));
  });

  test('20: of 24 parallel requests for one interviewer’s half-hours, one each is booked, and nothing breaks', async () => {
    const acme = await app.make.organisation({ products: ['hb-services'] });
    const { id: interviewer_id } = await newInterviewer(app);
    const admins = await Promise.all([1, 2, 3].map(() => app.signedIn('staff_admin')));
    const wanted = Array.from({ length: 24 }, (_, number) => number);
    const answers = await Promise.all(
      wanted.map((number) =>
        admins[number % 3]?.post(`/organisations/${acme.id}/interviews`, {
          ...interviewee,
          // three half-hours, each wanted with offsets that overlap it
          interview_date: `2026-06-18T${12 + (number % 3) * 2}:0${number % 8}:00+01:00`,
          interviewer_id,
        }),
      ),
    );
    const statuses = answers.map((answer) => answer?.status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(3);
    expect(statuses.filter((status) => status === 409)).toHaveLength(21);
    const kept = await app.sql('select 1 from interview_bookings where organisation_id = $1', [acme.id]);
    expect(kept).toHaveLength(3);
    const [overlaps] =
      await app.sql(`select count(*) as pairs from interview_bookings a join interview_bookings b
      on a.id < b.id and a.interviewer_id = b.interviewer_id and a.status <> 'cancelled' and b.status <> 'cancelled'
      and a.starts_at < b.ends_at and b.starts_at < a.ends_at`);
    expect(overlaps).toEqual({ pairs: 0 });
  });

  test('20: parallel moves and assignments onto one half-hour leave one of them there', async () => {
    const acme = await app.make.organisation({ products: ['hb-services'] });
    const { id: interviewer_id } = await newInterviewer(app);
    const admin = await app.signedIn('staff_admin');
    const to = '2026-06-25T10:00:00+01:00';
    const moved = await Promise.all(
      [9, 10, 11, 12, 13].map((hour) =>
        newInterview(app, acme.id, { interviewer_id, starts_at: `2026-06-18T${hour + 1}:00:00Z` }),
      ),
    );
    const free = await Promise.all([1, 2, 3, 4].map(() => newInterview(app, acme.id, { starts_at: to })));
    const answers = await Promise.all([
      ...moved.map((id) => admin.post(`/interviews/${id}/move`, { interview_date: to })),
      ...free.map((id) => admin.put(`/interviews/${id}/interviewer`, { interviewer_id })),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([
      200,
      ...Array.from({ length: 8 }, () => 409),
    ]);
    const there = await app.sql(
      'select id from interview_bookings where interviewer_id = $1 and starts_at = $2',
      [interviewer_id, to],
    );
    expect(there).toHaveLength(1);
  });
});
