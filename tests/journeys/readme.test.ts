import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { describeSettings } from '../../server/config.ts';
import { packageRoot } from '../../server/platform/files/package-root.ts';
import { startServerProcess } from '../support/server-process.ts';

const read = (file: string): string => readFileSync(join(packageRoot, file), 'utf8');

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

test('the README’s curl session books a seat and a remote session and receives an event, literally, but for ports and data folder', {
  timeout: 120_000,
}, async () => {
  const script = [...read('README.md').matchAll(/```bash\n(.*?)```/gs)].map((match) => match[1]).join('\n');
  const dataDir = await mkdtemp(join(tmpdir(), 'veriward-readme-'));
  const server = await startServerProcess({ VERIWARD_DATA_DIR: dataDir });
  try {
    const here = script
      .replaceAll('http://127.0.0.1:8080', server.url)
      .replaceAll('9099', String(await freePort()))
      .replaceAll('./.veriward', dataDir);
    // --norc: a bash that finds a socket as its input and no shell above it believes to be run over a network.
    const bash = ['--norc', '-euo', 'pipefail', '-c', here];
    const { stdout, stderr } = await promisify(execFile)('bash', bash, { cwd: packageRoot });
    expect(stderr).toBe('');
    expect(stdout).toContain('"booking_status":"booked","pay_status":"completed","pay_option":"credits"');
    expect(stdout).toMatch(
      /"booked_by":"Agency","virtual":{"zoom_id":"[\d ]+","zoom_link":"https:\/\/zoom.us/,
    );
    expect(stdout).toMatch(/"invite_url":"http:\/\/127\.0\.0\.1:\d+\/practical-training\/invite\/\w+"/);
    expect(stdout).toMatch(/sha256=[0-9a-f]{64} {"event_id":"[0-9a-f-]{36}","event_type":"webhook.test"/);
    expect(stdout).toMatch(
      /"origin":"test","status":"success".*"response_status":200,"response_body":"noted"/,
    );
    expect(stdout).toMatch(/Debited for booking no #\d+ for candidate Jane Smith/);
  } finally {
    await server.end('SIGTERM');
    rmSync(dataDir, { recursive: true, force: true });
  }
});

test('docs/operations.md lists every setting with its default and meaning', () => {
  const rows = describeSettings().map(
    ({ name, default: value, doc }) => `| \`${name}\` | ${value === '' ? '' : `\`${value}\` `}| ${doc} |`,
  );
  expect(read('docs/operations.md').replaceAll(/ +/g, ' ')).toContain(rows.join('\n').replaceAll(/ +/g, ' '));
});
