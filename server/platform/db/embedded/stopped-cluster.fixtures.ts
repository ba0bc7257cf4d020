import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from './embedded-postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Data folder of a stopped server, to be copied. */
    stoppedDataDir: string;
  }
}

/** Makes one cluster for the tests of the embedded server: each that wants a used one copies it. */
export default async function setup(project: TestProject) {
  const dataDir = await mkdtemp(join(tmpdir(), 'veriward-test-'));
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
  await (await startEmbeddedPostgres({ dataDir, settings })).stop();
  project.provide('stoppedDataDir', dataDir);
  return () => rm(dataDir, { recursive: true, force: true });
}
