import { expect, test } from 'vitest';
import { batchedCommand } from './batched-command.ts';
import type { Queryable } from './queryable.ts';

const db: Queryable = {
  query: async () => {
    throw new Error('nobody asks the database here');
  },
};

interface Command {
  readonly lane: string;
  readonly value: number;
}

function watched(fail: (requests: readonly Command[]) => unknown = () => undefined) {
  const batches: string[] = [];
  const run = batchedCommand<Command, number>({
    laneOf: ({ lane }) => lane,
    async runMany(_db, requests) {
      batches.push(`${requests[0]?.lane}:${requests.map(({ value }) => value).join()}`);
      await new Promise((resolve) => setImmediate(resolve));
      const error = fail(requests);
      if (error) throw error;
      return requests.map(({ value }) => value * 10);
    },
  });
  return { batches, run: (lane: string, value: number) => run(db, { lane, value }) };
}

const sqlError = (code: string) => Object.assign(new Error(code), { code });

test('commands of one lane that wait share the next transaction, in order; lanes do not wait for each other', async () => {
  const { batches, run } = watched();
  const first = [run('a', 1), run('a', 2), run('b', 3)];
  await new Promise((resolve) => setImmediate(resolve));
  const later = [run('a', 4), run('a', 5)];
  expect(await Promise.all([...first, ...later])).toEqual([10, 20, 30, 40, 50]);
  expect(batches).toEqual(['a:1,2', 'b:3', 'a:4,5']);
  expect(await run('a', 6)).toBe(60);
});

test('a batch that the database undid is run again one by one: only the guilty one fails', async () => {
  const { batches, run } = watched((requests) =>
    requests.some(({ value }) => value === 2) ? sqlError('23514') : undefined,
  );
  const outcomes = await Promise.allSettled([run('a', 1), run('a', 2), run('a', 3)]);
  expect(outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : 'failed'))).toEqual([
    10,
    'failed',
    30,
  ]);
  expect(batches).toEqual(['a:1,2,3', 'a:1', 'a:2', 'a:3']);
});

test.each([
  ['a broken connection', Object.assign(new Error('gone'), { code: 'ECONNRESET' })],
  ['a server that shuts down', sqlError('57P01')],
])('%s fails the batch and runs nothing twice: it may have been committed', async (_what, error) => {
  let fails = true;
  const { batches, run } = watched(() => (fails ? error : undefined));
  const outcomes = await Promise.allSettled([run('a', 1), run('a', 2)]);
  expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected']);
  expect(batches).toEqual(['a:1,2']);
  fails = false;
  expect(await run('a', 3)).toBe(30);
});
