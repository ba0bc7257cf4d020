import { TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { testPassword } from '../support/factories.ts';
import { runQueuedJobs } from '../support/jobs.ts';
import { visit } from './browser.ts';
import { deskOfFile, expectDeskFit } from './desk.ts';

const desk = deskOfFile();

/** The path of the newest link to set a password that was mailed to somebody. */
async function mailedPath(email: string): Promise<string> {
  await runQueuedJobs(desk.app);
  const [mail] = await desk.app.sql<{ text: string }>(
    'select text from mails where to_address = $1 order by id desc limit 1',
    [email],
  );
  return /https:\/\/veriward\.test(\/password\/\w+)/.exec(mail?.text ?? '')?.[1] ?? '';
}

const open = (path: string, width = 1280) => visit(desk.browser, desk.app.url + path, { width });

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.locator('input[type=password]').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function choose(page: Page, password: string): Promise<void> {
  await page.getByLabel('New password').fill(password);
  await page.getByRole('button', { name: 'Set the password' }).click();
}

test.each([1280, 360])(
  'a forgotten password is replaced through the mailed link, at %i px',
  async (width) => {
    const { email } = await desk.app.make.person('staff_clinician');
    const visited = await open('/sign-in', width);
    const { page, problems } = visited;
    const fits = () => (width === 1280 ? expectDeskFit(visited) : Promise.resolve());
    await page.getByRole('link', { name: 'Forgotten your password?' }).click();
    await page.getByRole('heading', { name: 'Forgotten password', level: 1 }).waitFor();
    await fits();
    await page.getByLabel('E-mail').fill(email);
    await page.getByRole('button', { name: 'Send me a link' }).click();
    await page.getByRole('status').getByText(`If ${email} is known here`).waitFor();
    await page.goto(desk.app.url + (await mailedPath(email)));
    await page.getByText(`Account: ${email}`).waitFor();
    await choose(page, 'elevenchars');
    await page.getByText('Must have at least 12 characters.').waitFor();
    await fits();
    await choose(page, 'remembered this time');
    await page.waitForURL('**/sign-in?notice=password-set');
    await page.getByText('Your password is set. Sign in with it.').waitFor();
    await fits();
    await signIn(page, email, 'remembered this time');
    await page.waitForURL('**/app');
    expect(problems).toEqual([]);
    await page.context().close();
  },
);

test('an unknown e-mail hears what a known one does, and nobody gets a mail', async () => {
  const { page } = await open('/forgotten-password');
  await page.getByLabel('E-mail').fill('ghost@example.com');
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await page.getByText('If ghost@example.com is known here').waitFor();
  expect(await mailedPath('ghost@example.com')).toBe('');
  await page.getByRole('button', { name: 'try another e-mail' }).click();
  expect(await page.getByLabel('E-mail').inputValue()).toBe('ghost@example.com');
  await page.context().close();
});

test('a link that was used says so, and mails a new one', async () => {
  const { email } = await desk.app.make.person('staff_clinician');
  const asked = await open('/forgotten-password');
  await asked.page.getByLabel('E-mail').fill(email);
  await asked.page.getByRole('button', { name: 'Send me a link' }).click();
  await asked.page.getByText(`If ${email} is known here`).waitFor();
  await asked.page.context().close();
  const path = await mailedPath(email);
  const [first, second] = [await open(path), await open(path)];
  await first.page.getByText(`Account: ${email}`).waitFor();
  await second.page.getByText(`Account: ${email}`).waitFor();
  await choose(first.page, 'remembered this time');
  await first.page.waitForURL('**/sign-in?notice=password-set');
  await choose(second.page, 'remembered elsewhere');
  await second.page.getByRole('heading', { name: 'This link has ended' }).waitFor();
  await expectDeskFit(second);
  await second.page.getByRole('link', { name: 'sign in', exact: true }).click();
  await signIn(second.page, email, 'remembered this time');
  await second.page.waitForURL('**/app');
  await Promise.all([first, second].map(({ page }) => page.context().close()));
});

test('a link that nobody sent is a page that says what to do', async () => {
  const { page } = await open('/password/made-up');
  await page.getByRole('heading', { name: 'This link has ended' }).waitFor();
  await page.getByRole('button', { name: 'Send me a link' }).waitFor();
  await page.context().close();
});

test('a throttled account is told to wait', async () => {
  const { email } = await desk.app.make.person('staff_clinician');
  const guess = () =>
    fetch(`${desk.app.url}/console/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password: 'a guess' }),
    });
  await Promise.all(Array.from({ length: 10 }, guess));
  const { page } = await open('/sign-in');
  await signIn(page, email, testPassword);
  await page.getByRole('alert').getByText('Too many attempts. Wait a quarter of an hour.').waitFor();
  await page.context().close();
});

test('an invitation leads from the team page by mail to the first sign-in', async () => {
  const acme = await desk.app.make.organisation();
  const visited = await desk.openAs('agency_owner', '/app/team', { organisationId: acme.id });
  const { page, problems } = visited;
  await page.getByRole('heading', { name: 'What each role may do' }).waitFor();
  await expectDeskFit(visited);
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  await page.getByLabel('Name').fill('Nye Bevan');
  await page.getByLabel('E-mail').fill('nye.bevan@acme.example');
  await page.reload();
  await page.getByRole('form', { name: 'Invite somebody' }).waitFor();
  await expect.poll(() => page.getByLabel('Name').inputValue()).toBe('Nye Bevan');
  await page.getByRole('combobox', { name: 'Role' }).selectOption('Viewer');
  await expectDeskFit(visited);
  await page.getByRole('button', { name: 'Send the invitation' }).click();
  await page.getByText('The invitation is on its way to nye.bevan@acme.example').waitFor();
  await page
    .getByRole('row', { name: /Nye Bevan/ })
    .getByText('Invited', { exact: true })
    .waitFor();
  const first = await mailedPath('nye.bevan@acme.example');
  await page.getByRole('button', { name: 'Actions for Nye Bevan' }).click();
  await page.getByRole('menuitem', { name: 'Send the invitation again' }).click();
  await page.getByText('the link before it ended').waitFor();
  const second = await mailedPath('nye.bevan@acme.example');
  expect(second).not.toBe(first);
  expect(problems).toEqual([]);
  await page.context().close();
  const invited = await open(second, 360);
  await invited.page.getByRole('heading', { name: 'Welcome to Veriward' }).waitFor();
  await choose(invited.page, 'a fine new password');
  await invited.page.waitForURL('**/sign-in?notice=password-set');
  await signIn(invited.page, 'nye.bevan@acme.example', 'a fine new password');
  await invited.page.waitForURL('**/app');
  await invited.page.context().close();
});

test.each([1280, 360])(
  'an owner changes a role and takes access away, each with a way back, at %i px',
  async (width) => {
    const { id } = await desk.app.make.organisation();
    const member = await desk.app.make.person('agency_viewer', { organisationId: id });
    await desk.app.sql(`update people set name = 'Ada Lovelace' where id = $1`, [member.id]);
    const visited = await desk.openAs('agency_owner', '/app/team', { organisationId: id, width });
    const { page } = visited;
    const row = page.getByRole('row', { name: /Ada Lovelace/ });
    const now = async () =>
      (
        await desk.app.sql<{ now: string }>(
          `select m.role || ' ' || p.status as now from people p join memberships m on m.person_id = p.id where p.id = $1`,
          [member.id],
        )
      )[0]?.now;
    const act = async (what: string) => {
      await row.getByRole('button', { name: 'Actions for Ada Lovelace' }).click();
      await page.getByRole('menuitem', { name: what }).click();
    };
    await act('Change the role');
    await page.getByRole('radio', { name: 'Manager' }).check();
    await page.getByRole('button', { name: 'Change the role' }).click();
    await page.getByText('Ada Lovelace is now manager.').waitFor();
    expect(await now()).toBe('agency_manager active');
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Ada Lovelace is viewer again.').waitFor();
    expect(await now()).toBe('agency_viewer active');
    await act('End access');
    await page.getByRole('dialog').getByText('Every session ends at once').waitFor();
    if (width === 1280) await expectDeskFit(visited);
    await page.getByRole('button', { name: 'End the access' }).click();
    await page.getByText('Ada Lovelace has no access any more.').waitFor();
    expect(await now()).toBe('agency_viewer deactivated');
    await row.getByText('Without access').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Ada Lovelace can sign in again.').waitFor();
    expect(await now()).toBe('agency_viewer active');
    await page.context().close();
  },
);

test('an admin finds nothing to do about an owner; a manager only looks', async () => {
  const { id } = await desk.app.make.organisation();
  const owner = await desk.app.make.person('agency_owner', { organisationId: id });
  await desk.app.sql(`update people set name = 'Grace Hopper' where id = $1`, [owner.id]);
  const admin = await desk.openAs('agency_admin', '/app/team', { organisationId: id });
  await admin.page.getByText('Grace Hopper').waitFor();
  expect(await admin.page.getByRole('button', { name: 'Actions for Grace Hopper' }).count()).toBe(0);
  await admin.page.getByRole('button', { name: 'Invite somebody' }).click();
  const offered = admin.page.getByRole('combobox', { name: 'Role' }).locator('option');
  await expect.poll(() => offered.allTextContents()).toEqual(['Viewer', 'Manager', 'Admin']);
  const manager = await desk.openAs('agency_manager', '/app/team', { organisationId: id });
  await manager.page.getByText('Grace Hopper').waitFor();
  expect(await manager.page.getByRole('button', { name: /Invite|Actions/ }).count()).toBe(0);
  await Promise.all([admin, manager].map(({ page }) => page.context().close()));
});

test('an administrator of the provider invites a trainer, and finds a member by name', async () => {
  const { id } = await desk.app.make.organisation();
  const member = await desk.app.make.person('agency_viewer', { organisationId: id });
  const visited = await desk.openAs('staff_admin', '/app/team?invite=true');
  const { page, problems } = visited;
  await page.getByLabel('Name').fill('David Rankin');
  await page.getByLabel('E-mail').fill('d.rankin@veriward.example');
  await page.getByRole('button', { name: 'Send the invitation' }).waitFor();
  await page.getByRole('combobox', { name: /Trainer’s record/ }).click();
  await page.getByRole('option', { name: 'David Rankin' }).click();
  await expectDeskFit(visited);
  await page.getByRole('button', { name: 'Send the invitation' }).click();
  await page.getByText('The invitation is on its way to d.rankin@veriward.example').waitFor();
  await page.getByText('People of organisations').click();
  await page.getByLabel('Find somebody').fill(member.email);
  await page.getByText(member.email).waitFor();
  expect(problems).toEqual([]);
  await page.context().close();
});

const codeOf = (secret: string, ahead = 0) =>
  new TOTP({ secret }).generate({ timestamp: Date.now() + ahead * 30_000 });

test.each([1280, 360])(
  'an authenticator app is set up; its codes and a recovery code let in; it is switched off, at %i px',
  async (width) => {
    const visited = await desk.openAs('staff_clinician', '/app/profile', { width });
    const { page } = visited;
    const fits = () => (width === 1280 ? expectDeskFit(visited) : Promise.resolve());
    const email = (await page.locator('dd').first().textContent()) ?? '';
    await page.getByText('Nowhere else.').waitFor();
    await page.getByRole('button', { name: 'Set up two-factor sign-in' }).click();
    await page.getByRole('img', { name: 'QR code that holds the set-up key' }).waitFor();
    const secret = ((await page.locator('li code').textContent()) ?? '').replaceAll(' ', '');
    await fits();
    await page.getByLabel('Code that the app shows').fill('000000');
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('The code is not right or was used before.').waitFor();
    await page.getByLabel('Code that the app shows').fill(codeOf(secret));
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('Keep these ten codes now').waitFor();
    const codes = await page
      .getByRole('region', { name: 'Recovery codes' })
      .getByRole('listitem')
      .allTextContents();
    expect(codes).toHaveLength(10);
    await fits();
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await page.getByText('10 recovery codes left').waitFor();
    for (const code of [codeOf(secret, 1), codes[0] ?? '']) {
      const again = await open('/sign-in?next=/app/profile', width);
      await signIn(again.page, email, testPassword);
      await again.page.getByText('or one of your recovery codes').waitFor();
      await again.page.getByLabel('Code').fill(code);
      await again.page.getByRole('button', { name: 'Sign in' }).click();
      await again.page.waitForURL('**/app/profile');
      await again.page.context().close();
    }
    await page.reload();
    await page.getByText('9 recovery codes left').waitFor();
    await page.getByRole('button', { name: 'Switch off' }).click();
    await page.getByLabel('Your password').fill('a guess');
    await page.getByRole('button', { name: 'Switch it off' }).click();
    await page.getByText('The password is not right.').waitFor();
    await fits();
    await page.getByLabel('Your password').fill(testPassword);
    await page.getByRole('button', { name: 'Switch it off' }).click();
    await page.getByText('Two-factor sign-in is off.').waitFor();
    await page.getByRole('button', { name: 'Set up two-factor sign-in' }).waitFor();
    await page.context().close();
  },
);

test('sessions elsewhere are seen and ended; a changed password keeps this one', async () => {
  const visited = await desk.openAs('staff_clinician', '/app/profile');
  const { page, problems } = visited;
  const email = (await page.locator('dd').first().textContent()) ?? '';
  const away = await open('/sign-in?next=/app/profile', 360);
  await signIn(away.page, email, testPassword);
  await away.page.getByText('This browser').waitFor();
  const { length } = problems;
  await page.reload();
  await page.getByText('Chrome on Linux').nth(1).waitFor();
  await expectDeskFit(visited);
  await page.getByRole('button', { name: /^Sign out: Chrome on Linux/ }).click();
  await page.getByText('Nowhere else.').waitFor();
  await away.page.goto(`${desk.app.url}/app/profile`);
  await away.page.waitForURL('**/sign-in?next=%2Fapp%2Fprofile');
  await signIn(away.page, email, testPassword);
  await away.page.getByText('This browser').waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await page.getByRole('button', { name: 'Sign out there' }).click();
  await page.getByText('You are signed in here only.').waitFor();
  await page.getByLabel('Current password').fill(testPassword);
  await page.getByLabel('New password').fill('staple of the trade');
  await page.getByRole('button', { name: 'Change the password' }).click();
  await page.getByText('Your password is changed.').waitFor();
  await page.getByLabel('Name').fill('Florence Nightingale');
  await page.getByRole('button', { name: 'Save the name' }).click();
  await page.getByText('Your name is changed.').waitFor();
  expect(problems.slice(length)).toEqual([]);
  await Promise.all([page.context().close(), away.page.context().close()]);
});

test('a session that ends in the middle of a form loses nothing typed; somebody else sees nothing of it', async () => {
  const acme = await desk.app.make.organisation();
  const { page } = await desk.openAs('agency_owner', '/app/team?invite=true', { organisationId: acme.id });
  await page.getByLabel('Name').fill('Mary Seacole');
  await page.getByLabel('E-mail').fill('mary.seacole@acme.example');
  await desk.app.sql('update sessions set ended_at = app_now() where ended_at is null');
  await page.getByRole('button', { name: 'Send the invitation' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('What you have typed is still there').waitFor();
  await expectDeskFit({ page });
  await dialog.locator('input[type=password]').fill(testPassword);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await page.getByLabel('Name').inputValue()).toBe('Mary Seacole');
  await page.getByRole('button', { name: 'Send the invitation' }).click();
  await page.getByText('The invitation is on its way to mary.seacole@acme.example').waitFor();
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  await page.getByLabel('Name').fill('Confidential');
  await page.getByLabel('E-mail').fill('confidential@acme.example');
  await desk.app.sql('update sessions set ended_at = app_now() where ended_at is null');
  await page.getByRole('button', { name: 'Send the invitation' }).click();
  await dialog.getByRole('link', { name: 'Sign in as somebody else' }).click();
  const other = await desk.app.make.person('agency_owner', { organisationId: acme.id });
  await page.waitForURL('**/sign-in');
  await signIn(page, other.email, testPassword);
  await page.waitForURL('**/app');
  await page.goto(`${desk.app.url}/app/team?invite=true`);
  await page.getByRole('form', { name: 'Invite somebody' }).waitFor();
  expect(await page.getByLabel('Name').inputValue()).toBe('');
  await page.context().close();
});
