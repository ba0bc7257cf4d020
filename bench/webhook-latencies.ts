import { setTimeout as wait } from 'node:timers/promises';
import { clockMs } from './clock.ts';
import { type Running, startPlatform, startReceiver } from './processes.ts';
import { latencies, type Rows, round2 } from './rows.ts';
import type { Options, Scenario } from './scenario.ts';
import { commitEvent, commitEvents, forgetWebhooks, registerEndpoints } from './webhook-world.ts';
import type { World } from './world.ts';

/** From each commit's return to the request at the receiver, in ms, once all have arrived. */
async function waits(receiver: Running, committed: ReadonlyMap<string, number>): Promise<number[]> {
  const found = new Map<string, number>();
  const giveUp = clockMs() + 60_000;
  while (found.size < committed.size && clockMs() < giveUp) {
    const arrivals = (await (await fetch(`${receiver.url}/arrivals`)).json()) as [string, number][];
    for (const [id, at] of arrivals) {
      const since = committed.get(id);
      if (since !== undefined && !found.has(id)) found.set(id, at - since);
    }
    if (found.size < committed.size) await wait(100);
  }
  if (found.size < committed.size) throw new Error(`${committed.size - found.size} events never arrived`);
  return [...found.values()];
}

async function commitAndNote(world: World, endpoint: number, committed: Map<string, number>): Promise<void> {
  const id = await commitEvent(world, endpoint);
  committed.set(id, clockMs());
}

async function measureLatency(world: World, options: Options): Promise<Rows> {
  const receiver = await startReceiver();
  await registerEndpoints(world, [`${receiver.url}/timed`]);
  const platform = await startPlatform(world);
  const once = async (count: number) => {
    const committed = new Map<string, number>();
    for (let event = 0; event < count; event += 1) {
      await wait(50 + Math.random() * 150);
      await commitAndNote(world, 0, committed);
    }
    return waits(receiver, committed);
  };
  await once(Math.min(50, options.warmUp * 5));
  const measured = await once(100);
  await Promise.all([platform.stop(), receiver.stop()]);
  await forgetWebhooks(world);
  return { webhook_latency: latencies(measured) };
}

/** From commit to the request at the receiver, the system being idle. */
export const webhookLatency: Scenario = { names: ['webhook_latency'], run: measureLatency };

const others = 99;
const eventsPerSecond = 200;

async function measureIsolation(world: World, options: Options): Promise<Rows> {
  const [receiver, hanging] = [await startReceiver(), await startReceiver()];
  await registerEndpoints(world, [...Array(others).fill(`${receiver.url}/timed`), `${hanging.url}/hang`]);
  const worker = await startPlatform(world, 'worker');
  const stream = async (seconds: number) => {
    const committed = new Map<string, number>();
    const started = clockMs();
    for (let event = 0; event < seconds * eventsPerSecond; event += 1) {
      const due = started + (event * 1000) / eventsPerSecond;
      if (due > clockMs()) await wait(due - clockMs());
      await commitAndNote(world, event % others, committed);
    }
    return waits(receiver, committed);
  };
  await stream(options.warmUp);
  const seconds = Math.max(10, options.rounds * options.seconds);
  const alone = latencies(await stream(seconds));
  await commitEvents(world, { first: others, spread: 1, count: 2_000 });
  await wait(500);
  const beside = latencies(await stream(seconds));
  await worker.stop();
  await Promise.all([receiver.stop(), hanging.stop()]);
  await forgetWebhooks(world);
  return {
    webhook_isolation_without: alone,
    webhook_isolation: { ...beside, ratio: round2(beside.p99Ms / alone.p99Ms) },
  };
}

/** Latency of 99 endpoints without and with a hundredth that hangs; the ratio is that of their p99. */
export const webhookIsolation: Scenario = {
  names: ['webhook_isolation_without', 'webhook_isolation'],
  run: measureIsolation,
};
