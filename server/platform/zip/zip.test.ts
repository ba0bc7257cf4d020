import { buffer, text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { unzip } from '../../../tests/support/unzip.ts';
import { type ZipEntry, zipOf } from './zip.ts';

const modifiedAt = new Date('2027-06-05T10:00:00Z');
const entry = (name: string, content = name): ZipEntry => ({
  name,
  modifiedAt,
  read: async () => Buffer.from(content),
});

const unpacked = async (entries: readonly ZipEntry[]) => unzip(await buffer(zipOf(entries)));

test('files come out as they went in, names in any script too', async () => {
  const files = { 'Żółć Łukasz.pdf': 'one', 'محمد علي.pdf': 'two', '山田 太郎.pdf': '' };
  expect(await unpacked(Object.entries(files).map(([name, content]) => entry(name, content)))).toEqual(files);
});

test('no name leads out of the folder, hides, or stands twice', async () => {
  const names = ['../../etc/passwd', 'C:\\a.pdf', '.hidden', 'a\u0000b', '', '...', 'Same.pdf', 'same.pdf'];
  expect(Object.keys(await unpacked(names.map((name) => entry(name, '')))).sort()).toEqual(
    ['-..-etc-passwd', 'C--a.pdf', 'hidden', 'a-b', 'file', 'file (2)', 'Same.pdf', 'same (2).pdf'].sort(),
  );
});

test('nothing is an empty archive', async () => {
  expect(await unpacked([])).toEqual({});
});

test('one file is read at a time, when the archive comes to it', async () => {
  let open = 0;
  let most = 0;
  const slow = (name: string): ZipEntry => ({
    name,
    modifiedAt,
    read: async () => {
      open += 1;
      most = Math.max(most, open);
      await new Promise((resolve) => setTimeout(resolve, 5));
      open -= 1;
      return Buffer.alloc(1000);
    },
  });
  await buffer(zipOf(['a', 'b', 'c'].map(slow)));
  expect(most).toBe(1);
});

test('a file that cannot be read breaks the archive off', async () => {
  const gone: ZipEntry = { name: 'gone', modifiedAt, read: () => Promise.reject(new Error('it is gone')) };
  await expect(text(zipOf([entry('a'), gone, entry('b')]))).rejects.toThrow('it is gone');
});
