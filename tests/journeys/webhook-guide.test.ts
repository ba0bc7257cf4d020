import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transform } from '@swc/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packageRoot } from '../../server/platform/files/package-root.ts';

type Verify = (
  secret: string,
  timestamp: string | undefined,
  signature: string | undefined,
  body: Buffer,
  now?: number,
) => boolean | Promise<boolean>;

let guide = '';
let folder = '';
beforeAll(async () => {
  guide = await readFile(join(packageRoot, 'docs', 'webhooks.md'), 'utf8');
  folder = await mkdtemp(join(tmpdir(), 'veriward-guide-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** The code under a heading of the guide. */
function snippet(language: string): string {
  const [, section = ''] = guide.split(`\n### ${language}\n`);
  const code = /```\w+\n(.*?)```/s.exec(section)?.[1];
  if (code === undefined) throw new Error(`the guide has no snippet for ${language}`);
  return code;
}

/** The function of a snippet, as somebody gets it who copies it. */
async function verifier(language: string): Promise<Verify> {
  const { code } = await transform(snippet(language), {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
  });
  const file = join(folder, `${language}.mjs`);
  await writeFile(file, code);
  const { verify } = (await import(file)) as { verify: Verify };
  return verify;
}

const secret = 'tdtaXyZ1abcdEFGH2345ijklMNOP6789qrstUVWX0123yzABcdef4567ghIJ8901';
const body =
  '{"event_id":"018f4a2b-1234-7000-8abc-def012345678","event_type":"webhook.test","occurred_at":"2026-06-05T10:00:00+00:00","data":{"message":"Test delivery","endpoint_id":3}}';
const signature = 'sha256=3d782271e4760fa623b29325a122f97a453bf6f3f265c929c57fb35e01e7beba';
const at = 1_780_653_601;

describe.each(['TypeScript', 'JavaScript'])('36: the guide’s %s snippet', (language) => {
  let verify: Verify;
  beforeAll(async () => {
    verify = await verifier(language);
  });

  test('accepts the check vector, up to five minutes off', async () => {
    for (const now of [at - 300, at, at + 300])
      expect(await verify(secret, String(at), signature, Buffer.from(body), now)).toBe(true);
  });

  test('refuses a changed body, a re-written one and a line break at its end', async () => {
    const changed = [body.replace('3}', '4}'), JSON.stringify(JSON.parse(body), null, 1), `${body}\n`, ''];
    for (const other of changed)
      expect(await verify(secret, String(at), signature, Buffer.from(other), at)).toBe(false);
  });

  test('refuses an old timestamp, one from the future, one that was not signed, and none', async () => {
    const check = (timestamp: string | undefined, now: number) =>
      verify(secret, timestamp, signature, Buffer.from(body), now);
    expect(await check(String(at), at + 301)).toBe(false);
    expect(await check(String(at), at - 301)).toBe(false);
    expect(await check(String(at + 1), at)).toBe(false);
    expect(await check('soon', at)).toBe(false);
    expect(await check(undefined, at)).toBe(false);
    expect(await verify(secret, String(at), signature, Buffer.from(body))).toBe(false);
  });

  test('refuses a wrong secret, and what is no signature', async () => {
    const check = (other: string, given: string | undefined) =>
      verify(other, String(at), given, Buffer.from(body), at);
    expect(await check(secret.replace('t', 'T'), signature)).toBe(false);
    for (const given of [undefined, '', 'sha256=', signature.slice(7), signature.toUpperCase(), 'ä'])
      expect(await check(secret, given)).toBe(false);
  });
});

test('the guide has a snippet for each language of the reference, and its delivery is the check vector', () => {
  const languages = ['C', 'C#', 'Dart', 'Go', 'Java', 'JavaScript', 'Objective-C', 'OCaml', 'PHP', 'Python'];
  for (const language of [...languages, 'R', 'Ruby', 'Shell', 'Swift', 'TypeScript'])
    expect(snippet(language)).toMatch(/verify/i);
  expect(/```http\n(.*?)```/s.exec(guide)?.[1]).toContain(`X-TDTA-Signature: ${signature}`);
  expect(guide).toContain(`\n${body}\n`);
  expect(guide).toContain(secret);
});
