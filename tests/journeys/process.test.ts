import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { roles } from '../../server/domains/identity/index.ts';
import { packageRoot } from '../../server/platform/files/package-root.ts';
import { at, call } from '../support/api-client.ts';
import { databaseEnv, type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

// whole processes, several a test: slow on a busy machine
vi.setConfig({ testTimeout: 120_000 });

const running: ServerProcess[] = [];
const folders: string[] = [];

async function start(env: Record<string, string>): Promise<ServerProcess> {
  const server = await startServerProcess(env);
  running.push(server);
  return server;
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'veriward-process-'));
  folders.push(folder);
  return folder;
}

async function run(args: readonly string[], env: Record<string, string>) {
  const child = spawn(process.execPath, [join(packageRoot, 'bin', 'veriward.mjs'), ...args], {
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    output.stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output.stderr += chunk;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...output };
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.end('SIGTERM')));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('a fresh data folder', () => {
  test('becomes a seeded deployment whose printed credentials book a seat; a second start finds it again', async () => {
    const dataDir = newFolder();
    const first = await start({ VERIWARD_DATA_DIR: dataDir });
    for (const label of ['Portal', 'API docs', 'Mailbox', 'Demo: Acme Healthcare', 'Demo: Borealis Care'])
      expect(first.output()).toContain(label);
    const file = join(dataDir, 'demo-credentials.json');
    const credentials = JSON.parse(readFileSync(file, 'utf8'));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataDir, 'secret.key')).mode & 0o777).toBe(0o600);
    expect(credentials).toMatchObject({
      base_url: first.url,
      organisations: [{ code: 'ACME001', hb_client_id: '1042', client_id: '1042' }, { code: 'BOREA001' }],
    });
    expect(credentials.people.map(({ role }: { role: string }) => role)).toEqual([...roles]);
    for (const { role, email, password } of credentials.people) {
      const session = await call('POST', `${first.url}/console/v1/session`, { body: { email, password } });
      expect(at(session.body, 'person.role')).toBe(role);
    }

    const broken = await call('GET', `${first.url}/referrals/v1/%zz`);
    expect(broken).toMatchObject({ status: 404, body: { statusCode: 404, code: 'not_found' } });

    const api = `${first.url}/practical-training/v1`;
    const { api_key } = credentials.organisations[0];
    const pair = await call('POST', `${api}/auth/token`, { body: { hb_client_id: '1042', api_key } });
    const token = String(pair.body['access_token']);
    expect(at((await call('GET', `${api}/credits`, { token })).body, 'booking_credits.0')).toMatchObject({
      course_id: 1,
      credits: 25,
    });
    expect((await call('GET', `${api}/credits`, { token })).body['booking_money_balance']).toBe(500);
    expect((await call('GET', `${api}/training-events/26`, { token })).body).toMatchObject({
      status: 'scheduled',
      total_slots: 12,
      trainer: { id: 5, name: 'David Rankin' },
      location: { id: 3, name: 'Glasgow' },
    });
    for (const list of [
      '/transactions',
      '/courses',
      '/locations',
      '/training-events',
      '/bookings',
      '/bookings/no-shows',
    ]) {
      expect(
        Number(at((await call('GET', `${api}${list}`, { token })).body, 'meta.last_page')),
      ).toBeGreaterThanOrEqual(3);
    }
    expect(await first.end('SIGTERM')).toBe(0);

    const second = await start({ VERIWARD_DATA_DIR: dataDir });
    expect(second.output()).not.toContain('Seeding');
    const kept = JSON.parse(readFileSync(file, 'utf8'));
    expect([kept.organisations, kept.people]).toEqual([credentials.organisations, credentials.people]);
    expect((await call('GET', `${second.url}/practical-training/v1/credits`, { token })).status).toBe(200);
  });

  test('is shared by a second process, and survives the death of the first', async () => {
    const dataDir = newFolder();
    const first = await start({ VERIWARD_DATA_DIR: dataDir, DEMO_DATA: 'false' });
    const second = await start({ VERIWARD_DATA_DIR: dataDir, DEMO_DATA: 'false', VERIWARD_ROLE: 'web' });
    expect(await first.end('SIGKILL')).toBeNull();
    expect((await fetch(`${second.url}/readyz`)).status).toBe(200);
    const third = await start({ VERIWARD_DATA_DIR: dataDir, DEMO_DATA: 'false' });
    expect(await second.end('SIGTERM')).toBe(0);
    expect((await fetch(`${third.url}/readyz`)).status).toBe(200);
  });
});

describe('over a given database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  test('health, readiness and metrics answer', async () => {
    const { url } = await start(databaseEnv(database.name));
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: 'ok' });
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ status: 'ready' });
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toContain('veriward_http_request_seconds_bucket');
    expect(metrics).toContain('veriward_database_connections');
    await database.asOwner('alter table schema_migrations rename to elsewhere');
    const unready = await fetch(`${url}/readyz`);
    expect([unready.status, (await unready.json()) as object]).toEqual([
      503,
      { status: 'not ready', reason: 'database unreachable' },
    ]);
    await database.asOwner('alter table elsewhere rename to schema_migrations');
  });

  test('SIGTERM lets a request in flight finish and ends with 0 within five seconds', async () => {
    const server = await start({
      ...databaseEnv(database.name),
      DEMO_DATA: 'true',
      VERIWARD_DATA_DIR: newFolder(),
    });
    const blocked = database.db.transaction(async (tx) => {
      await tx.query({ text: 'lock table organisations in access exclusive mode', values: [] });
      const request = call('POST', `${server.url}/practical-training/v1/auth/token`, {
        body: { hb_client_id: '1042', api_key: 'wrong' },
      });
      await expect
        .poll(() => database.sql('select 1 from pg_locks where not granted'), { timeout: 15_000 })
        .not.toEqual([]);
      const begun = performance.now();
      const ended = server.end('SIGTERM');
      await expect.poll(() => server.output(), { timeout: 15_000 }).toContain('stopping');
      return { request, ended, begun };
    });
    const { request, ended, begun } = await blocked;
    expect((await request).status).toBe(401);
    expect(await ended).toBe(0);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  test('a port in use, a wrong setting, an unreachable database and a wrong key each end the start with one clear line', async () => {
    const occupied = createServer().listen(0, '127.0.0.1');
    await once(occupied, 'listening');
    const port = String((occupied.address() as { port: number }).port);
    const inUse = await run(['start'], { ...databaseEnv(database.name), PORT: port });
    occupied.close();
    expect(inUse).toMatchObject({
      code: 1,
      stderr: `Port ${port} of 127.0.0.1 is in use. Set PORT to a free one.\n`,
    });
    const wrong = await run(['start'], { PORT: 'eighty' });
    expect(wrong).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^PORT must be [^\n]+\n$/),
    });
    const away = await run(['start'], {
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing',
      VERIWARD_DATA_DIR: newFolder(),
    });
    expect(away).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^The database of DATABASE_URL [^\n]+\n$/),
    });
    const otherKey = await run(['start'], {
      ...databaseEnv(database.name),
      SECRET_KEY: '6'.repeat(64),
      PORT: '0',
    });
    expect(otherKey).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^SECRET_KEY is not the key [^\n]+\n$/),
    });
  });

  test('demo keys open nothing when NODE_ENV=production', async () => {
    const dataDir = newFolder();
    const env = { ...databaseEnv(database.name), VERIWARD_DATA_DIR: dataDir };
    expect((await run(['demo'], env)).code).toBe(0);
    const { api_key } = JSON.parse(readFileSync(join(dataDir, 'demo-credentials.json'), 'utf8'))
      .organisations[0];
    const body = { hb_client_id: '1042', api_key };
    const sandbox = await start(env);
    expect((await call('POST', `${sandbox.url}/practical-training/v1/auth/token`, { body })).status).toBe(
      200,
    );
    const production = await start({ ...env, NODE_ENV: 'production' });
    expect((await call('POST', `${production.url}/practical-training/v1/auth/token`, { body })).status).toBe(
      401,
    );
    expect(production.output()).not.toContain('hbk_');
    expect(await run(['demo'], { ...env, NODE_ENV: 'production' })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('NODE_ENV=production'),
    });
  });

  test('the commands: migrate, keys create, openapi, doctor, help', async () => {
    const env = { ...databaseEnv(database.name), VERIWARD_DATA_DIR: newFolder() };
    expect(await run(['migrate'], env)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Already up to date'),
    });
    const made = await run(
      ['keys', 'create', '--organisation', 'BOREA001', '--products', 'practical-training,virtual-bls'],
      env,
    );
    expect(made).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^hb_client_id 1043\napi_key {6}hbk_[A-Za-z0-9]{44}\n$/),
    });
    const server = await start(env);
    const body = { hb_client_id: '1043', api_key: /hbk_\w+/.exec(made.stdout)?.[0] };
    expect((await call('POST', `${server.url}/practical-training/v1/auth/token`, { body })).status).toBe(200);
    expect(
      await run(['keys', 'create', '--organisation', 'NOBODY', '--products', 'practical-training'], env),
    ).toMatchObject({ code: 2, stderr: 'No organisation has the code NOBODY.\n' });
    expect(
      await run(['keys', 'create', '--organisation', 'BOREA001', '--products', 'bakery'], env),
    ).toMatchObject({ code: 2, stderr: expect.stringContaining('Unknown products: bakery') });
    const document = await run(['openapi', 'practical-training'], {});
    expect(JSON.parse(document.stdout)).toMatchObject({ openapi: '3.1.0' });
    expect(await run(['openapi', 'nothing'], {})).toMatchObject({ code: 2 });
    const healthy = await run(['doctor', '--mail-to', 'ops@example.com'], env);
    // the worker of the server above mails the demo's candidates meanwhile
    expect(
      await database.sql(`select to_address from mails where to_address = 'ops@example.com'`),
    ).toHaveLength(1);
    expect(healthy).toMatchObject({ code: 0 });
    expect(
      healthy.stdout
        .trim()
        .split('\n')
        .every((line) => line.startsWith('ok ')),
    ).toBe(true);
    await database.sql('update ledger_accounts set balance = balance + 1 where organisation_id = 1042');
    expect(await run(['doctor'], env)).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('BAD  Balances differ'),
    });
    await database.sql('update ledger_accounts set balance = balance - 1 where organisation_id = 1042');
    expect(await run(['help'], {})).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('veriward <command>'),
    });
    expect(await run(['dance'], {})).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Unknown command dance'),
    });
  });

  test('a product answers on a host of its own, and its links say so', async () => {
    const env = {
      ...databaseEnv(database.name),
      PRODUCT_HOSTS: 'practical-training=https://training.example.org/api/v1',
    };
    const server = await start(env);
    const dataDir = newFolder();
    await run(['demo'], { ...env, VERIWARD_DATA_DIR: dataDir });
    const { api_key } = JSON.parse(readFileSync(join(dataDir, 'demo-credentials.json'), 'utf8'))
      .organisations[0];
    const { port } = new URL(server.url);
    const request = async (path: string, host: string, options: { token?: string; body?: unknown } = {}) => {
      const { request: send } = await import('node:http');
      return new Promise<{ status: number; body: Record<string, unknown> }>((resolve, reject) => {
        const headers = {
          host,
          'content-type': 'application/json',
          ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
        };
        const outgoing = send(
          { port, host: '127.0.0.1', path, method: options.body ? 'POST' : 'GET', headers },
          (answer) => {
            let text = '';
            answer.on('data', (chunk) => {
              text += chunk;
            });
            answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: JSON.parse(text) }));
          },
        );
        outgoing.on('error', reject);
        outgoing.end(options.body ? JSON.stringify(options.body) : undefined);
      });
    };
    const pair = await request('/api/v1/auth/token', 'training.example.org', {
      body: { hb_client_id: '1042', api_key },
    });
    expect(pair.status).toBe(200);
    const token = String(pair.body['access_token']);
    const list = await request('/api/v1/bookings?per_page=1', 'training.example.org', { token });
    expect(at(list.body, 'links.next')).toBe(
      'https://training.example.org/api/v1/bookings?per_page=1&page=2',
    );
    const spoofed = await request('/practical-training/v1/bookings?per_page=1', 'evil.example.org', {
      token,
    });
    expect(at(spoofed.body, 'links.next')).toBe(
      `${server.url}/practical-training/v1/bookings?per_page=1&page=2`,
    );
    expect((await request('/api/v1/bookings', 'evil.example.org', { token })).status).toBe(404);
  });
});

test('the credentials file is made anew when it is lost or belongs to another database', async () => {
  const database = await createTestDatabase();
  const env = { ...databaseEnv(database.name), VERIWARD_DATA_DIR: newFolder() };
  const file = join(env.VERIWARD_DATA_DIR, 'demo-credentials.json');
  await run(['demo'], env);
  const before = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(
    file,
    JSON.stringify({ ...before, organisations: [{ ...before.organisations[0], api_key: 'hbk_stale' }] }),
  );
  await run(['demo'], env);
  const after = JSON.parse(readFileSync(file, 'utf8'));
  expect(after.organisations).toHaveLength(2);
  expect(after.organisations[0].api_key).not.toBe(before.organisations[0].api_key);
  await run(['demo'], env);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(after);
  await database.drop();
});
