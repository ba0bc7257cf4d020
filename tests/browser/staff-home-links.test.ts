import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { referralsOf, somebody } from '../support/referral-client.ts';
import { deskOfFile } from './desk.ts';

const desk = deskOfFile();

/** One of everything that the day counts, beside what it does not count. */
async function fillTheDay() {
  const { app } = desk;
  await app.freeze('2027-06-04T10:00:00Z');
  const acme = await app.make.organisation({ invoices: true, moneyPence: 200_000 });
  const unpaid = async (startsAt: string) => {
    const event = await app.make.event({ startsAt });
    await app.make.booking(acme.id, event);
    return event;
  };
  await unpaid('2027-06-05T08:00:00Z');
  await unpaid('2027-06-11T09:00:00Z');
  await unpaid('2027-06-12T09:00:00Z');
  await app.make.booking(acme.id, await app.make.event({ startsAt: '2027-06-06T09:00:00Z' }), {}, 'balance');
  const review = await app.make.event({ startsAt: '2027-06-09T09:00:00Z', courseId: 3 });
  await app.make.booking(acme.id, review, {}, 'balance');
  for (const startsAt of ['2027-06-05T08:00:00Z', '2027-06-07T09:00:00Z', '2027-06-18T09:00:00Z'])
    await app.make.event({ startsAt, trainer: false });
  for (const startsAt of ['2027-06-08T09:00:00Z', '2027-06-25T09:00:00Z'])
    await app.make.event({ startsAt, trainer: false, published: false });
  await app.freeze('2027-06-05T10:00:00Z');

  const calls = referralsOf(app, await app.make.referralPartner({ organisation_id: acme.id }));
  for (let sent = 0; sent < 3; sent += 1) await calls.refer(somebody());
  await app.sql(`update referrals set due_at = app_now() - interval '1 hour'
    where id = (select min(id) from referrals)`);

  await app.sql(
    `insert into webhook_endpoints (organisation_id, product, name, url, events, secret_encrypted, secret_prefix,
       timeout_seconds, is_active, consecutive_failures, switched_off_at, created_at, updated_at)
     select $1, 'practical-training', name, 'https://hooks.example.com/x', '{booking.created}', '', 'whsec_123456', 10,
       switched_off_at is null, failures, switched_off_at, app_now(), app_now()
     from (values ('Slow', 2, null::timestamptz), ('Dead', 20, app_now()), ('Well', 0, null)) v (name, failures, switched_off_at)`,
    [acme.id],
  );
  await app.sql(
    `insert into notifications (organisation_id, cause, kind, recipient, address, booking_id, status, attempts, failure, created_at)
     select $1, 'test ' || days, 'booking-confirmed', 'agency', 'ops@example.com',
       (select min(id) from training_bookings), 'bounced', 1, '550 5.1.1',
       app_now() - make_interval(days => days)
     from unnest(array[1, 2, 8]) days`,
    [acme.id],
  );
  const [job] = await app.sql<{ id: number }>(
    `select id from graphile_worker.add_job('mail-funds-short', '{"organisationId": 1}')`,
  );
  await app.sql(
    `update graphile_worker._private_jobs set attempts = 2, last_error = 'Error: away' where id = $1`,
    [job?.id],
  );
}

/** A session whose kit should be back, and one whose kit is due later. */
async function lendKits() {
  const { app } = desk;
  await app.makeBls.prepareCourse();
  const wallets = { products: ['virtual-bls'], wallets: 'virtual-bls', credits: { 1: 10 } } as const;
  const { id } = await app.make.organisation({ ...wallets, products: ['virtual-bls'] });
  await app.makeBls.trainer();
  for (const [index, due] of ['2027-06-04', '2027-06-20'].entries()) {
    const slot = { date: '2027-06-14', time: `1${index}:00` };
    const booking = await app.makeBls.booking(id, slot, {}, 'credits');
    await app.sql(
      `with kit as (insert into bls_kits (bar_code) values ($1) returning id)
       insert into bls_kit_loans (organisation_id, kit_id, booking_id, due_on, sent_at)
       select $2, kit.id, $3, $4::date, app_now() from kit`,
      [`KIT-${index}`, id, Number(booking.id), due],
    );
  }
}

const rows = (page: Page, caption: string) => page.getByRole('table', { name: caption }).locator('tbody tr');

/** Where each number leads, and what is counted there. */
const lists = [
  [
    'PMVA reviews waiting',
    1,
    (page: Page) => page.getByRole('list', { name: /^Waiting/ }).getByRole('listitem'),
  ],
  ['Unpaid bookings', 2, (page: Page) => rows(page, 'Bookings')],
  [
    'Events without a trainer',
    2,
    (page: Page) => page.locator('main a[href^="/app/calendar/"][data-status]'),
  ],
  ['Drafts to publish', 1, (page: Page) => page.locator('main a[href^="/app/calendar/"][data-status]')],
  ['Kits overdue', 1, (page: Page) => page.getByRole('region', { name: /^Overdue/ }).getByRole('listitem')],
  ['New referrals', 3, (page: Page) => rows(page, 'Referrals')],
  ['Referrals overdue', 1, (page: Page) => rows(page, 'Referrals')],
  ['Webhooks failing', 2, (page: Page) => rows(page, 'Endpoints that fail or were switched off')],
  ['Mails not delivered', 2, (page: Page) => rows(page, 'Mails that did not arrive')],
  ['Tasks failing', 1, (page: Page) => rows(page, 'Jobs that went wrong')],
] as const;

test('every number of the staff’s day leads to a list of exactly so many', async () => {
  await fillTheDay();
  await lendKits();
  const { page, problems } = await desk.openAs('staff_admin', '/app');
  for (const [title, count, listed] of lists) {
    await page.getByRole('link', { name: `${count} ${title}` }).click();
    await page.waitForURL((url) => url.pathname !== '/app');
    await expect.poll(() => listed(page).count(), { message: title, timeout: 10_000 }).toBe(count);
    await page.goto(`${desk.app.url}/app`);
  }
  expect(problems).toEqual([]);
  await page.context().close();
});
