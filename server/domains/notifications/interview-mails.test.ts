import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newInterview, newInterviewer } from '../../../tests/support/interviews.ts';
import { type ReceivedMail, receiveMails } from '../../../tests/support/mailbox.ts';
import { startTestApp, type TestApp } from '../../../tests/support/test-app.ts';
import { systemActor } from '../audit/index.ts';
import {
  assignInterviewer,
  cancelInterview,
  correctInterview,
  endInterview,
  interviewEvents,
  moveInterview,
} from '../interviews/index.ts';

let app: TestApp;
let organisationId: number;
let priya: Awaited<ReturnType<typeof newInterviewer>>;
let rhys: typeof priya;
beforeAll(async () => {
  app = await startTestApp();
  organisationId = (await app.make.organisation()).id;
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.freeze('2026-06-05T10:00:00Z');
  priya = await newInterviewer(app);
  rhys = await newInterviewer(app);
});

const about = (mails: readonly ReceivedMail[]) => mails.map(({ to, subject }) => `${to}: ${subject}`).sort();
const staff = (interviewId: number) => ({ interviewId, organisationId: null });
const textTo = (mails: readonly ReceivedMail[], address: string) => {
  const mail = mails.find(({ to }) => to === address);
  return { text: mail?.text ?? '', html: mail?.html.replace(/\s+/g, ' ') ?? '' };
};
const jane = 'jane.smith@example.com';

test('an interview is told to the candidate and its interviewer, with the time in London', async () => {
  await newInterview(app, organisationId, { interviewer_id: priya.id, candidate_name: 'Jane <b>Smith</b>' });
  const mails = await receiveMails(app);
  expect(about(mails)).toEqual(
    [
      `${jane}: Your interview on Thursday 18 June 2026, 11:30`,
      `${priya.email}: Interview: Jane <b>Smith</b>, Thursday 18 June 2026, 11:30`,
    ].sort(),
  );
  const candidate = textTo(mails, jane);
  expect(candidate.text).toContain('Dear Jane <b>Smith</b>,');
  expect(candidate.html).toContain('Dear Jane &lt;b&gt;Smith&lt;/b&gt;,');
  for (const body of [candidate.text, candidate.html]) {
    expect(body).toContain('11:30 to 12:00');
    expect(body).toContain(priya.name);
    expect(body).toContain('Registered Nurse');
  }
  const interviewer = textTo(mails, priya.email);
  for (const body of [interviewer.text, interviewer.html]) {
    expect(body).toContain(`Dear ${priya.name},`);
    expect(body).toContain('+441234567890');
  }
});

test('without an interviewer only the candidate is told; who is given it, and from whom it is taken, is told then', async () => {
  const id = await newInterview(app, organisationId);
  const first = await receiveMails(app);
  expect(about(first)).toHaveLength(1);
  expect(first[0]?.text).toMatch(/Interviewer: to be named/);
  await assignInterviewer(app.db, staff(id), priya.id, systemActor);
  expect(about(await receiveMails(app))).toEqual(
    [
      `${jane}: Your interviewer on Thursday 18 June 2026`,
      `${priya.email}: Interview: Jane Smith, Thursday 18 June 2026, 11:30`,
    ].sort(),
  );
  await assignInterviewer(app.db, staff(id), rhys.id, systemActor);
  const mails = await receiveMails(app);
  expect(about(mails)).toEqual(
    [
      `${jane}: Your interviewer on Thursday 18 June 2026`,
      `${priya.email}: Not yours any more: Jane Smith, Thursday 18 June 2026`,
      `${rhys.email}: Interview: Jane Smith, Thursday 18 June 2026, 11:30`,
    ].sort(),
  );
  expect(textTo(mails, priya.email).text).toContain(`Dear ${priya.name},`);
});

test('every further action is told to both', async () => {
  const id = await newInterview(app, organisationId, { interviewer_id: priya.id });
  const gone = await newInterview(app, organisationId, {
    interviewer_id: priya.id,
    starts_at: '2026-06-19T10:30:00Z',
  });
  await receiveMails(app);
  const subjects = async () =>
    about(await receiveMails(app)).map((line) =>
      line.replace(/^(.+?)@.+?: (.+?)[:,] .+$|^.+?: (.+)$/, '$2$3'),
    );
  await moveInterview(app.db, staff(id), { startsAt: '2026-12-18T11:30:00Z' }, systemActor);
  const moved = await receiveMails(app);
  for (const { text } of moved) {
    expect(text).toContain('Friday 18 December 2026, 11:30 to 12:00');
    expect(text).toContain('before:    Thursday 18 June 2026, 11:30 to 12:00');
  }
  expect(moved).toHaveLength(2);
  await cancelInterview(app.db, staff(gone), 'The candidate is ill.', systemActor);
  const cancelled = await receiveMails(app);
  expect(about(cancelled)).toEqual(
    [
      `${jane}: Cancelled: your interview on Friday 19 June 2026`,
      `${priya.email}: Cancelled: Jane Smith, Friday 19 June 2026`,
    ].sort(),
  );
  // reasons stay in the portal
  expect(cancelled.map(({ text }) => text).join()).not.toContain('ill.');
  await app.freeze('2026-12-18T12:00:00Z');
  const own = { interviewId: id, personId: priya.personId };
  await endInterview(app.db, own, { status: 'no_show' }, systemActor);
  expect((await subjects()).sort()).toEqual(['Did not come', 'You missed your interview']);
  await correctInterview(app.db, id, { status: 'completed', reason: 'She was early.' }, systemActor);
  const corrected = await receiveMails(app);
  expect(
    corrected.map(({ text }) => text).filter((text) => /has taken place|is completed/.test(text)),
  ).toHaveLength(2);
});

test('what is no longer so when the mail is sent is not told', async () => {
  const id = await newInterview(app, organisationId, {
    interviewer_id: rhys.id,
    starts_at: '2026-06-25T10:30:00Z',
  });
  await cancelInterview(app.db, staff(id), undefined, systemActor);
  expect(about(await receiveMails(app)).every((line) => line.includes('Cancelled'))).toBe(true);
  const kept = await app.sql(
    `select kind, status, count(*)::int as mails from notifications where interview_id = $1 group by 1, 2 order by 1`,
    [id],
  );
  expect(kept).toEqual([
    { kind: 'interview-cancelled', status: 'sent', mails: 2 },
    { kind: 'interview-created', status: 'skipped', mails: 2 },
  ]);
});

test('what is told follows the declared shape', async () => {
  const events = await app.sql<{ event_type: keyof typeof interviewEvents; payload: object }>(
    `select event_type, payload from outbox where product = 'hb-services'`,
  );
  const seen = new Set(events.map(({ event_type }) => event_type));
  for (const { event_type, payload } of events)
    expect(interviewEvents[event_type].parse(payload)).toEqual(payload);
  expect([...seen].sort()).toEqual(
    Object.keys(interviewEvents)
      .filter((type) => type !== 'interview_booking.completed')
      .sort(),
  );
});
