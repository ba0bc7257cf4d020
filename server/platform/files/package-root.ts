import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function findPackageRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error(`No package.json above ${folder}`);
  return findPackageRoot(parent);
}

/** The checkout's folder, found from the source tree and from the built one alike. */
export const packageRoot: string = findPackageRoot(dirname(fileURLToPath(import.meta.url)));
