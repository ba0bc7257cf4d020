import { writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { rawSqlRate } from './ceiling.ts';
import { deskListAnswers } from './desk-lists.ts';
import { deskPaging } from './desk-paging.ts';
import { type LoadResult, load } from './load.ts';
import type { Measure } from './measure.ts';
import { measures } from './measures.ts';
import { forgetMails } from './prepared.ts';
import { type Running, startBareServer, startPlatform } from './processes.ts';
import { median, type Row, round2, table } from './rows.ts';
import type { Options, Scenario } from './scenario.ts';
import { ceilingStatements } from './statements.ts';
import { firstCertificates, memoryGrowth, plannedReminders } from './training-scenarios.ts';
import { webhookIsolation, webhookLatency } from './webhook-latencies.ts';
import { webhookBacklog, webhookDeliveries } from './webhook-rates.ts';
import { createWorld, listedBookings, sampleBookings, type World } from './world.ts';

const report = (line: string) => process.stderr.write(`${line}\n`);

/** Numbers for requests; what is used up is used once, so all three programs draw from one row. */
function counter(measure: Measure): () => number {
  let number = 0;
  return () => {
    number += 1;
    if (number > (measure.enough ?? number)) throw new Error(`${measure.name} used up what was prepared`);
    return number;
  };
}

async function measureOne(
  measure: Measure,
  world: World,
  platform: Running,
  bare: Running,
  options: Options,
): Promise<Row> {
  const statement = ceilingStatements[measure.statement];
  if (!statement) throw new Error(`no statement ${measure.statement}`);
  await measure.prepare?.(world, platform.url);
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
    ratio: round2(rate / ceilingRate),
    sqlRate: median(raw),
  };
}

const startMeasure: Scenario = {
  names: ['start_ms', 'idle_rss_mib'],
  async run(world) {
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
  },
};

const scenarios: readonly Scenario[] = [
  firstCertificates,
  plannedReminders,
  memoryGrowth,
  webhookDeliveries,
  webhookLatency,
  webhookIsolation,
  webhookBacklog,
  deskListAnswers,
  deskPaging,
];

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    only: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '4' },
    // Compiled code only reaches its speed after some thousand requests.
    'warm-up': { type: 'string', default: '20' },
    backlog: { type: 'string', default: '100000' },
    bookings: { type: 'string', default: '5000' },
  },
});
const options: Options = {
  rounds: Number(values.rounds),
  seconds: Number(values.seconds),
  warmUp: Number(values['warm-up']),
  backlog: Number(values.backlog),
  bookings: Number(values.bookings),
};
const isWanted = (name: string) => values.only === undefined || name.startsWith(values.only);
const wanted = measures.filter(({ name }) => isWanted(name));
const world = await createWorld(
  report,
  wanted.some(({ readsList }) => readsList) ? listedBookings : sampleBookings,
);
const rows = new Map<string, Row>();

async function measureLoads(): Promise<void> {
  if (wanted.length === 0) return;
  const [platform, bare] = [await startPlatform(world), await startBareServer(world)];
  for (const measure of wanted) {
    report(`Measuring ${measure.name} ...`);
    rows.set(measure.name, await measureOne(measure, world, platform, bare, options));
  }
  await Promise.all([platform.stop(), bare.stop()]);
  await forgetMails(world);
}

async function play(scenario: Scenario): Promise<void> {
  if (!scenario.names.some(isWanted)) return;
  report(`Measuring ${scenario.names.join(', ')} ...`);
  for (const [name, row] of Object.entries(await scenario.run(world, options, report))) rows.set(name, row);
}

try {
  await play(startMeasure);
  await measureLoads();
  for (const scenario of scenarios) await play(scenario);
} finally {
  await world.close();
}
process.stdout.write(`${table(rows)}\n`);
if (values.json !== undefined)
  writeFileSync(values.json, `${JSON.stringify(Object.fromEntries(rows), null, 2)}\n`);
