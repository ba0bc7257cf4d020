import { expect, test } from 'vitest';
import { deskOfFile, expectDeskFit } from './desk.ts';

const desk = deskOfFile();

test('an agency sees what is ahead and what needs somebody, and a booking made elsewhere appears by itself', async () => {
  const acme = await desk.app.make.organisation({ invoices: true, credits: { 1: 3 } });
  const startsAt = new Date(Date.now() + 3 * 86_400_000).toISOString();
  const event = await desk.app.make.event({ startsAt });
  await desk.app.make.booking(acme.id, event, { first_name: 'Amara', last_name: 'Okafor' });
  const client = { authorization: `Bearer ${acme.token}`, 'content-type': 'application/json' };
  const opened = await desk.openAs('agency_owner', '/app', { organisationId: acme.id });
  const { page, problems } = opened;
  await page.getByText('Amara Okafor').waitFor();
  await page.getByText('Nothing waits for you').waitFor();
  await page.getByText('1 candidate in the next fourteen days').first().waitFor();
  const post = async (path: string, body: unknown) =>
    (
      await fetch(`${desk.app.training}${path}`, {
        method: 'POST',
        headers: client,
        body: JSON.stringify(body),
      })
    ).json();
  const { hold_hash } = (await post(`/training-events/${event}/hold`, {})) as { hold_hash: string };
  await post('/bookings', {
    hold_hash,
    first_name: 'Omar',
    last_name: 'Haddad',
    email: 'omar@example.com',
    phone: '07700900123',
    agency_contact_name: 'John Doe',
    agency_contact_email: 'john.doe@acme.co.uk',
    agency_email: 'invoices@acme.co.uk',
    job_role: 'Registered Nurse',
    pay_option: 'candidate_pays',
  });
  await page.getByText('Omar Haddad').waitFor();
  await page.getByRole('link', { name: 'booking ends unless its candidate pays' }).waitFor();
  await page.getByText('2 candidates in the next fourteen days').first().waitFor();
  const wallets = page.getByRole('link', { name: /CSTF All-In-One .* 3 credits Low/ });
  await wallets.getByRole('img', { name: /in the last 30 days, low at 5 credits$/ }).waitFor();
  expect(problems).toEqual([]);
  await expectDeskFit(opened);
  await page.context().close();
});

test('where nothing is booked the page says what will stand there', async () => {
  const acme = await desk.app.make.organisation();
  const opened = await desk.openAs('agency_viewer', '/app', { organisationId: acme.id, width: 360 });
  await opened.page.getByText('Nothing is booked').waitFor();
  await opened.page.getByText('Nothing was ever in the wallet').waitFor();
  expect(await opened.page.getByRole('link', { name: 'Book training' }).count()).toBe(0);
  await expectDeskFit(opened);
  await opened.page.context().close();
});
