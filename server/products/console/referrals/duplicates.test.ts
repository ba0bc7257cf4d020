import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { somebody } from '../../../../tests/support/referral-client.ts';
import { type ReferralWorld, seenBy, startReferralWorld } from '../../../../tests/support/referral-world.ts';

let world: ReferralWorld;
beforeAll(async () => {
  world = await startReferralWorld();
});
afterAll(() => world.app.close());
beforeEach(() => world.renew());

describe('21: the same person by world.two partners', () => {
  test('neither is told, staff see the mark, and merging shows nothing that an unmatched referral would not', async () => {
    const person = somebody();
    const first = await world.refer(world.one, person);
    const [marked, plain] = [await world.two.refer(person), await world.two.refer(somebody())];
    expect(Object.keys(marked.body)).toEqual(Object.keys(plain.body));
    const [second, alone] = [String(marked.body['referralId']), String(plain.body['referralId'])];
    const shape = async (id: string) => {
      const { referralId: _own, ...rest } = await seenBy(world.two, id);
      return rest;
    };
    const bothLook = async (like: object) => {
      expect(await shape(second)).toMatchObject(like);
      expect(await shape(second)).toEqual(await shape(alone));
    };
    await bothLook({ status: 'received', duplicateOf: null });
    expect((await world.admin.get(`/referrals/${second}`)).body).toMatchObject({
      open_matches: 1,
      matches: [{ referral_id: first, strength: 'strong', is_same_partner: false }],
    });
    await world.along(first, 'acknowledged');
    await world.later('1 hour');
    expect((await world.move(second, 'duplicate', { duplicate_of: first })).status).toBe(200);
    await world.along(alone, 'acknowledged');
    await bothLook({ status: 'acknowledged', duplicateOf: null, outcome: null, closedAt: null });
    await world.along(first, 'contact_attempted');
    await world.along(alone, 'contact_attempted');
    await bothLook({ status: 'acknowledged' });
    await world.later('1 day');
    await world.along(first, 'closed');
    await world.along(alone, 'closed');
    await bothLook({ status: 'closed', outcome: null, duplicateOf: null });
    expect((await shape(second))['closedAt']).toBe('2027-03-02T19:00:00+00:00');
    expect((await world.two.get('/referrals?status=closed')).body['pagination']).toMatchObject({ total: 2 });
    expect((await world.two.get('/referrals?status=duplicate')).body['pagination']).toMatchObject({
      total: 0,
    });
  });

  test('merged into one’s own, a partner sees which; what it brought is on the survivor', async () => {
    const person = somebody();
    const first = await world.refer(world.one, person);
    const second = await world.refer(world.one, {
      ...person,
      notes: 'Prefers French',
      consent: { given: true },
    });
    await world.move(second, 'duplicate', { duplicate_of: first });
    expect(await seenBy(world.one, second)).toMatchObject({ status: 'duplicate', duplicateOf: first });
    const survivor = (await world.admin.get(`/referrals/${first}`)).body;
    expect(survivor['merged']).toMatchObject([{ referral_id: second, notes: 'Prefers French' }]);
    expect(survivor['consents']).toMatchObject([
      { referral_id: first },
      { referral_id: second, source: 'supplied' },
    ]);
  });

  test('chains point to the final survivor, a circle is refused, reopening undoes a merge', async () => {
    const [a, b, c] = [
      await world.refer(world.one),
      await world.refer(world.one),
      await world.refer(world.one),
    ];
    await world.move(a, 'duplicate', { duplicate_of: b });
    await world.along(b, 'acknowledged');
    await world.move(b, 'duplicate', { duplicate_of: c });
    expect((await world.admin.get(`/referrals/${a}`)).body).toMatchObject({ duplicate_of: c });
    expect(await seenBy(world.one, a)).toMatchObject({ status: 'duplicate', duplicateOf: c });
    await world.along(c, 'acknowledged');
    expect(await world.move(c, 'duplicate', { duplicate_of: a })).toMatchObject({
      status: 422,
      body: { code: 'merge_into_itself' },
    });
    expect((await world.move(b, 'acknowledged', { note: 'Two people' })).status).toBe(200);
    expect((await world.admin.get(`/referrals/${a}`)).body).toMatchObject({ duplicate_of: b });
    expect(await seenBy(world.one, a)).toMatchObject({ status: 'duplicate', duplicateOf: b });
    expect(await seenBy(world.one, b)).toMatchObject({ status: 'acknowledged', duplicateOf: null });
  });

  test('a partner in the middle of a chain of others sees its own part of it only', async () => {
    const [a, b, c] = [
      await world.refer(world.one),
      await world.refer(world.one),
      await world.refer(world.two),
    ];
    await world.move(a, 'duplicate', { duplicate_of: b });
    const before = await seenBy(world.one, a);
    await world.along(b, 'acknowledged');
    await world.later('1 hour');
    await world.move(b, 'duplicate', { duplicate_of: c });
    expect(await seenBy(world.one, a)).toEqual(before);
    expect(await seenBy(world.one, b)).toMatchObject({ status: 'acknowledged', duplicateOf: null });
  });

  test('a pair that is not world.one person is not marked again, not even after a correction', async () => {
    const person = somebody();
    const [first, second] = [await world.refer(world.one, person), await world.refer(world.two, person)];
    const judged = await world.admin.post(`/referrals/${second}/not-duplicate`, { other_id: first });
    expect(judged.body).toMatchObject({ open_matches: 0, matches: [{ is_dismissed: true }] });
    const { phoneNumber } = person;
    const corrected = await world.admin.patch(`/referrals/${second}`, {
      version: 1,
      phone_number: phoneNumber,
      city: 'Surrey',
    });
    expect(corrected.body).toMatchObject({ open_matches: 0, city: 'Surrey', version: 2 });
  });

  test('a correction looks again: marks come and go with what they go by', async () => {
    const person = somebody();
    const first = await world.refer(world.one, person);
    const other = await world.refer(world.two);
    const patch = (version: number, fields: object) =>
      world.admin.patch(`/referrals/${other}`, { version, ...fields });
    expect((await patch(1, { phone_number: person.phoneNumber })).body).toMatchObject({
      matches: [{ referral_id: first, strength: 'possible' }],
    });
    expect((await patch(2, { email_address: person.emailAddress.toUpperCase() })).body).toMatchObject({
      matches: [{ referral_id: first, strength: 'strong' }],
    });
    const fresh = somebody();
    const gone = await patch(3, { phone_number: fresh.phoneNumber, email_address: fresh.emailAddress });
    expect(gone.body).toMatchObject({ matches: [] });
  });
});
