import { expect, test } from 'vitest';
import { deskOfFile, expectDeskFit } from './desk.ts';

const desk = deskOfFile();

/** In London’s wall time, so many days from now at noon. */
const noonIn = (days: number): string =>
  `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T12:00`;

const onlyInterview = async (organisationId: number) =>
  (
    await desk.app.sql<{ id: number; status: string; interviewer_id: number | null }>(
      'select id, status, interviewer_id from interview_bookings where organisation_id = $1',
      [organisationId],
    )
  )[0];

test.each([1280, 360])('an agency arranges an interview, moves and cancels it (%i px)', async (width) => {
  const acme = await desk.app.make.organisation();
  const opened = await desk.openAs('agency_manager', '/app/interviews', { organisationId: acme.id, width });
  const { page } = opened;
  await page.getByText('No upcoming interviews').waitFor();
  await page.getByRole('link', { name: 'Arrange an interview' }).click();
  await page.getByLabel(/^Candidate’s name/).fill('Jane Smith');
  await page.getByLabel(/^E-mail/).fill('jane.smith@example.com');
  await page.getByLabel(/^When/).fill(noonIn(5));
  if (width === 360) await expectDeskFit(opened);
  await page.getByRole('button', { name: 'Arrange the interview' }).click();
  await page.getByRole('heading', { name: 'Interview with Jane Smith', level: 1 }).waitFor();
  await page.getByLabel(/^When/).fill(noonIn(6));
  await page.getByRole('button', { name: 'Move the interview' }).click();
  await page.getByText(/^Moved to /).waitFor();
  await page.getByRole('button', { name: 'Dismiss' }).first().click();
  if (width === 1280) await expectDeskFit(opened);
  await page.getByRole('button', { name: 'Cancel the interview' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Why/).fill('Found other work');
  await dialog.getByRole('button', { name: 'Cancel the interview' }).click();
  await page.getByText('Cancelled', { exact: true }).waitFor();
  expect((await onlyInterview(acme.id))?.status).toBe('cancelled');
  expect(opened.problems).toEqual([]);
  await page.context().close();
});

test('the office assigns an interviewer, who records the outcome and notes', async () => {
  const acme = await desk.app.make.organisation();
  const office = await desk.app.signedIn('staff_admin');
  const clinician = await desk.app.make.person('staff_clinician');
  await office.post('/interviewers', { person_id: clinician.id });
  await office.post(`/organisations/${acme.id}/interviews`, {
    candidate_name: 'Rita Roe',
    candidate_email: 'rita.roe@example.com',
    interview_date: noonIn(3),
  });
  const opened = await desk.openAs('staff_admin', '/app/interviews?view=unassigned');
  const { page } = opened;
  await page.getByRole('link', { name: 'Rita Roe' }).waitFor();
  await expectDeskFit(opened);
  await page.getByRole('link', { name: 'Rita Roe' }).click();
  await page.getByLabel('Interviewer').selectOption({ index: 1 });
  await page.getByText('The interviewer is changed.').waitFor();
  const interview = await onlyInterview(acme.id);
  expect(interview?.interviewer_id).not.toBeNull();
  await desk.app.sql(
    `update interview_bookings set starts_at = now() - interval '1 hour', ends_at = now() - interval '30 minutes' where id = $1`,
    [interview?.id],
  );
  await page.reload();
  await page.getByRole('button', { name: 'Suitable', exact: true }).click();
  await page.getByText('Completed', { exact: true }).waitFor();
  await page.getByRole('textbox', { name: 'Notes' }).fill('Asks for nights.');
  await page.getByRole('button', { name: 'Save the notes' }).click();
  await page.getByText('The notes are saved.').waitFor();
  await page.getByRole('button', { name: 'Put the outcome right' }).waitFor();
  await expectDeskFit(opened);
  expect((await onlyInterview(acme.id))?.status).toBe('completed');
  await page.context().close();
});
