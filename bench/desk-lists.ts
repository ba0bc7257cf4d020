import pg from 'pg';
import { type DeskList, deskLists } from './desk-statements.ts';
import { deskOwner, fillDesk } from './desk-world.ts';
import { download } from './load.ts';
import { type Running, startBareServer, startPlatform } from './processes.ts';
import { latencies, percentile, type Row, round2 } from './rows.ts';
import type { Scenario } from './scenario.ts';
import type { World } from './world.ts';

/** Answers of a round. */
const answersOfRound = 7;

/** The session cookie of the agency's owner. */
async function cookieOf(platform: Running): Promise<string> {
  const answer = await fetch(`${platform.url}/console/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: platform.url },
    body: JSON.stringify(deskOwner),
  });
  if (answer.status !== 201) throw new Error(`signing in was answered ${answer.status}`);
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

/** Asks so many times, one after the other. */
async function timed(ask: () => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let number = 0; number < answersOfRound; number += 1) {
    const began = performance.now();
    await ask();
    taken.push(performance.now() - began);
  }
  return taken;
}

const aSecond = (taken: readonly number[]): number => Math.round(1000 / percentile(taken, 0.5));

/** Who answers, in the order in which they are asked. */
type Answerers = Readonly<Record<'ours' | 'bare' | 'sql', (list: DeskList) => Promise<unknown>>>;

/** The console's answer, a bare server's and the statement's alone, by turns: whatever slows the machine slows all. */
async function measure(list: DeskList, rounds: number, answerers: Answerers): Promise<Row> {
  const taken = { ours: [] as number[], bare: [] as number[], sql: [] as number[] };
  const middles: number[] = [];
  for (const ask of Object.values(answerers)) await ask(list);
  for (let round = 0; round < rounds; round += 1) {
    const ours = await timed(() => answerers.ours(list));
    middles.push(percentile(ours, 0.5));
    taken.ours.push(...ours);
    taken.bare.push(...(await timed(() => answerers.bare(list))));
    taken.sql.push(...(await timed(() => answerers.sql(list))));
  }
  return {
    rate: aSecond(taken.ours),
    bestMs: round2(Math.min(...middles)),
    ...latencies(taken.ours),
    ceilingRate: aSecond(taken.bare),
    ratio: round2(percentile(taken.bare, 0.5) / percentile(taken.ours, 0.5)),
    sqlRate: aSecond(taken.sql),
  };
}

async function measureLists(world: World, rounds: number): Promise<Record<string, Row>> {
  const [platform, bare] = [await startPlatform(world, 'web'), await startBareServer(world)];
  const client = new pg.Client({ connectionString: world.databaseUrl, options: '-c role=veriward_app' });
  await client.connect();
  const headers = { cookie: await cookieOf(platform) };
  const answerers: Answerers = {
    ours: ({ path }) => download(platform.url, { method: 'GET', path, headers }),
    bare: ({ name }) => download(bare.url, { method: 'POST', path: `/${name}/1` }),
    sql: ({ statement: { name, text, values } }) => client.query({ name, text, values: values(1) }),
  };
  const rows: Record<string, Row> = {};
  for (const list of deskLists) rows[list.name] = await measure(list, rounds, answerers);
  await client.end();
  await Promise.all([platform.stop(), bare.stop()]);
  return rows;
}

/** The console's lists for an agency with 100,000 rows in each, asked for by one person. */
export const deskListAnswers: Scenario = {
  names: deskLists.map(({ name }) => name),
  async run(world, { rounds }, report) {
    await fillDesk(world, report);
    return measureLists(world, rounds);
  },
};
