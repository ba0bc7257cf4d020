import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp, testKeyHex } from '../../tests/support/test-app.ts';
import { loadConfig } from '../config.ts';
import { createKeyring } from '../platform/crypto/keyring.ts';
import { createLog } from '../platform/log/log.ts';
import { createSafeFetch } from '../platform/safe-fetch/safe-fetch.ts';
import { startWorker } from './worker.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('a running worker mails a booking’s confirmation by itself, its links leading to the public address', async () => {
  const lines: string[] = [];
  const worker = await startWorker(app.db, {
    config: loadConfig({}),
    keyring: createKeyring(testKeyHex),
    publicUrl: 'https://training.example.org',
    checkouts: { stripe: null, paypal: null },
    meetings: null,
    safeFetch: createSafeFetch({ allowLoopbackHttp: true }),
    log: createLog('warn', { write: (line: string) => void lines.push(line) }),
  });
  const organisation = await app.make.organisation({ credits: { 1: 1 } });
  await app.make.booking(organisation.id, await app.make.event(), {}, 'credits');
  const mails = () => app.sql<{ text: string }>('select text from mails');
  await vi.waitFor(async () => expect(await mails()).toHaveLength(1), { timeout: 20_000, interval: 100 });
  await worker.stop();
  expect((await mails())[0]?.text).toContain('https://training.example.org/practical-training/booking/');
  expect(lines).toEqual([]);
});
