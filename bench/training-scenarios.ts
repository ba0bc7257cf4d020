import { planReminders } from '../server/domains/notifications/index.ts';
import { clockMs } from './clock.ts';
import { download, load } from './load.ts';
import { certificateOf, measures } from './measures.ts';
import { forgetMails, prepareCertificates, prepareHolds, prepareReminders } from './prepared.ts';
import { startPlatform } from './processes.ts';
import { latencies } from './rows.ts';
import type { Scenario } from './scenario.ts';
import { openBenchDatabase } from './world.ts';

/** The first download of a certificate sets it; every later one gives out what was kept. */
export const firstCertificates: Scenario = {
  names: ['get_certificate_first'],
  async run(world) {
    await prepareCertificates(world);
    const web = await startPlatform(world, 'web');
    const taken: number[] = [];
    for (let number = 300; number < 400; number += 1)
      taken.push(await download(web.url, certificateOf(number)));
    await web.stop();
    // the first ones start the thread and load its fonts
    return { get_certificate_first: latencies(taken.slice(10)) };
  },
};

/** The reminders of 10,000 bookings, planned by one sweep. */
export const plannedReminders: Scenario = {
  names: ['plan_reminders_ms'],
  async run(world) {
    const count = 10_000;
    await prepareReminders(world, count);
    const db = openBenchDatabase(world, 'veriward_app');
    const started = clockMs();
    const planned = await planReminders(db);
    const rate = Math.round(clockMs() - started);
    await db.close();
    if (planned !== count) throw new Error(`${planned} reminders were planned instead of ${count}`);
    await forgetMails(world);
    return { plan_reminders_ms: { rate } };
  },
};

/** How much a server's memory grows over many bookings, after some to warm up. */
export const memoryGrowth: Scenario = {
  names: ['rss_before_mib', 'rss_growth_mib'],
  async run(world, { bookings }, report) {
    const booking = measures.find(({ name }) => name === 'book_100_wallets');
    if (!booking) throw new Error('no measure of bookings');
    const warmUp = Math.ceil(bookings / 5);
    const holds = 'rss_growth_mib';
    await prepareHolds(world, holds, 100, bookings + warmUp + 1_000);
    let number = 0;
    const ask = () => {
      number += 1;
      const request = booking.request(number);
      return { ...request, body: (request.body ?? '').replace(booking.name, holds) };
    };
    const platform = await startPlatform(world);
    await load(platform.url, booking.connections, { amount: warmUp }, ask);
    const before = platform.rssMib();
    const { failures } = await load(platform.url, booking.connections, { amount: bookings }, ask);
    if (failures > 0) report(`  ${failures} requests failed`);
    const after = platform.rssMib();
    await platform.stop();
    await forgetMails(world);
    return { rss_before_mib: { rate: before }, rss_growth_mib: { rate: after - before } };
  },
};
