import { expect, test } from 'vitest';
import { batchedRead } from './batched-read.ts';
import type { Queryable } from './queryable.ts';

const db: Queryable = {
  query: async () => {
    throw new Error('nobody asks the database here');
  },
};

test('asks once for everybody of one turn, and each gets its own row or null', async () => {
  const asked: (readonly string[])[] = [];
  const read = batchedRead(
    async (_db, keys) => {
      asked.push(keys);
      return keys.filter((key) => key !== 'missing').map((key) => ({ key, value: key.toUpperCase() }));
    },
    (row) => row.key,
  );
  const rows = await Promise.all(['a', 'b', 'a', 'missing'].map((key) => read(db, key)));
  expect(rows.map((row) => row?.value ?? null)).toEqual(['A', 'B', 'A', null]);
  expect(asked).toEqual([['a', 'b', 'missing']]);
  expect((await read(db, 'a'))?.value).toBe('A');
  expect(asked).toHaveLength(2);
});

test('a failure reaches everybody of the turn, and nobody after it', async () => {
  let fails = true;
  const read = batchedRead(
    async (_db, keys) => {
      if (fails) throw new Error('away');
      return keys.map((key) => ({ key }));
    },
    (row) => row.key,
  );
  const outcomes = await Promise.allSettled([read(db, 'a'), read(db, 'b')]);
  expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected']);
  fails = false;
  expect(await read(db, 'a')).toEqual({ key: 'a' });
});
