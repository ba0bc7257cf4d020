import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ReferralWorld, seenBy, startReferralWorld } from '../../../../tests/support/referral-world.ts';
import { verifyAllAuditChains } from '../../../domains/audit/index.ts';
import { referralStatuses } from '../../../domains/referrals/index.ts';

let world: ReferralWorld;
beforeAll(async () => {
  world = await startReferralWorld();
});
afterAll(() => world.app.close());
beforeEach(() => world.renew());

const sharing = { consent: { given: true, shareOutcome: true } };

describe('24: what a partner sees of a case', () => {
  const paths: [string[], string, string][] = [
    [['acknowledged', 'contact_attempted'], 'acknowledged', 'contact_attempted'],
    [['acknowledged', 'appointment_booked'], 'acknowledged', 'appointment_booked'],
    [['acknowledged', 'appointment_booked', 'counselled'], 'acknowledged', 'counselled'],
    [['acknowledged', 'appointment_booked', 'closed'], 'closed', 'closed'],
    [['rejected'], 'rejected', 'rejected'],
    [['out_of_area'], 'out_of_area', 'out_of_area'],
    [['withdrawn'], 'withdrawn', 'withdrawn'],
  ];

  test.each(paths)('after %j it sees %s, or %s when the person agreed', async (path, without, shared) => {
    const [plain, open] = [await world.refer(world.one), await world.refer(world.one, sharing)];
    await world.along(plain, ...path);
    await world.along(open, ...path);
    const reason = path.includes('rejected') ? 'not_debt_related' : null;
    expect(await seenBy(world.one, plain)).toMatchObject({ status: without, outcome: null, reason });
    const outcome = shared === 'closed' ? 'budget_plan' : null;
    expect(await seenBy(world.one, open)).toMatchObject({ status: shared, outcome, reason });
  });

  test('nobody who could not be reached is told about without agreement', async () => {
    const [plain, open] = [await world.refer(world.one), await world.refer(world.one, sharing)];
    for (const id of [plain, open]) {
      await world.along(id, 'acknowledged', 'contact_attempted', 'contact_attempted');
      await world.later('1 day');
      await world.along(id, 'contact_attempted', 'unable_to_contact');
    }
    expect(await seenBy(world.one, plain)).toMatchObject({ status: 'closed', outcome: null });
    expect(await seenBy(world.one, open)).toMatchObject({ status: 'unable_to_contact', outcome: null });
  });

  test('updatedAt moves only when what is seen moves', async () => {
    const id = await world.refer(world.one);
    const steps = [
      ['acknowledged', true],
      ['contact_attempted', false],
      ['appointment_booked', false],
      ['counselled', false],
      ['closed', true],
    ] as const;
    for (const [to, isSeen] of steps) {
      const before = (await seenBy(world.one, id))['updatedAt'];
      await world.later('1 hour');
      await world.along(id, to);
      expect((await seenBy(world.one, id))['updatedAt'] !== before, to).toBe(isSeen);
    }
    const view = await seenBy(world.one, id);
    expect(view['closedAt']).toBe(view['updatedAt']);
  });

  test('staff may record that the person agrees now, or takes it back', async () => {
    const id = await world.refer(world.one);
    await world.along(id, 'acknowledged', 'contact_attempted');
    await world.admin.post(`/referrals/${id}/consents`, {
      given: true,
      share_outcome: true,
      method: 'verbal',
    });
    expect(await seenBy(world.one, id)).toMatchObject({ status: 'contact_attempted' });
    const tomorrow = { given: true, at: '2027-03-02T18:00:00Z' };
    expect(await world.admin.post(`/referrals/${id}/consents`, tomorrow)).toMatchObject({
      status: 422,
      body: { code: 'consent_in_future', errors: { at: ['Must not be in the future.'] } },
    });
    const taken = await world.admin.post(`/referrals/${id}/consents`, { given: false, note: 'Called back' });
    expect(await seenBy(world.one, id)).toMatchObject({ status: 'acknowledged' });
    expect(taken.body['consents']).toMatchObject([
      { source: 'asserted_by_agreement' },
      { source: 'appended', given: true, share_outcome: true },
      { source: 'appended', given: false, share_outcome: false, note: 'Called back' },
    ]);
  });
});

describe('27: withdrawing', () => {
  test('works before a contact, is repeatable, and is 409 afterwards', async () => {
    const [fresh, accepted, contacted] = [
      await world.refer(world.one),
      await world.refer(world.one),
      await world.refer(world.one),
    ];
    await world.along(accepted, 'acknowledged');
    await world.along(contacted, 'acknowledged', 'contact_attempted');
    for (const id of [fresh, accepted]) {
      const first = await world.one.withdraw(id, { reason: 'Changed her mind' });
      expect(first).toMatchObject({ status: 200, body: { status: 'withdrawn' } });
      await world.later('1 hour');
      expect((await world.one.withdraw(id)).text).toBe(first.text);
    }
    expect(await world.one.withdraw(contacted)).toMatchObject({
      status: 409,
      body: { statusCode: 409, code: 'cannot_withdraw' },
    });
    expect((await world.one.withdraw(contacted, { reason: 'x'.repeat(501) })).body['errors']).toMatchObject([
      { field: 'reason', code: 'too_long' },
    ]);
  });

  test('against a contact at the same moment exactly one wins', async () => {
    for (let round = 0; round < 10; round += 1) {
      const id = await world.refer(world.one);
      await world.along(id, 'acknowledged');
      const [withdrawn, logged] = await Promise.all([
        world.one.withdraw(id),
        world.move(id, 'contact_attempted'),
      ]);
      expect([withdrawn.status, logged.status].filter((status) => status === 200)).toHaveLength(1);
      const { status } = (await world.admin.get(`/referrals/${id}`)).body;
      expect(status).toBe(withdrawn.status === 200 ? 'withdrawn' : 'contact_attempted');
    }
  });
});

/** Section 6.1 of the contract, written out: what staff may do, and (with `admin`) administrators only. */
const table: Record<string, readonly string[]> = {
  received: ['acknowledged', 'rejected', 'duplicate', 'out_of_area', 'withdrawn'],
  acknowledged: [
    'contact_attempted',
    'appointment_booked',
    'rejected',
    'duplicate',
    'out_of_area',
    'withdrawn',
  ],
  contact_attempted: [
    'contact_attempted',
    'appointment_booked',
    'counselled',
    'closed',
    'unable_to_contact',
    'withdrawn',
  ],
  appointment_booked: ['counselled', 'contact_attempted', 'closed', 'withdrawn'],
  counselled: ['closed', 'withdrawn'],
  closed: ['admin acknowledged'],
  duplicate: ['admin acknowledged'],
  rejected: ['admin acknowledged'],
  unable_to_contact: ['admin acknowledged'],
  out_of_area: ['admin acknowledged'],
  withdrawn: [],
};

const wayTo: Record<string, readonly string[]> = {
  received: [],
  acknowledged: ['acknowledged'],
  contact_attempted: ['acknowledged', 'contact_attempted'],
  appointment_booked: ['acknowledged', 'appointment_booked'],
  counselled: ['acknowledged', 'appointment_booked', 'counselled'],
  closed: ['acknowledged', 'contact_attempted', 'closed'],
  rejected: ['rejected'],
  withdrawn: ['withdrawn'],
  out_of_area: ['out_of_area'],
};

async function inState(status: string, survivor: string): Promise<string> {
  const id = await world.refer(world.one);
  if (status === 'duplicate') await world.move(id, 'duplicate', { duplicate_of: survivor });
  if (status === 'unable_to_contact') {
    await world.along(id, 'acknowledged', 'contact_attempted', 'contact_attempted');
    await world.later('1 day');
    await world.along(id, 'contact_attempted', 'unable_to_contact');
  }
  await world.along(id, ...(wayTo[status] ?? []));
  return id;
}

describe('28: the table of moves', () => {
  test.each(referralStatuses)('from %s only what is in it', async (from) => {
    const survivor = await world.refer(world.two);
    const more = { duplicate_of: survivor, note: 'Because', appointment_at: '2027-03-20T10:00:00-08:00' };
    for (const [by, name] of [
      [world.admin, 'admin'],
      [world.counsellor, 'staff'],
    ] as const) {
      const opened: string[] = [];
      for (const to of referralStatuses) {
        const id = await inState(from, survivor);
        const answer = await world.move(id, to, more, by);
        if (answer.status === 200) opened.push(to);
        else if (answer.body['code'] !== 'too_few_contact_attempts')
          expect(answer.body['code']).toBe(
            name === 'staff' && table[from]?.includes(`admin ${to}`) ? 'forbidden' : 'move_not_allowed',
          );
        else opened.push(to);
      }
      const expected = (table[from] ?? []).flatMap((entry) => {
        const [to = '', only] = entry.split(' ').reverse();
        return only === undefined || name === 'admin' ? [to] : [];
      });
      expect(opened.sort()).toEqual([...expected].sort());
    }
  });

  test('a case says where it may go from where it stands', async () => {
    const id = await world.refer(world.one);
    const told = async () => (await world.admin.get(`/referrals/${id}`)).body['moves'];
    const staff = (to: string) => ({ to, is_for_admins: false });
    expect(await told()).toEqual(
      ['acknowledged', 'duplicate', 'out_of_area', 'rejected', 'withdrawn'].map(staff),
    );
    await world.along(id, 'acknowledged', 'appointment_booked', 'closed');
    expect(await told()).toEqual([{ to: 'acknowledged', is_for_admins: true }]);
  });

  test('closing needs an outcome, rejecting a reason, reopening a note, an appointment a date, an attempt its result', async () => {
    const id = await world.refer(world.one);
    const codeOf = async (to: string, more: object) => {
      const { body } = await world.move(id, to, more);
      return [body['code'], Object.keys((body['errors'] ?? {}) as object)];
    };
    expect(await codeOf('rejected', { reason: null })).toEqual(['reason_required', ['reason']]);
    expect(await codeOf('rejected', { reason: 'other' })).toEqual(['note_required', ['note']]);
    await world.along(id, 'acknowledged');
    expect(await codeOf('appointment_booked', { appointment_at: '' })).toEqual([
      'appointment_required',
      ['appointment_at'],
    ]);
    expect(await codeOf('contact_attempted', { result: null })).toEqual(['contact_required', ['channel']]);
    expect(await codeOf('duplicate', {})).toEqual(['survivor_unknown', ['duplicate_of']]);
    await world.along(id, 'contact_attempted');
    expect(await codeOf('closed', { outcome: null })).toEqual(['outcome_required', ['outcome']]);
    await world.along(id, 'closed');
    expect(await codeOf('acknowledged', {})).toEqual(['note_required', ['note']]);
  });

  test('of two who move world.one case from the same version one wins, and the other is shown the state', async () => {
    for (let round = 0; round < 10; round += 1) {
      const id = await world.refer(world.one);
      const [accepted, refused] = await Promise.all([
        world.admin.post(`/referrals/${id}/moves`, { version: 1, to: 'acknowledged' }),
        world.counsellor.post(`/referrals/${id}/moves`, { version: 1, to: 'out_of_area' }),
      ]);
      const loser = [accepted, refused].find(({ status }) => status !== 200);
      expect([accepted.status, refused.status].sort()).toEqual([200, 409]);
      expect(loser?.body).toMatchObject({
        code: 'referral_changed',
        current_status: accepted.status === 200 ? 'acknowledged' : 'out_of_area',
      });
    }
  });

  test('each move is on record: who, when, from, to, note', async () => {
    const id = await world.refer(world.one);
    await world.move(id, 'acknowledged', { note: 'Looks fine' });
    const { body } = await world.admin.get(`/referrals/${id}`);
    expect(body['events']).toMatchObject([
      {
        kind: 'move',
        from_status: 'received',
        to_status: 'acknowledged',
        note: 'Looks fine',
        by: expect.stringMatching(/^Person /),
        occurred_at: '2027-03-01T18:00:00+00:00',
      },
    ]);
    expect(await verifyAllAuditChains(world.app.db)).toEqual([]);
  });
});

test('29: nobody is unable to contact after world.two attempts, nor after three on world.one day', async () => {
  const id = await world.refer(world.one);
  const isRefused = async () =>
    expect(await world.move(id, 'unable_to_contact')).toMatchObject({
      status: 422,
      body: { code: 'too_few_contact_attempts' },
    });
  await world.along(id, 'acknowledged', 'contact_attempted');
  await isRefused();
  await world.later('1 day');
  await world.along(id, 'contact_attempted');
  await isRefused(); // world.two days, but world.two attempts
  const sameDay = await world.refer(world.one);
  await world.along(sameDay, 'acknowledged', 'contact_attempted', 'contact_attempted', 'contact_attempted');
  expect((await world.move(sameDay, 'unable_to_contact')).body['code']).toBe('too_few_contact_attempts');
  await world.along(id, 'contact_attempted', 'unable_to_contact');
});

test('a missed appointment needs no channel and is no attempt; a moved world.one stays booked', async () => {
  const id = await world.refer(world.one);
  await world.along(id, 'acknowledged', 'appointment_booked');
  const { body } = await world.admin.get(`/referrals/${id}`);
  const moved = await world.admin.post(`/referrals/${id}/appointment`, {
    version: body['version'],
    at: '2027-03-12T09:00:00-08:00',
  });
  expect(moved.body).toMatchObject({
    status: 'appointment_booked',
    appointment_at: '2027-03-12T17:00:00+00:00',
    due_at: '2027-03-12T17:00:00+00:00',
  });
  const missed = await world.move(id, 'contact_attempted', { channel: null, result: null });
  expect(missed.body).toMatchObject({
    status: 'contact_attempted',
    contact_attempts: 0,
    appointment_at: null,
  });
  expect(missed.body['events']).toMatchObject([{}, {}, { kind: 'appointment' }, { kind: 'missed' }]);
});

describe('the clock of business days', () => {
  test.each([
    ['2027-03-01T15:00:00Z', '2027-03-02T15:00:00+00:00', 'Monday 10:00'],
    ['2027-03-05T15:00:00Z', '2027-03-08T15:00:00+00:00', 'Friday 10:00, over the weekend'],
    ['2027-03-06T18:00:00Z', '2027-03-09T14:00:00+00:00', 'Saturday: from Monday 09:00'],
    ['2027-03-05T05:30:00Z', '2027-03-08T14:00:00+00:00', 'Friday 00:30: from 09:00'],
    ['2027-03-05T22:30:00Z', '2027-03-09T14:00:00+00:00', 'Friday 17:30: from Monday 09:00'],
    ['2027-03-12T17:00:00Z', '2027-03-15T16:00:00+00:00', 'over the night that the clocks change'],
  ])('what comes at %s is due at %s (%s)', async (at, due) => {
    await world.app.freeze(at);
    const id = await world.refer(world.one);
    const staff = await world.app.signedIn('staff_admin');
    expect((await staff.get(`/referrals/${id}`)).body).toMatchObject({ due_at: due, is_overdue: false });
    await world.app.freeze(due);
    await world.stayIn();
    expect((await staff.get(`/referrals/${id}`)).body).toMatchObject({ is_overdue: true });
  });
});
