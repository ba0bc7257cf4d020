import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

/** What a trainer's desk is made of; each brings the files that it imports. */
const pages = [
  'src/desk/styled-desk.ts',
  'src/desk/Notices.tsx',
  'src/session/SessionEnded.tsx',
  'src/features/desk-home/DeskHome.tsx',
  'src/features/classes/Classes.tsx',
  'src/features/classes/WaitingMarks.tsx',
];

/** Of the fonts only the alphabet that English is written in: the others fall back to the device's own. */
const isKept = (file: string): boolean => !file.endsWith('.woff2') || file.includes('-latin-wght-');

const isEntry = ({ facadeModuleId }: Rolldown.OutputChunk): boolean =>
  ['index.html', ...pages].some((page) => facadeModuleId?.endsWith(`/portal/${page}`));

/** A chunk's own file and those that come with it. */
const withStyles = ({ fileName, viteMetadata }: Rolldown.OutputChunk): string[] =>
  [fileName, ...(viteMetadata?.importedCss ?? []), ...(viteMetadata?.importedAssets ?? [])].filter(isKept);

function filesOf(bundle: Rolldown.OutputBundle): string[] {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const needed = new Set(chunks.filter(isEntry));
  // grows while it is walked
  for (const chunk of needed)
    for (const imported of chunk.imports) {
      const next = byName.get(imported);
      if (next) needed.add(next);
    }
  return [...new Set([...needed].flatMap(withStyles))];
}

/** Writes sw.js: the worker of offline/worker.js with the names of the files that it keeps. */
export function offlineFiles(): Plugin {
  return {
    name: 'offline-files',
    generateBundle: {
      // once the styles have their names
      order: 'post',
      handler(_options, bundle) {
        const files = ['/assets/scheme.js', ...filesOf(bundle).map((file) => `/${file}`)].sort();
        const version = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 12);
        const source = readFileSync(join(import.meta.dirname, 'offline', 'worker.js'), 'utf8')
          .replace(/^\/\* global .*\n/m, '')
          .replace('__VERSION__', `'${version}'`)
          .replace('__FILES__', JSON.stringify(files));
        this.emitFile({ type: 'asset', fileName: 'sw.js', source });
      },
    },
  };
}
