import { expect, test } from 'vitest';
import { openInvite } from '../../server/domains/invites/index.ts';
import { clipboard } from './browser.ts';
import { deskOfFile, expectDeskFit } from './desk.ts';

const desk = deskOfFile();

async function pick(page: Awaited<ReturnType<typeof desk.openAs>>['page'], label: string, option: RegExp) {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option }).click();
}

test.each([1280, 360])(
  'two candidates are invited at %i px; each is told of, and one is mended and sent',
  async (width) => {
    const acme = await desk.app.make.organisation({ credits: { 1: 2 } });
    const opened = await desk.openAs('agency_manager', '/app/invites', { organisationId: acme.id, width });
    const { page } = opened;
    await page.getByText('No invites yet').waitFor();
    await expectDeskFit(opened);
    await page.getByRole('button', { name: 'Invite candidates' }).first().click();
    await page.getByRole('button', { name: 'Send 1 invite' }).click();
    await page.getByText('Choose the course.').or(page.getByText('Needed.').first()).first().waitFor();
    await pick(page, 'Course', /^CSTF All-In-One/);
    await page.getByRole('button', { name: 'Paste a list' }).click();
    await page
      .getByLabel('One candidate a line')
      .fill('Jane Smith, jane@example.com\nAma Owusu, ama.example.com');
    await page.getByRole('button', { name: 'Take over 2 candidates' }).click();
    await page.getByRole('button', { name: 'Send 2 invites' }).click();
    await page.getByText('1 candidate cannot be invited as written').waitFor();
    await expectDeskFit(opened);
    await page.getByRole('group', { name: 'Candidate 2' }).getByLabel('E-mail').fill('ama@example.com');
    await page.getByRole('group', { name: 'Candidate 2' }).getByLabel('Last name').fill('Owusu');
    await page.getByRole('button', { name: 'Send 2 invites' }).click();
    await page.getByText('2 invites sent.').waitFor();
    await page.getByRole('link', { name: 'See all invites' }).click();
    await page.getByRole('link', { name: 'Jane Smith' }).waitFor();
    await expectDeskFit(opened);
    await page.getByLabel('Search by name or e-mail').fill('ama@');
    await page.waitForURL('**search=ama**');
    await page.getByRole('link', { name: 'Jane Smith' }).waitFor({ state: 'detached' });
    expect(opened.problems).toEqual([]);
    await page.context().close();
  },
);

test.each([1280, 360])(
  'the life of an invite is a line of steps: copied, sent again, withdrawn, at %i px',
  async (width) => {
    const acme = await desk.app.make.organisation({ credits: { 1: 2 } });
    const manager = await desk.app.signedIn('agency_manager', { organisationId: acme.id });
    const made = await manager.post('/invites', {
      first_name: 'Jane',
      last_name: 'Smith',
      email: 'jane@example.com',
      course_id: 1,
      pay_option: 'credits',
      message: 'Before your first shift, please.',
    });
    const id = Number(made.body['id']);
    await openInvite(desk.app.db, id);
    const opened = await desk.openAs('agency_manager', `/app/invites/${id}`, {
      organisationId: acme.id,
      width,
    });
    const { page } = opened;
    await page.getByText('The candidate saw the dates.').waitFor();
    await page.getByText('To be booked').waitFor();
    await expectDeskFit(opened);
    await page.getByRole('button', { name: 'Copy the link' }).click();
    await page.getByText('The link is copied.').waitFor();
    expect(await clipboard(page)).toBe(made.body['invite_url']);
    await page.getByRole('button', { name: 'Send again' }).click();
    await page.getByText('This invite was sent in the last ten minutes').waitFor();
    await page.getByRole('button', { name: 'Withdraw' }).click();
    const dialog = page.getByRole('dialog', { name: 'Withdraw this invite?' });
    await dialog.getByText('Nothing was charged').waitFor();
    await dialog.getByRole('button', { name: 'Withdraw the invite' }).click();
    await page.getByText('The link shows nothing any more.').waitFor();
    await page.getByRole('button', { name: 'Invite again' }).click();
    await page.waitForURL('**/app/invites/new**');
    await page.getByRole('textbox', { name: 'E-mail' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'E-mail' }).inputValue()).toBe('jane@example.com');
    await page.context().close();
  },
);

test('a viewer reads invites and sends none', async () => {
  const acme = await desk.app.make.organisation();
  const { page } = await desk.openAs('agency_viewer', '/app/invites', { organisationId: acme.id });
  await page.getByText('No invites yet').waitFor();
  expect(await page.getByRole('button', { name: 'Invite candidates' }).count()).toBe(0);
  await page.context().close();
});
