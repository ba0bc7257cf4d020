import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { codeOf, EmbeddedPostgresError } from './errors.ts';
import { flush } from './publish.ts';

const INSTANCE = z.object({
  id: z.string().regex(/^[0-9a-f]{16}$/),
  dataDir: z.string(),
  home: z.string().optional(),
  socketDir: z.string().optional(),
});

/** What a data folder remembers of folders outside it. */
export interface Instance {
  id: string;
  /** The data folder when this was written: tells a copied data folder from one that was moved. */
  dataDir: string;
  home?: string | undefined;
  socketDir?: string | undefined;
}

const fileOf = (dataDir: string) => join(dataDir, 'instance.json');

async function load(dataDir: string): Promise<Instance | undefined> {
  const text = await readFile(fileOf(dataDir), 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    return INSTANCE.parse(JSON.parse(text));
  } catch (error) {
    throw new EmbeddedPostgresError(
      'start_failed',
      `${fileOf(dataDir)} is damaged: restore it, or remove it to begin with an empty database.`,
      error,
    );
  }
}

/** Reads what the data folder remembers; undefined when nothing. */
export async function readInstance(dataDir: string): Promise<Instance | undefined> {
  const instance = await load(dataDir);
  if (instance === undefined || instance.dataDir === dataDir) return instance;
  const original = existsSync(instance.dataDir) ? await load(instance.dataDir) : undefined;
  // Moved: still the same database. Copied: two data folders must not share one. Each process that starts on
  // the copy derives the same new name, so they need not agree on it.
  const copied = original?.id === instance.id;
  const id = createHash('sha256').update(`${instance.id} ${dataDir}`).digest('hex').slice(0, 16);
  return save(
    copied ? forgetHome({ id, dataDir, home: instance.home }, instance.id) : { ...instance, dataDir },
  );
}

/** The instance with its own home beside the one it was copied from. */
function forgetHome(copy: Instance, originalId: string): Instance {
  return { ...copy, home: copy.home?.replace(originalId, copy.id) };
}

async function write(path: string, instance: Instance): Promise<void> {
  const handle = await open(path, 'wx', 0o644);
  try {
    await handle.writeFile(`${JSON.stringify(instance, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const draftOf = (dataDir: string) => `${fileOf(dataDir)}.${randomBytes(4).toString('hex')}`;

async function save(instance: Instance): Promise<Instance> {
  const draft = draftOf(instance.dataDir);
  await write(draft, instance);
  await rename(draft, fileOf(instance.dataDir));
  return instance;
}

/** Writes the first instance file of a data folder; when another process was first, returns that one's. */
export async function createInstance(
  dataDir: string,
  fields: (id: string) => Partial<Instance>,
): Promise<Instance> {
  const id = randomBytes(8).toString('hex');
  const draft = draftOf(dataDir);
  const instance = { ...fields(id), id, dataDir };
  await write(draft, instance);
  try {
    // Unlike a rename, a link never replaces.
    await link(draft, fileOf(dataDir));
    await flush(dataDir);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return (await load(dataDir)) ?? instance;
}

/** Adds to what the data folder remembers. */
export async function remember(dataDir: string, fields: Partial<Instance>): Promise<void> {
  const known = (await readInstance(dataDir)) ?? (await createInstance(dataDir, () => fields));
  await save({ ...known, ...fields, dataDir });
}
