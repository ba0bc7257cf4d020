import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** A file in an archive. */
export interface ZipEntry {
  /** In any script; what file systems do not take is replaced. */
  readonly name: string;
  readonly modifiedAt: Date;
  /** Called when the archive has come to this file, so that one is in memory at a time. */
  readonly read: () => Promise<Uint8Array>;
}

/** Path separators, what Windows refuses in names, and control characters. */
const unfit = /[\\/:*?"<>|]|\p{Cc}/gu;

const fileName = (name: string): string => name.replace(unfit, '-').replace(/^\.+/, '').trim() || 'file';

/** Names that no other of the archive has: a second “a.pdf” is “a (2).pdf”. */
function unique(names: readonly string[]): string[] {
  const times = new Map<string, number>();
  return names.map((name) => {
    const count = (times.get(name.toLowerCase()) ?? 0) + 1;
    times.set(name.toLowerCase(), count);
    return count === 1 ? name : name.replace(/(\.[^.]*)?$/, ` (${count})$1`);
  });
}

/**
 * A ZIP archive, written as it is read. Files are stored as they are: what is archived here is compressed already.
 * A file that cannot be read breaks the archive off, so that nobody takes a part for the whole.
 */
export function zipOf(entries: readonly ZipEntry[]): Readable {
  const zip = new ZipFile();
  const archive = zip.outputStream as Readable;
  zip.on('error', (error: Error) => archive.destroy(error));
  const names = unique(entries.map(({ name }) => fileName(name)));
  for (const [index, { modifiedAt, read }] of entries.entries())
    zip.addReadStreamLazy(names[index] ?? 'file', { mtime: modifiedAt, compress: false }, (give) => {
      read().then(
        (bytes) => give(null, Readable.from([bytes])),
        (error: unknown) => give(error, Readable.from([])),
      );
    });
  zip.end();
  return archive;
}
