import { writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { rawSqlRate } from './ceiling.ts';
import { type LoadResult, load } from './load.ts';
import { type Measure, measures } from './measures.ts';
import { type Running, startBareServer, startPlatform } from './processes.ts';
import { ceilingStatements } from './statements.ts';
import { createWorld, preparedHolds, prepareHolds, type World } from './world.ts';

interface Row {
  readonly rate: number;
  readonly p50Ms?: number;
  readonly p99Ms?: number;
  /** The bare Fastify route that runs the same statement. */
  readonly ceilingRate?: number;
  readonly ratio?: number;
  /** The statement alone, through pg. */
  readonly sqlRate?: number;
}

const report = (line: string) => process.stderr.write(`${line}\n`);

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Numbers for requests; holds are used once, so all three programs draw from one row. */
function counter(measure: Measure): () => number {
  let number = 0;
  return () => {
    number += 1;
    if (measure.holds !== undefined && number > preparedHolds)
      throw new Error(`${measure.name} ran out of prepared holds`);
    return number;
  };
}

async function measureOne(
  measure: Measure,
  world: World,
  platform: Running,
  bare: Running,
  options: { rounds: number; seconds: number; warmUp: number },
): Promise<Row> {
  const statement = ceilingStatements[measure.statement];
  if (!statement) throw new Error(`no statement ${measure.statement}`);
  if (measure.holds !== undefined) await prepareHolds(world, measure.name, measure.holds);
  const next = counter(measure);
  const ours: LoadResult[] = [];
  const ceilings: LoadResult[] = [];
  const raw: number[] = [];
  const askOurs = () => measure.request(next());
  const askBare = () => ({ method: 'POST', path: `/${measure.statement}/${next()}` }) as const;
  await load(platform.url, measure.connections, options.warmUp, askOurs);
  await load(bare.url, measure.connections, options.warmUp, askBare);
  for (let round = 0; round < options.rounds; round += 1) {
    ours.push(await load(platform.url, measure.connections, options.seconds, askOurs));
    ceilings.push(await load(bare.url, measure.connections, options.seconds, askBare));
    raw.push(await rawSqlRate(world, statement, Math.min(2, options.seconds), next));
  }
  const failures = [...ours, ...ceilings].reduce((sum, result) => sum + result.failures, 0);
  if (failures > 0) report(`  ${measure.name}: ${failures} requests failed`);
  const rate = median(ours.map((result) => result.rate));
  const ceilingRate = median(ceilings.map((result) => result.rate));
  return {
    rate,
    p50Ms: median(ours.map((result) => result.p50Ms)),
    p99Ms: median(ours.map((result) => result.p99Ms)),
    ceilingRate,
    ratio: Math.round((rate / ceilingRate) * 100) / 100,
    sqlRate: median(raw),
  };
}

async function measureStart(world: World): Promise<{ start_ms: Row; idle_rss_mib: Row }> {
  const starts: number[] = [];
  const memory: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const running = await startPlatform(world);
    starts.push(running.startMs);
    await wait(3_000);
    memory.push(running.rssMib());
    await running.stop();
  }
  return { start_ms: { rate: median(starts) }, idle_rss_mib: { rate: median(memory) } };
}

function table(rows: ReadonlyMap<string, Row>): string {
  const head = ['measure', 'rate', 'p50 ms', 'p99 ms', 'bare Fastify', 'ratio', 'raw SQL'];
  const cells = [...rows].map(([name, row]) =>
    [name, row.rate, row.p50Ms, row.p99Ms, row.ceilingRate, row.ratio, row.sqlRate].map((cell) =>
      String(cell ?? ''),
    ),
  );
  const widths = head.map((title, column) =>
    Math.max(title.length, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  return [head, ...cells]
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    only: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '4' },
    // Compiled code only reaches its speed after some thousand requests.
    'warm-up': { type: 'string', default: '20' },
  },
});
const options = {
  rounds: Number(values.rounds),
  seconds: Number(values.seconds),
  warmUp: Number(values['warm-up']),
};
const world = await createWorld(report);
const rows = new Map<string, Row>();
try {
  for (const [name, row] of Object.entries(await measureStart(world))) rows.set(name, row);
  const [platform, bare] = [await startPlatform(world), await startBareServer(world)];
  for (const measure of measures) {
    if (values.only !== undefined && !measure.name.startsWith(values.only)) continue;
    report(`Measuring ${measure.name} ...`);
    rows.set(measure.name, await measureOne(measure, world, platform, bare, options));
  }
  await Promise.all([platform.stop(), bare.stop()]);
} finally {
  await world.close();
}
process.stdout.write(`${table(rows)}\n`);
if (values.json !== undefined)
  writeFileSync(values.json, `${JSON.stringify(Object.fromEntries(rows), null, 2)}\n`);
