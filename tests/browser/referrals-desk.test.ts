import { expect, test } from 'vitest';
import { referralsOf, somebody } from '../support/referral-client.ts';
import { deskOfFile, expectDeskFit } from './desk.ts';

const desk = deskOfFile();

/** A partner of an organisation, and what it referred: twice the same person. */
async function partnerOfAcme() {
  const acme = await desk.app.make.organisation();
  const partner = await desk.app.make.referralPartner({ organisation_id: acme.id });
  const calls = referralsOf(desk.app, partner);
  const person = somebody();
  const ids: string[] = [];
  for (const sent of [person, person])
    ids.push(
      String((await calls.refer({ ...sent, firstName: 'Marie', lastName: 'Tremblay' })).body['referralId']),
    );
  const [first = '', second = ''] = ids;
  const statusOf = async (id: string) =>
    (
      await desk.app.sql<{ status: string }>('select status from referrals where public_id = $1::uuid', [id])
    )[0]?.status;
  return { acme, partner, first, second, statusOf };
}

async function nameOf({ id }: { readonly id: number }): Promise<string> {
  const [partner] = await desk.app.sql<{ name: string }>('select name from referral_partners where id = $1', [
    id,
  ]);
  return partner?.name ?? '';
}

test.each([1280, 360])(
  'a clinician finds a new referral, accepts it, tries to call and notes it (%i px)',
  async (width) => {
    const { first, partner, statusOf } = await partnerOfAcme();
    const opened = await desk.openAs('staff_clinician', '/app/referrals', { width });
    const { page } = opened;
    await page.getByRole('link', { name: /^New \d+ / }).waitFor();
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByRole('combobox', { name: 'Partner' }).click();
    await page.getByRole('option', { name: await nameOf(partner), exact: true }).click();
    await page.waitForURL(new RegExp(`partner=${partner.id}`));
    await page.locator(`a[href$="${first}"]`).waitFor();
    if (width === 1280) await expectDeskFit(opened);
    await page.locator(`a[href$="${first}"]`).click();
    await page.getByRole('heading', { name: 'Marie Tremblay', level: 1 }).waitFor();
    await page.getByText('Likely duplicates').waitFor();
    await page.getByRole('button', { name: 'Accept' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Accept' }).click();
    await page.getByRole('button', { name: 'Log a contact attempt' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^By/).selectOption('phone');
    await dialog.getByLabel(/^Result/).selectOption('left_message');
    await dialog.getByRole('button', { name: 'Log a contact attempt' }).click();
    await page.getByText('Contact by phone: left message').waitFor();
    expect(await statusOf(first)).toBe('contact_attempted');
    await page.getByLabel('Add a note').fill('Asked for French');
    await page.getByRole('button', { name: 'Add the note' }).click();
    await page.getByRole('listitem').getByText('Asked for French').waitFor();
    await page.getByRole('button', { name: 'Take it' }).click();
    await page.getByRole('button', { name: 'Give it back' }).waitFor();
    if (width === 360) await expectDeskFit(opened);
    expect(opened.problems).toEqual([]);
    await page.context().close();
  },
);

test('an administrator erases a referral, told what that means, and manages a partner’s keys', async () => {
  const { second, partner } = await partnerOfAcme();
  const opened = await desk.openAs('staff_admin', `/app/referrals/${second}`);
  const { page } = opened;
  await page.getByRole('button', { name: 'Erase what is personal' }).click();
  await page.getByText('Nobody can undo this.').waitFor();
  await page.getByLabel(/^Why, without names/).fill('Requested');
  await page.getByRole('button', { name: 'Erase for ever' }).click();
  await page.getByRole('heading', { name: 'Erased', level: 1 }).waitFor();
  await page.goto(`${desk.app.url}/app/referrals/partners/${partner.id}`);
  await page.getByLabel(/^What the new key is for/).fill('Second');
  await page.getByRole('button', { name: 'Make a key' }).click();
  await page.getByText('Keep the new key now.').waitFor();
  await page.getByRole('button', { name: 'Revoke Second' }).click();
  await page.getByRole('button', { name: 'Revoke the key' }).click();
  await page.getByText('Revoked', { exact: true }).waitFor();
  await expectDeskFit(opened);
  await page.getByRole('link', { name: 'in the queue, open and closed' }).click();
  await page.waitForURL(`**/app/referrals?partner=${partner.id}`);
  await page.getByRole('button', { name: 'Filters (1)' }).waitFor();
  await page.context().close();
});

test('an owner refers a person, keeps what was typed over a reload, and takes the referral back', async () => {
  const { acme } = await partnerOfAcme();
  const opened = await desk.openAs('agency_owner', '/app/referrals', { organisationId: acme.id, width: 360 });
  const { page } = opened;
  await page.getByRole('link', { name: 'Refer a person' }).click();
  await page.getByLabel(/^First name/).fill('Noor');
  await page.getByLabel(/^Last name/).fill('Singh');
  await page.getByLabel(/^Phone/).fill('nonsense');
  await page.getByLabel(/^E-mail/).fill('noor.singh@example.com');
  await page.getByLabel(/^City/).fill('Vancouver');
  await page.reload();
  await page.getByLabel(/^Province/).fill('BC');
  await page.getByRole('button', { name: 'Refer this person' }).click();
  await page.locator('[aria-invalid=true]').first().waitFor();
  await page.getByLabel(/^Phone/).fill('+16045550177');
  await expectDeskFit(opened);
  await page.getByRole('button', { name: 'Refer this person' }).click();
  await page.getByRole('heading', { name: 'Noor Singh', level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Take it back' }).click();
  await page.getByRole('button', { name: 'Take the referral back' }).click();
  await page.getByText('It was taken back.').waitFor();
  await expectDeskFit(opened);
  await page.context().close();
});
