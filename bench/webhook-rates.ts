import { setTimeout as wait } from 'node:timers/promises';
import { envelopeOf, signedHeaders } from '../server/domains/webhooks/index.ts';
import { createKeyring } from '../server/platform/crypto/keyring.ts';
import { createSafeFetch } from '../server/platform/safe-fetch/safe-fetch.ts';
import { trainingDialect } from '../server/products/practical-training/webhooks/events.ts';
import { clockMs } from './clock.ts';
import { load } from './load.ts';
import { measures } from './measures.ts';
import { prepareHolds } from './prepared.ts';
import { type Running, secretKey, startPlatform, startReceiver } from './processes.ts';
import { median, type Rows, round2 } from './rows.ts';
import type { Options, Scenario } from './scenario.ts';
import { callsLeft, commitEvents, forgetWebhooks, registerEndpoints } from './webhook-world.ts';
import type { World } from './world.ts';

const endpoints = 20;
const spread = { first: 0, spread: endpoints };

/** What has come to a receiver so far: asking it costs the database nothing. */
async function received({ url }: Running): Promise<number> {
  return Number(await (await fetch(`${url}/count`)).text());
}

/** Waits until a receiver has got so many in all, and what became of them is recorded. */
async function drained(world: World, receiver: Running, total: number): Promise<void> {
  while ((await received(receiver)) < total) await wait(20);
  while ((await callsLeft(world)) > 0) await wait(20);
}

/** Bodies as the worker sends them. */
async function readBodies(world: World): Promise<{ eventId: string; body: string }[]> {
  const { rows } = await world.sql.query(
    `select event_id, event_type, to_json(occurred_at) #>> '{}' as occurred_at, payload from outbox order by id limit 1000`,
  );
  const links = { keyring: createKeyring(secretKey), site: 'http://127.0.0.1:8080' };
  return rows.map((event) => ({
    eventId: event.event_id,
    body: JSON.stringify(envelopeOf(trainingDialect, event, links)),
  }));
}

/** The ceiling: a plain loop that signs and posts, 64 at a time, without a database. Deliveries a second. */
async function postInLoops(
  url: string,
  secret: string,
  bodies: readonly { eventId: string; body: string }[],
  seconds: number,
): Promise<number> {
  const client = createSafeFetch({ allowLoopbackHttp: true });
  const until = clockMs() + seconds * 1000;
  let sent = 0;
  const loop = async () => {
    while (clockMs() < until) {
      sent += 1;
      const { eventId, body } = bodies[sent % bodies.length] ?? { eventId: '', body: '' };
      const headers = signedHeaders(secret, {
        headerPrefix: trainingDialect.headerPrefix,
        eventId,
        eventType: 'booking.created',
        deliveryId: sent,
        timestamp: Math.floor(Date.now() / 1000),
        body,
      });
      const outcome = await client.request({
        url,
        method: 'POST',
        headers,
        body,
        timeoutMs: 30_000,
        maxAnswerBytes: 8_000,
        repeatable: true,
      });
      if (outcome.status !== 200) throw new Error(`the receiver answered ${outcome.status}`);
    }
  };
  await Promise.all(Array.from({ length: 64 }, loop));
  await client.close();
  return sent / seconds;
}

async function measureDeliveries(world: World, options: Options): Promise<Rows> {
  const receiver = await startReceiver();
  const url = `${receiver.url}/hook`;
  const { secret } = await registerEndpoints(world, Array(endpoints).fill(url));
  const worker = await startPlatform(world, 'worker');
  const events = Math.min(30_000, options.seconds * 7_500);
  const deliver = async (count: number) => {
    const total = count + (await received(receiver));
    await commitEvents(world, { ...spread, count });
    const started = clockMs();
    await drained(world, receiver, total);
    return (count * 1000) / (clockMs() - started);
  };
  await deliver(Math.min(20_000, options.warmUp * 1_000));
  const bodies = await readBodies(world);
  await postInLoops(url, secret, bodies, Math.min(5, options.warmUp));
  const rates: number[] = [];
  const ceilings: number[] = [];
  for (let round = 0; round < options.rounds; round += 1) {
    rates.push(await deliver(events));
    ceilings.push(await postInLoops(url, secret, bodies, options.seconds));
  }
  const { rows } = await world.sql.query<{ status: string }>('select distinct status from webhook_calls');
  if (rows.some(({ status }) => status !== 'delivered')) throw new Error('not all was delivered');
  await Promise.all([worker.stop(), receiver.stop()]);
  await forgetWebhooks(world);
  const [rate, ceilingRate] = [Math.round(median(rates)), Math.round(median(ceilings))];
  return { webhook_deliveries: { rate, ceilingRate, ratio: round2(rate / ceilingRate) } };
}

/** Deliveries recorded a second, beside the loop that only posts. */
export const webhookDeliveries: Scenario = { names: ['webhook_deliveries'], run: measureDeliveries };

async function measureBacklog(world: World, options: Options): Promise<Rows> {
  const booking = measures.find(({ name }) => name === 'book_100_wallets');
  if (!booking) throw new Error('no measure of bookings');
  const holds = 'webhook_backlog';
  await prepareHolds(world, holds, 100);
  let number = 0;
  const ask = () => {
    number += 1;
    const request = booking.request(number);
    return { ...request, body: (request.body ?? '').replace(booking.name, holds) };
  };
  const [web, worker, receiver] = [
    await startPlatform(world, 'web'),
    await startPlatform(world, 'worker'),
    await startReceiver(),
  ];
  await registerEndpoints(world, Array(endpoints).fill(`${receiver.url}/hook`));
  const loaded = (seconds: number) => load(web.url, booking.connections, seconds, ask);
  await loaded(options.warmUp);
  const before: number[] = [];
  for (let round = 0; round < options.rounds; round += 1) before.push((await loaded(options.seconds)).rate);

  const rssStart = worker.rssMib();
  await commitEvents(world, { ...spread, count: options.backlog });
  const started = clockMs();
  const during: number[] = [];
  for (let round = 0; round < options.rounds; round += 1) during.push((await loaded(options.seconds)).rate);
  if ((await received(receiver)) >= options.backlog)
    throw new Error('the backlog was gone too soon; give a larger one');
  while ((await received(receiver)) < options.backlog / 2) await wait(100);
  const rssMiddle = worker.rssMib();
  await drained(world, receiver, options.backlog);
  const seconds = (clockMs() - started) / 1000;
  const rssEnd = worker.rssMib();
  await Promise.all([web.stop(), worker.stop(), receiver.stop()]);
  await forgetWebhooks(world);
  const [rate, ceilingRate] = [median(during), median(before)];
  return {
    webhook_backlog: { rate, ceilingRate, ratio: round2(rate / ceilingRate) },
    webhook_backlog_drain: { rate: Math.round(options.backlog / seconds) },
    webhook_backlog_rss_start_mib: { rate: rssStart },
    webhook_backlog_rss_middle_mib: { rate: rssMiddle },
    webhook_backlog_rss_end_mib: { rate: rssEnd },
  };
}

/** `POST /bookings` while a backlog of other organisations' events drains, beside the same without one. */
export const webhookBacklog: Scenario = {
  names: [
    'webhook_backlog',
    'webhook_backlog_drain',
    'webhook_backlog_rss_start_mib',
    'webhook_backlog_rss_middle_mib',
    'webhook_backlog_rss_end_mib',
  ],
  run: measureBacklog,
};
