import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../files/package-root.ts';

/** Those of some files that the linter of `npm run check` refuses for how they would leave the house. */
function refusedOf(files: ReadonlyMap<string, string>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'veriward-lint-'));
  try {
    copyFileSync(join(packageRoot, 'biome.json'), join(folder, 'biome.json'));
    for (const [file, code] of files) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), code);
    }
    const biome = join(packageRoot, 'node_modules', '.bin', 'biome');
    const args = ['lint', '--vcs-enabled=false', '--max-diagnostics=none', '--reporter=github', '.'];
    const { stdout } = spawnSync(biome, args, { cwd: folder, encoding: 'utf8' });
    const lines = stdout.split('\n').filter((line) => /noRestricted(Imports|Globals)/.test(line));
    return [...files.keys()].filter((file) => lines.some((line) => line.includes(`/${file},`)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const waysOut = [
  "export const go = () => fetch('https://example.org');",
  "export const go = () => globalThis.fetch('https://example.org');",
  "export const go = () => new WebSocket('wss://example.org');",
  "import http from 'node:http';\nexport const go = () => http.get('http://example.org');",
  "import * as https from 'node:https';\nexport const go = () => https.get('https://example.org');",
  "import { request } from 'node:https';\nexport const go = () => request('https://example.org');",
  "import { connect } from 'node:net';\nexport const go = () => connect(80, 'example.org');",
  "import { connect } from 'node:tls';\nexport const go = () => connect(443, 'example.org');",
  "import { request } from 'undici';\nexport const go = () => request('https://example.org');",
  "export const go = () => import('node:http2');",
  "import { createRemoteJWKSet } from 'jose';\nexport const go = createRemoteJWKSet;",
];

test('the check refuses every other way out than safe-fetch', () => {
  const files = new Map(
    waysOut.flatMap((code, n) => [
      [`server/domains/planted/planted-${n}.ts`, code],
      [`server/products/planted/planted-${n}.tsx`, code],
    ]),
  );
  expect(refusedOf(files)).toEqual([...files.keys()]);
});

test('the check lets servers listen, tests call them, and safe-fetch out', () => {
  const call = "export const go = () => fetch('http://127.0.0.1');";
  const files = [
    ['server/roles/planted.ts', "import { createServer } from 'node:http';\nexport const go = createServer;"],
    ['server/roles/planted.test.ts', call],
    ['server/platform/safe-fetch/planted.ts', call],
    ['tests/journeys/planted.ts', call],
  ] as const;
  expect(refusedOf(new Map(files))).toEqual([]);
});
