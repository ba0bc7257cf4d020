import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';

/** What an archive holds: contents by name, read by another library than writes it. */
export async function unzip(archive: Buffer): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  const zip = await fromBufferPromise(archive);
  for await (const entry of zip.eachEntry())
    files[entry.fileName] = (await buffer(await zip.openReadStreamPromise(entry))).toString('latin1');
  return files;
}
