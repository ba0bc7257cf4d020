import { expect, test } from 'vitest';
import { deskOfFile, expectDeskFit } from './desk.ts';

const desk = deskOfFile();

test('an organisation among more than a list holds is found by its name, for an interview', async () => {
  await desk.app.sql(
    `insert into organisations (hb_client_id, code, name, email)
     select 'many-' || n, 'MANY' || lpad(n::text, 4, '0'), 'Agency ' || lpad(n::text, 4, '0'), 'ops@example.com'
     from generate_series(1, 130) n`,
  );
  await desk.app.sql(
    `insert into organisations (hb_client_id, code, name, email) values ('last', 'ZETA001', 'Zeta Care', 'ops@example.com')`,
  );
  const opened = await desk.openAs('staff_admin', '/app/interviews/new');
  const { page } = opened;
  const field = page
    .getByRole('combobox', { name: 'Organisation' })
    .or(page.getByLabel(/^Organisation/))
    .first();
  await field.fill('zeta');
  await page.getByRole('option', { name: 'Zeta Care (ZETA001)' }).click();
  await page.getByLabel(/^Candidate’s name/).fill('Jane Smith');
  await expectDeskFit(opened);
  expect(opened.problems).toEqual([]);
  await page.context().close();
});

test('every place can be chosen, however many there are', async () => {
  await desk.app.sql(
    `insert into training_locations (name) select 'Place ' || lpad(n::text, 4, '0') from generate_series(1, 130) n`,
  );
  const opened = await desk.openAs('staff_admin', '/app/catalogue?list=places');
  await opened.page.getByText('Place 0130', { exact: true }).waitFor();
  await opened.page.context().close();
});
