import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { chmod, copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from './alive.ts';
import { codeOf } from './errors.ts';

/*
 * Folders that must be whole or absent are made under a temporary name and renamed. A rename onto a folder
 * that has files in it fails, so of several processes exactly one wins and the others use its folder. That is
 * safe without a lock, hence no lock can be left behind by a killed process. Only to save work do the others
 * wait for whoever began first; should they misjudge that, the work is done twice.
 */

/** A folder in the making. The time comes first in its name, so that the names sort by who began first. */
interface Draft {
  name: string;
  pid: number;
}

/** For how long to wait for another process's draft at most: its pid may belong to somebody else by now. */
const DRAFT_MS = 30_000;

function newDraft(): string {
  return `new-${Date.now()}-${process.pid}-${randomBytes(4).toString('hex')}`;
}

async function draftsOf(target: string): Promise<Draft[]> {
  const prefix = `${basename(target)}.`;
  const names = (await readdir(dirname(target))).filter((name) => name.startsWith(`${prefix}new-`));
  return names.map((name) => ({
    name: name.slice(prefix.length),
    pid: Number.parseInt(name.split('-').at(-2) ?? '', 10),
  }));
}

/** Removes what killed processes left of their work on `target`. */
export async function removeLeftovers(target: string): Promise<void> {
  for (const { name, pid } of await draftsOf(target)) {
    if (isAlive(pid)) continue;
    // A child of the killed process may still be writing there: the next launch tries again.
    await rm(`${target}.${name}`, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Waits while a process that began before `draft` is at work; true when the target is there afterwards. */
async function othersFinish(target: string, draft: string): Promise<boolean> {
  const deadline = Date.now() + DRAFT_MS;
  const earlier = ({ name, pid }: Draft): boolean => name < draft && isAlive(pid);
  while ((await draftsOf(target)).some(earlier) && Date.now() < deadline) await pause(20);
  const files = await readdir(target).catch(() => []);
  return files.length > 0;
}

/** Waits until a file or folder's content has reached the disk. */
export async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}

/** Makes the folder `target` whole or not at all; false when another process was first (its folder stays). */
export async function publishFolder(
  target: string,
  fill: (draft: string) => Promise<void>,
): Promise<boolean> {
  await removeLeftovers(target);
  const name = newDraft();
  const draft = `${target}.${name}`;
  try {
    await mkdir(draft, { mode: 0o700 });
    if (await othersFinish(target, name)) {
      await rm(draft, { recursive: true });
      return false;
    }
    await fill(draft);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (['ENOTEMPTY', 'EEXIST'].includes(codeOf(error) ?? '')) return false;
    throw error;
  }
  await flush(dirname(target));
  return true;
}

/**
 * Copies the folders and files of a tree (no links) so that every user may read it, whatever the umask of whoever unpacked the original, and
 * flushes it: the copy is trusted for ever after, so a power cut must not leave an empty library behind.
 */
export async function copyReadable(source: string, target: string): Promise<void> {
  await mkdir(target, { recursive: true });
  await chmod(target, 0o755);
  const entries = await readdir(source, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  await Promise.all(files.map(({ name }) => copyFileReadable(join(source, name), join(target, name))));
  // One folder at a time, for the sake of the limit on open files.
  for (const folder of entries.filter((entry) => entry.isDirectory())) {
    await copyReadable(join(source, folder.name), join(target, folder.name));
  }
  await flush(target);
}

async function copyFileReadable(source: string, target: string): Promise<void> {
  const { mode } = await stat(source);
  await copyFile(source, target, constants.COPYFILE_FICLONE);
  await chmod(target, (mode & 0o100) === 0 ? 0o644 : 0o755);
  await flush(target);
}
