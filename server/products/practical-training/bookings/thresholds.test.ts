import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { announcementsOf } from '../../../../tests/support/outbox.ts';
import { startTestApp, type TestApp } from '../../../../tests/support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const newClient: TestApp['newClient'] = (options) => app.newClient(options);

describe('thresholds', () => {
  test('34: credits low fires once per crossing, reaching 0 fires depleted only', async () => {
    const acme = await newClient({ credits: { 1: 7 } });
    const event = await app.make.event();
    const told: Record<number, unknown> = {};
    for (let left = 6; left >= 0; left -= 1) {
      await app.make.booking(acme.id, event, {}, 'credits');
      told[left] = (
        await announcementsOf(app, acme.id, 'credit_balance.low', 'credit_balance.depleted')
      ).length;
    }
    expect(told).toEqual({ 6: 0, 5: 1, 4: 1, 3: 1, 2: 1, 1: 1, 0: 2 });
    expect(await announcementsOf(app, acme.id, 'credit_balance.depleted')).toEqual([
      { course_id: 1, course_name: expect.any(String), balance: 0, threshold: 500 },
    ]);
  });

  test('34: money low and depleted follow the organisation’s threshold', async () => {
    const acme = await newClient({ moneyPence: 25_500 });
    const event = await app.make.event();
    for (let number = 0; number < 3; number += 1) await app.make.booking(acme.id, event, {}, 'balance');
    expect(await announcementsOf(app, acme.id, 'money_balance.low')).toMatchObject([
      { balance: 8_500, threshold: 10_000 },
    ]);
    expect(await announcementsOf(app, acme.id, 'money_balance.depleted')).toMatchObject([{ balance: 0 }]);
  });
});
