import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { candidateOf, formOf } from '../../../tests/support/candidate.ts';
import type { TestOrganisation } from '../../../tests/support/factories.ts';
import { startTestApp, type TestApp, testKeyHex } from '../../../tests/support/test-app.ts';
import { bookingPagePath } from '../../domains/candidate-links/index.ts';
import { createKeyring } from '../../platform/crypto/keyring.ts';

let app: TestApp;
let acme: TestOrganisation;
beforeAll(async () => {
  app = await startTestApp();
  acme = await app.make.organisation({ products: ['virtual-bls'] });
  await app.freeze('2026-06-01T09:00:00Z');
  await app.makeBls.trainer({ name: 'Dr. Sarah Connor' });
});
afterAll(() => app.close());

const pageOf = (code: string) => `/virtual-bls/?sgi=${code}`;
const keyring = createKeyring(testKeyHex);
const jane = {
  first_name: 'Jane',
  last_name: 'Smith',
  email: 'jane.smith@example.com',
  phone: '+441234567890',
  address: '12 Nursing Lane',
  city: 'Manchester',
  postcode: 'm12ab',
};
const bookings = () =>
  app.sql<{ id: number; booked_by: string; booking_status: string; pay_option: string; postcode: string }>(
    'select id, booked_by, booking_status, pay_option, postcode from bls_bookings where organisation_id = $1 order by id',
    [acme.id],
  );

/** Somebody who holds a slot, at the form. */
async function holding(slot: string) {
  const candidate = candidateOf(app);
  const choice = await candidate.get(pageOf(acme.code));
  const held = await candidate.submit(choice, '/hold', { slot });
  return { candidate, held, form: await candidate.follow(held) };
}

describe('the public page of sessions', () => {
  test('shows free times of the only course, found by no search engine and telling nobody where it leads', async () => {
    const page = await candidateOf(app).get(pageOf(acme.code));
    expect(page.status).toBe(200);
    expect(page.text).toContain('Thursday 4 June 2026, 10:00');
    expect(page.text).not.toContain('Dr. Sarah Connor');
    expect(page.headers.get('x-robots-tag')).toBe('noindex, nofollow');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe-inline');
  });

  test('an unknown code, an organisation without the product and a page switched off are the same 404 page', async () => {
    const other = await app.make.organisation();
    const off = await app.make.organisation({ products: ['virtual-bls'] });
    await app.sql('update organisation_bls_settings set public_page = false where organisation_id = $1', [
      off.id,
    ]);
    const pages = await Promise.all(
      ['NOSUCH1', other.code, off.code, ''].map((code) => candidateOf(app).get(pageOf(code))),
    );
    expect(pages.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(new Set(pages.map(({ text }) => text)).size).toBe(1);
  });

  test('a candidate books and pays: booked by the candidate, the address kept, the hold used', async () => {
    const { candidate, form } = await holding('2026-06-05 09:00');
    const wrong = await candidate.submit(form, '/details', { ...jane, postcode: '12345', address: '' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('2 answers need another look');
    const pay = await candidate.follow(await candidate.submit(wrong, '/details', jane));
    expect(pay.url).toMatch(/^\/virtual-bls\/pay\/\w+$/);
    expect(pay.text).toContain('Your time is kept until 10:00 on Tuesday 2 June 2026');
    const paid = await candidate.follow(await candidate.submit(pay, /\/pay\//, { action: 'pay' }));
    expect(paid.text).toContain('You are booked, Jane');
    expect(paid.text).toContain('abc123');
    const [booking] = await bookings();
    expect(booking).toMatchObject({
      booked_by: 'Candidate',
      booking_status: 'booked',
      pay_option: 'candidate_pays',
      postcode: 'M1 2AB',
    });
    const again = await candidate.follow(await candidate.submit(form, '/details', jane));
    expect(again.url).toBe(bookingPagePath(keyring, booking?.id ?? 0, 'virtual-bls'));
    expect(await bookings()).toHaveLength(1);
  });

  test('two visitors race for the last trainer: exactly one holds; giving it back frees the time', async () => {
    const rivals = await Promise.all([holding('2026-06-06 09:00'), holding('2026-06-06 09:00')]);
    expect(rivals.map(({ held }) => held.status).sort()).toEqual([303, 422]);
    const loser = rivals.find(({ held }) => held.status === 422);
    expect(loser?.held.text).toContain('That session has just gone');
    const winner = rivals.find(({ held }) => held.status === 303);
    if (winner) await winner.candidate.submit(winner.form, '/release', {});
    expect((await holding('2026-06-06 09:00')).held.status).toBe(303);
  });

  test('a form sent after the 30 minutes holds the time anew and asks to send it once more', async () => {
    const { candidate, form } = await holding('2026-06-08 09:00');
    await app.freeze('2026-06-01T09:31:00Z');
    const late = await candidate.submit(form, '/details', jane);
    expect(late.status).toBe(422);
    expect(late.text).toContain('The 30 minutes were over, but your session was still free');
    expect((await candidate.follow(await candidate.submit(late, '/details', jane))).url).toMatch(/\/pay\//);
    await app.freeze('2026-06-01T09:00:00Z');
  });

  test('what no page offered is refused: another organisation’s form, a made-up time, a course that is not there', async () => {
    const candidate = candidateOf(app);
    const page = await candidate.get(pageOf(acme.code));
    for (const fields of [
      { slot: '2026-06-09 09:07' },
      { slot: 'soon' },
      { slot: '2026-06-09 09:00', course_id: '99' },
    ])
      expect((await candidate.submit(page, '/hold', fields)).status).toBe(422);
    const foreign = await candidate.post(formOf(page, '/hold').action, { slot: '2026-06-09 09:00' });
    expect(foreign.status).toBe(403);
  });
});

describe('a session’s own page', () => {
  test('an unknown token, one of another product and one of another purpose are the same neutral 410 page', async () => {
    const candidate = candidateOf(app);
    const [booking] = await bookings();
    const id = booking?.id ?? 0;
    const training = bookingPagePath(keyring, id).replace('practical-training', 'virtual-bls');
    const pages = await Promise.all(
      ['/virtual-bls/booking/nonsense', training, '/virtual-bls/pay/nonsense'].map((path) =>
        candidate.get(path),
      ),
    );
    expect(pages.map(({ status }) => status)).toEqual([410, 410, 410]);
    for (const { text } of pages) expect(text).toContain('This link is no longer available');
  });

  test('has a calendar file; no room once it is cancelled, and where money and kit go', async () => {
    const candidate = candidateOf(app);
    const [booking] = await bookings();
    const id = booking?.id ?? 0;
    const path = bookingPagePath(keyring, id, 'virtual-bls');
    const calendar = await candidate.get(`${path}/calendar.ics`);
    expect(calendar.html).toContain(`UID:bls-booking-${id}@`);
    expect((await candidate.get(`${path}/certificate`)).status).toBe(404);
    await app.sql(`select cancel_bls_booking_by_staff($1, null, true, row ('system', null, null)::actor)`, [
      id,
    ]);
    const cancelled = await candidate.get(path);
    expect(cancelled.text).toContain('This booking is cancelled');
    expect(cancelled.text).toContain('£45.00 is on its way back to your PayPal account');
    expect(cancelled.text).not.toContain('abc123');
    expect((await candidate.get(`${path}/calendar.ics`)).status).toBe(404);
  });
});
