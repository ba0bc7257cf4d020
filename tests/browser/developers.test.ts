import { afterAll, beforeAll, expect, test } from 'vitest';
import { deliver, type Receiver, startReceiver } from '../support/webhook-receiver.ts';
import { deskOfFile, expectDeskFit } from './desk.ts';

const desk = deskOfFile();

let receiver: Receiver;
let deliveries: ReturnType<typeof deliver>;
beforeAll(async () => {
  receiver = await startReceiver();
  deliveries = deliver(desk.app);
});
afterAll(async () => {
  await deliveries.stop();
  await receiver.close();
});

test.each([1280, 360])('an owner makes a key, sees it once and ends it, at %i px', async (width) => {
  const acme = await desk.app.make.organisation();
  const opened = await desk.openAs('agency_owner', '/app/developers', { organisationId: acme.id, width });
  const { page, problems } = opened;
  await page.getByRole('table', { name: 'API keys, the newest first' }).waitFor();
  await expectDeskFit(opened);
  await page.getByRole('button', { name: 'Make a key' }).click();
  await page.getByLabel('What it is for').fill('Rota system');
  await page.getByRole('button', { name: 'Make the key' }).click();
  await page.getByRole('dialog').getByText(/^hbk_/).waitFor();
  await expectDeskFit(opened);
  await page.getByRole('button', { name: 'I have kept it' }).click();
  const row = page.getByRole('row').filter({ hasText: 'Rota system' });
  await row.getByRole('button', { name: 'Deactivate' }).click();
  await page.getByText('Programs that use it are refused at once').waitFor();
  await page.getByRole('button', { name: 'Deactivate for ever' }).click();
  await row.getByText('Ended').waitFor();
  expect(problems).toEqual([]);
  await page.context().close();
});

test.each([1280, 360])(
  'an owner registers an endpoint, tests it and reads the log, at %i px',
  async (width) => {
    const acme = await desk.app.make.organisation();
    const opened = await desk.openAs('agency_owner', '/app/developers?tab=webhooks', {
      organisationId: acme.id,
      width,
    });
    const { page, problems } = opened;
    await page.getByRole('button', { name: 'Register an endpoint' }).click();
    await page.getByLabel('Your name for it').fill('Rota');
    await page.getByLabel('Address').fill(receiver.url);
    await page.getByRole('button', { name: 'Register it' }).click();
    await page.getByText('Keep this secret now').waitFor();
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await page.getByRole('img', { name: 'Rota: Nothing was sent in the last 24 hours' }).waitFor();
    await page.getByRole('button', { name: 'Send a test Rota' }).click();
    await page.getByText('A test is on its way').waitFor();
    await expectDeskFit(opened);
    await page.getByRole('link', { name: 'Its deliveries to Rota' }).click();
    await page.getByText('Arrived, 200').waitFor();
    await expectDeskFit(opened);
    await page.getByRole('button', { name: /^Look/ }).click();
    await page.getByRole('dialog').getByText('"event_type": "webhook.test"').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Send again what was missed' }).click();
    await page.getByText('There is nothing to send again.').waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  },
);
