import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../tests/support/test-app.ts';
import { openChanges } from '../../platform/live/changes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

/** Opens somebody's stream and reads its words one by one. */
async function listen(cookie: string) {
  const ending = new AbortController();
  const response = await fetch(`${app.url}/console/v1/live`, { headers: { cookie }, signal: ending.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  async function next(word: string): Promise<void> {
    while (!text.includes(`event: ${word}\n`)) {
      const chunk = await reader?.read();
      if (!chunk || chunk.done) throw new Error(`the stream ended before “${word}”`);
      text += chunk.value;
    }
    text = text.slice(text.indexOf(`event: ${word}\n`) + word.length + 8);
  }
  return { response, next, read: () => reader?.read(), stop: () => ending.abort(), heard: () => text };
}

test('a change by an API client reaches the pages of its organisation, and of staff, and says nothing of itself', async () => {
  const client = await app.newClient({ credits: { 1: 5 } });
  const other = await app.newClient({ credits: { 1: 5 } });
  const [owner, stranger, staff] = await Promise.all([
    app.signedIn('agency_owner', { organisationId: client.id }),
    app.signedIn('agency_owner', { organisationId: other.id }),
    app.signedIn('staff_admin'),
  ]);
  const streams = await Promise.all([owner, stranger, staff].map(({ cookie }) => listen(cookie)));
  const [own, foreign, all] = streams;
  if (!own || !foreign || !all) throw new Error('three streams');
  expect(own.response.headers.get('content-type')).toContain('text/event-stream');
  await Promise.all(streams.map(({ next }) => next('ready')));
  const event = await app.make.event();
  expect((await client.post(`/training-events/${event}/hold`)).status).toBe(201);
  await Promise.all([own.next('changed'), all.next('changed')]);
  expect((await other.post(`/training-events/${event}/hold`)).status).toBe(201);
  await foreign.next('changed');
  expect(foreign.heard()).not.toContain('changed');
  for (const stream of streams) stream.stop();
});

test('what another process did is heard as well', async () => {
  const acme = await app.make.organisation();
  const owner = await app.signedIn('agency_owner', { organisationId: acme.id });
  const stream = await listen(owner.cookie);
  await stream.next('ready');
  const elsewhere = openChanges(app.db, (error) => {
    throw error;
  });
  elsewhere.note(acme.id + 1);
  elsewhere.note(acme.id);
  await elsewhere.stop();
  await stream.next('changed');
  stream.stop();
});

test('is for those who are signed in', async () => {
  expect((await fetch(`${app.url}/console/v1/live`)).status).toBe(401);
});

test('the ninth stream of a person ends their first', async () => {
  const staff = await app.signedIn('staff_admin');
  const first = await listen(staff.cookie);
  await first.next('ready');
  const others = [];
  for (let count = 0; count < 8; count += 1) others.push(await listen(staff.cookie));
  for (;;) {
    const chunk = await first.read();
    if (chunk?.done) break;
  }
  for (const stream of others) stream.stop();
});

test('a lost connection to the database is made anew, and those who listen are told then', async () => {
  const staff = await app.signedIn('staff_admin');
  const stream = await listen(staff.cookie);
  await stream.next('ready');
  await app.endConnections();
  await stream.next('ready');
  stream.stop();
});
