import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { findBinaries } from './binaries.ts';
import {
  AS_ROOT,
  cleanUp,
  cleanUpFile,
  FAST,
  folderIn,
  query,
  sharedDataDir,
  stopLater,
  temporaryFolder,
} from './embedded-postgres.fixtures.ts';
import {
  EmbeddedPostgresError,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from './embedded-postgres.ts';
import { asExpected } from './errors.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
afterEach(cleanUp);
afterAll(cleanUpFile);

async function refusal(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgresError> {
  const outcome = await startEmbeddedPostgres({ settings: FAST, ...options }).then(
    stopLater,
    (error) => error,
  );
  if (!(outcome instanceof EmbeddedPostgresError)) throw new Error(`no refusal but ${String(outcome)}`);
  expect(outcome.message).not.toContain('\n');
  return outcome;
}

describe('no binaries', () => {
  it.each(['win32-x64', 'linux-riscv64', 'freebsd-x64'])('says what to do on %s', (build) => {
    const find = (): unknown => findBinaries(build);
    expect(find).toThrow(expect.objectContaining({ code: 'unsupported_platform' }));
    expect(find).toThrow('set DATABASE_URL to a PostgreSQL 15+');
  });

  it('says what to do where the C library is not the one the build needs', () => {
    const foreign = process.arch === 'x64' ? 'linux-arm64' : 'linux-x64';
    expect(() => findBinaries(foreign)).toThrow(/without glibc.*set DATABASE_URL to a PostgreSQL 15\+/);
  });

  it('says so when npm left the package out', () => {
    const find = (): unknown => findBinaries(undefined, join(temporaryFolder(), 'nowhere.js'));
    expect(find).toThrow(expect.objectContaining({ code: 'binaries_missing' }));
    expect(find).toThrow('npm install');
  });
});

describe('a data folder that cannot be used', () => {
  it('is refused for want of space before anything is written', async () => {
    const dataDir = join(temporaryFolder(), 'data');
    const error = await refusal({ dataDir, minimumFreeBytes: 2 ** 60 });
    expect(error.code).toBe('disk_full');
    expect(error.message).toMatch(/in \/.*: 1099511627776 MiB needed, \d+ MiB free/);
    expect(readdirSync(dataDir)).toEqual([]);
    // There is no such check for a cluster that is there already.
    const used = await sharedDataDir();
    stopLater(await startEmbeddedPostgres({ dataDir: used, settings: FAST, minimumFreeBytes: 2 ** 60 }));
  });

  it.each([
    Object.assign(new Error('ENOSPC: no space left on device, copyfile'), { code: 'ENOSPC' }),
    Object.assign(new Error('could not extend file'), { code: '53100' }),
    new EmbeddedPostgresError('start_failed', 'initdb: error: could not write: No space left on device.'),
  ])('is reported as full when "$message" says so half-way', (error) => {
    const reported = asExpected(error, temporaryFolder(), 1024 * 1024);
    expect(reported).toMatchObject({ code: 'disk_full', message: expect.stringMatching(/: 1 MiB needed/) });
  });

  it('is refused when it is below a file', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(await refusal({ dataDir: file })).toMatchObject({ code: 'data_dir_unwritable' });
    const error = await refusal({ dataDir: join(file, 'data') });
    expect(error.code).toBe('data_dir_unwritable');
    expect(error.message).toContain(join(file, 'data'));
  });

  it('is refused when we may not write in it (root may)', async () => {
    const dataDir = join(folderIn(temporaryFolder(), 'read-only', 0o555), 'data');
    const error = await refusal({ dataDir, minimumFreeBytes: 2 ** 60 });
    expect(error.code).toBe(AS_ROOT ? 'disk_full' : 'data_dir_unwritable');
  });

  it('is refused when its cluster folder holds something else', async () => {
    const dataDir = folderIn(temporaryFolder(), 'data');
    mkdirSync(join(dataDir, 'postgres', 'photos'), { recursive: true });
    expect((await refusal({ dataDir })).message).toContain(join(dataDir, 'postgres'));
    expect(readdirSync(dataDir)).toEqual(['postgres']);
  });
});

describe('a cluster that cannot be used', () => {
  it('is refused when another major version made it', async () => {
    const dataDir = await sharedDataDir();
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '15\n');
    const error = await refusal({ dataDir });
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '18\n');
    expect(error.code).toBe('version_mismatch');
    expect(error.message).toMatch(/made by PostgreSQL 15, but this is PostgreSQL 18/);
  });

  it('is refused with PostgreSQL’s own reason when the server does not start', async () => {
    const dataDir = await sharedDataDir();
    const error = await refusal({ dataDir, settings: { shared_buffers: 'plenty' } });
    expect(error.code).toBe('start_failed');
    expect(error.message).toContain('FATAL:  invalid value for parameter "shared_buffers": "plenty"');
    expect(error.message).toContain(join(dataDir, 'postgres.log'));
    stopLater(await startEmbeddedPostgres({ dataDir, settings: FAST }));
  });

  it('is refused while a server that was started under its former path still runs', async () => {
    const dataDir = await sharedDataDir();
    const before = stopLater(await startEmbeddedPostgres({ dataDir, settings: FAST }));
    const elsewhere = join(temporaryFolder(), 'elsewhere');
    renameSync(dataDir, elsewhere);
    const error = await refusal({ dataDir: elsewhere });
    renameSync(elsewhere, dataDir);
    expect(error.code).toBe('cluster_in_use');
    expect(error.message).toContain(String(before.postmasterPid));
    expect(await query(before, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});
