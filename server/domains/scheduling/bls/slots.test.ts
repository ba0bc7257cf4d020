import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type BlsFactories, createBlsFactories } from '../../../../tests/support/bls.ts';
import { createFactories, type Factories } from '../../../../tests/support/factories.ts';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/test-database.ts';
import { testKeyHex } from '../../../../tests/support/test-key.ts';
import { createKeyring } from '../../../platform/crypto/keyring.ts';
import { isRefusal } from '../../../platform/http/problem.ts';
import {
  type FreeSlot,
  holdSlot,
  holdSlotForCandidate,
  listFreeSlots,
  releaseSlot,
  sweepLapsedHolds,
} from '../index.ts';

const keyring = createKeyring(testKeyHex);
let base: TestDatabase;
let make: Factories;
let bls: BlsFactories;
let acme: number;
beforeAll(async () => {
  base = await createTestDatabase();
  make = createFactories(base.db, keyring);
  bls = createBlsFactories(base.db, keyring);
  acme = (await make.organisation({ products: ['virtual-bls'], invoices: true })).id;
});
afterAll(() => base.drop());

/** A Monday evening in summer. */
const now = '2026-06-01T18:00:00Z';

// Each test has its own course, so only its own trainers count.
let courseId: number;
beforeEach(async () => {
  await base.freeze(now);
  courseId = await bls.course();
});

async function slots(from: string, to = from, needsNotice = true): Promise<readonly FreeSlot[]> {
  const free = await listFreeSlots(base.db, { courseId, from, to, needsNotice });
  if (isRefusal(free)) throw new Error(free.refused);
  return free.slots;
}
const times = async (date: string): Promise<string[]> => (await slots(date)).map(({ time }) => time);
const trainersAt = async (date: string, time: string): Promise<number> =>
  (await slots(date)).find((slot) => slot.time === time)?.available_trainers ?? 0;

const hold = (organisationId: number, date: string, time: string) =>
  holdSlot(base.db, keyring, { organisationId, courseId, date, time });
async function refusalOf(answer: Promise<unknown>): Promise<string | null> {
  const given = await answer;
  return isRefusal(given) ? given.refused : null;
}
const trainerOf = async (hash: string): Promise<unknown> => {
  const [row] = await base.sql<{ trainer_id: number }>(
    `select trainer_id from bls_holds where token_sha256 = sha256(convert_to($1, 'UTF8'))`,
    [hash],
  );
  return row?.trainer_id;
};
async function held(organisationId: number, date: string, time: string): Promise<string> {
  const answer = await hold(organisationId, date, time);
  if (isRefusal(answer)) throw new Error(answer.refused);
  return answer.hash;
}

async function withRules(rules: Record<string, number>, work: () => Promise<void>): Promise<void> {
  const [before] = await base.sql<Record<string, number>>('select * from bls_rules');
  const set = (values: Record<string, unknown>) =>
    base.sql(
      `update bls_rules set ${Object.keys(rules)
        .map((name, place) => `${name} = $${place + 1}`)
        .join(', ')}`,
      Object.keys(rules).map((name) => values[name]),
    );
  await set(rules);
  try {
    await work();
  } finally {
    await set(before ?? {});
  }
}

describe('which slots there are', () => {
  test('6: a 60-minute session at 09:00 takes 08:30 and 09:30 of its trainer too, but not 08:00 and 10:00', async () => {
    await bls.trainer({ courses: [courseId], hours: [['08:00', '11:00']] });
    expect(await times('2026-06-10')).toEqual(['08:00', '08:30', '09:00', '09:30', '10:00']);
    await held(acme, '2026-06-10', '09:00');
    expect(await times('2026-06-10')).toEqual(['08:00', '10:00']);
  });

  test('7: a window from 09:10 to 10:40 offers 09:30 only; a session ends inside its window', async () => {
    await bls.trainer({ courses: [courseId], hours: [['09:10', '10:40']] });
    expect(await times('2026-06-10')).toEqual(['09:30']);
  });

  test('7: windows that touch are one, and none crosses midnight', async () => {
    const trainer = await bls.trainer({ courses: [courseId], hours: [['09:00', '09:30']] });
    expect(await times('2026-06-10')).toEqual([]);
    await bls.weekly(trainer, '09:30', '10:00');
    await bls.weekly(trainer, '23:00', '24:00');
    await bls.weekly(trainer, '00:00', '00:30');
    expect(await times('2026-06-10')).toEqual(['09:00', '23:00']);
  });

  test('8: a closed exception removes, an open one adds, and open wins in its window', async () => {
    const trainer = await bls.trainer({ courses: [courseId], hours: [['09:00', '12:00']] });
    await bls.exception(trainer, '2026-06-10', 'closed', ['10:00', '12:00']);
    expect(await times('2026-06-10')).toEqual(['09:00']);
    await bls.exception(trainer, '2026-06-10', 'open', ['14:00', '15:00']);
    expect(await times('2026-06-10')).toEqual(['09:00', '14:00']);
    await bls.exception(trainer, '2026-06-10', 'closed');
    await bls.exception(trainer, '2026-06-10', 'open', ['10:30', '11:30']);
    expect(await times('2026-06-10')).toEqual(['10:30', '14:00']);
    expect(await times('2026-06-11')).toEqual(['09:00', '09:30', '10:00', '10:30', '11:00']);
  });

  test('8: hours hold on their weekday and from their first to their last day', async () => {
    const trainer = await bls.trainer({ courses: [courseId], hours: [['09:00', '10:00']], weekdays: [3, 5] });
    await base.sql(
      `update bls_weekly_rules set valid_from = '2026-06-12', valid_to = '2026-06-19' where trainer_id = $1`,
      [trainer],
    );
    expect((await slots('2026-06-05', '2026-07-05')).map(({ date }) => date)).toEqual([
      '2026-06-12',
      '2026-06-17',
      '2026-06-19',
    ]);
  });

  test('9: on the spring clock-change date no slot starts between 01:00 and 01:59, and sessions last their time', async () => {
    await base.freeze('2027-03-01T10:00:00Z');
    await bls.trainer({ courses: [courseId], hours: [['00:00', '04:00']] });
    expect(await times('2027-03-28')).toEqual(['00:00', '00:30', '02:00', '02:30', '03:00']);
    expect(await refusalOf(hold(acme, '2027-03-28', '01:30'))).toBe('slot_unavailable');
    await held(acme, '2027-03-28', '00:30');
    expect(await times('2027-03-28')).toEqual(['02:30', '03:00']);
    const [session] = await base.sql('select starts_at, ends_at from bls_holds where course_id = $1', [
      courseId,
    ]);
    expect(session).toEqual({ starts_at: '2027-03-28T00:30:00+00:00', ends_at: '2027-03-28T01:30:00+00:00' });
  });

  test('9: on the autumn clock-change date 01:00 is offered once and means its first occurrence', async () => {
    await base.freeze('2026-10-01T10:00:00Z');
    await bls.trainer({ courses: [courseId], hours: [['00:00', '04:00']] });
    expect(await times('2026-10-25')).toEqual([
      '00:00',
      '00:30',
      '01:00',
      '01:30',
      '02:00',
      '02:30',
      '03:00',
    ]);
    await held(acme, '2026-10-25', '01:00');
    const [session] = await base.sql('select starts_at from bls_holds where course_id = $1', [courseId]);
    expect(session).toEqual({ starts_at: '2026-10-25T00:00:00+00:00' });
    // 00:00 ends as it begins; the hour that comes twice lies between it and 02:00
    expect(await times('2026-10-25')).toEqual(['00:00', '02:00', '02:30', '03:00']);
  });

  test('11: inside the notice period or beyond the horizon nothing is listed or holdable; past days yield nothing', async () => {
    await bls.trainer({ courses: [courseId], hours: [['00:00', '24:00']] });
    const soon = await slots('2026-05-20', '2026-06-04');
    expect(soon[0]).toEqual({ date: '2026-06-04', time: '19:00', available_trainers: 1 });
    expect(await refusalOf(hold(acme, '2026-06-04', '18:30'))).toBe('slot_unavailable');
    expect((await slots('2026-08-30', '2026-09-05')).at(-1)).toMatchObject({
      date: '2026-08-30',
      time: '23:00',
    });
    expect(await refusalOf(hold(acme, '2026-08-31', '09:00'))).toBe('slot_unavailable');
    expect(await slots('2026-05-01', '2026-05-31')).toEqual([]);
    expect((await slots('2026-06-01', '2026-06-01', false))[0]).toMatchObject({ time: '19:30' });
  });

  test('an inactive trainer, one without the course and one without a room are not offered', async () => {
    const inactive = await bls.trainer({ courses: [courseId] });
    await base.sql('update bls_trainers set is_active = false where trainer_id = $1', [inactive]);
    const gone = await bls.trainer({ courses: [courseId] });
    await base.sql('update trainers set is_active = false where id = $1', [gone]);
    await bls.trainer({ courses: [courseId], room: false });
    await bls.trainer({ courses: [] });
    expect(await slots('2026-06-10')).toEqual([]);
    expect(await refusalOf(hold(acme, '2026-06-10', '09:00'))).toBe('slot_unavailable');
  });

  test('a start off the grid cannot be held, and a finer grid offers it', async () => {
    await bls.trainer({ courses: [courseId], hours: [['09:00', '10:10']] });
    expect(await refusalOf(hold(acme, '2026-06-10', '09:05'))).toBe('slot_unavailable');
    await withRules({ slot_grid_minutes: 5 }, async () => {
      expect(await times('2026-06-10')).toEqual(['09:00', '09:05', '09:10']);
      await held(acme, '2026-06-10', '09:05');
    });
  });

  test('the gap between sessions is kept, across midnight too', async () => {
    await bls.trainer({ courses: [courseId], hours: [['00:00', '24:00']] });
    await withRules({ session_gap_minutes: 30 }, async () => {
      await held(acme, '2026-06-10', '23:00');
      await held(acme, '2026-06-10', '12:00');
      const free = await times('2026-06-10');
      expect(free.filter((time) => time >= '10:00' && time <= '14:00')).toEqual([
        '10:00',
        '10:30',
        '13:30',
        '14:00',
      ]);
      expect((await times('2026-06-11'))[0]).toBe('00:30');
      expect(await refusalOf(hold(acme, '2026-06-11', '00:00'))).toBe('slot_unavailable');
    });
  });

  test('4: whatever is listed can be held as often as it says, and not once more', async () => {
    const organisations = await Promise.all(
      Array.from({ length: 4 }, () => make.organisation({ products: ['virtual-bls'] })),
    );
    const first = await bls.trainer({
      courses: [courseId],
      hours: [
        ['09:00', '11:00'],
        ['15:10', '17:00'],
      ],
    });
    await bls.trainer({ courses: [courseId], hours: [['09:30', '12:00']] });
    await bls.exception(first, '2026-06-10', 'closed', ['15:00', '15:45']);
    for (const { time, available_trainers } of await slots('2026-06-10')) {
      const answers = await Promise.all(organisations.map(({ id }) => hold(id, '2026-06-10', time)));
      const hashes = answers.flatMap((answer) => (isRefusal(answer) ? [] : [answer.hash]));
      expect(hashes, time).toHaveLength(available_trainers);
      const owners = answers.flatMap((answer, place) =>
        isRefusal(answer) ? [] : [organisations[place]?.id ?? 0],
      );
      for (const [place, hash] of hashes.entries())
        expect(await releaseSlot(base.db, owners[place] ?? 0, hash)).toBe(true);
    }
  });
});

describe('holding a slot', () => {
  test('takes the trainer with the fewest sessions that London day, then the lowest id', async () => {
    const [a, b] = [await bls.trainer({ courses: [courseId] }), await bls.trainer({ courses: [courseId] })];
    const trainers = [];
    for (const time of ['09:00', '11:00', '13:00', '15:00'])
      trainers.push(await trainerOf(await held(acme, '2026-06-10', time)));
    expect(trainers).toEqual([a, b, a, b]);
    expect(await trainerOf(await held(acme, '2026-06-11', '09:00'))).toBe(a);
  });

  test('14: a lapsed hold blocks nothing, before any sweep; the sweep ends it without a word', async () => {
    const other = await make.organisation({ products: ['virtual-bls'] });
    await bls.trainer({ courses: [courseId], hours: [['09:00', '10:00']] });
    const first = await held(acme, '2026-06-10', '09:00');
    expect(await trainersAt('2026-06-10', '09:00')).toBe(0);
    await base.pass('29 minutes 59 seconds');
    expect(await refusalOf(hold(other.id, '2026-06-10', '09:00'))).toBe('slot_unavailable');
    await base.pass('1 second');
    expect(await trainersAt('2026-06-10', '09:00')).toBe(1);
    expect(await releaseSlot(base.db, acme, first)).toBe(false);
    await held(other.id, '2026-06-10', '09:00');
    await base.pass('30 minutes');
    const again = await held(other.id, '2026-06-10', '09:00');
    await base.pass('30 minutes');
    expect(await sweepLapsedHolds(base.db)).toBeGreaterThan(0);
    expect(await releaseSlot(base.db, other.id, again)).toBe(false);
    expect(await base.sql('select from bls_allocations where expires_at <= app_now()')).toEqual([]);
    expect(await base.sql('select from outbox where organisation_id = $1', [other.id])).toEqual([]);
  });

  test('an organisation has at most 20 live holds, counted over all days', async () => {
    const busy = await make.organisation({ products: ['virtual-bls'] });
    await bls.trainer({ courses: [courseId], hours: [['09:00', '14:00']] });
    const wanted = Array.from({ length: 5 }, (_, day) =>
      Array.from(
        { length: 5 },
        (_, place) => [`2026-06-1${day}`, `${String(9 + place).padStart(2, '0')}:00`] as const,
      ),
    ).flat();
    const answers = await Promise.all(wanted.map(([date, time]) => refusalOf(hold(busy.id, date, time))));
    expect(answers.filter((refused) => refused === null)).toHaveLength(20);
    expect(answers.filter((refused) => refused === 'hold_limit_reached')).toHaveLength(5);
  });

  test('the table itself refuses two candidates of one trainer at one instant', async () => {
    const trainer = await bls.trainer({ courses: [courseId] });
    await held(acme, '2026-06-10', '09:00');
    await expect(
      base.sql(
        `insert into bls_allocations (trainer_id, starts_at, ends_at) values ($1, '2026-06-10T08:59:00Z', '2026-06-10T09:59:00Z')`,
        [trainer],
      ),
    ).rejects.toThrow(/one_candidate_at_a_time/);
  });
});

describe('a visitor of the public page', () => {
  const visit = (visitor: string, date: string, time: string, address = visitor) =>
    holdSlotForCandidate(base.db, keyring, { organisationId: acme, courseId, date, time, visitor, address });

  test('has one hold: the next one takes its place, the same slot and one that overlaps included', async () => {
    await bls.trainer({ courses: [courseId], hours: [['09:00', '11:00']] });
    for (const time of ['09:00', '09:00', '09:30', '10:00'])
      expect(await refusalOf(visit('v1', '2026-06-10', time))).toBe(null);
    expect(await times('2026-06-10')).toEqual(['09:00']);
    expect(await refusalOf(visit('v2', '2026-06-10', '10:00'))).toBe('slot_unavailable');
    expect(await times('2026-06-10')).toEqual(['09:00']);
    expect(await refusalOf(visit('v1', '2026-06-11', '10:00'))).toBe(null);
    expect(await times('2026-06-10')).toEqual(['09:00', '09:30', '10:00']);
    expect(await refusalOf(hold(acme, '2026-06-11', '10:00'))).toBe('slot_unavailable');
  });

  test('shares five holds with everybody at the same address', async () => {
    for (let number = 0; number < 6; number += 1)
      await bls.trainer({ courses: [courseId], hours: [['09:00', '10:00']] });
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, number) => refusalOf(visit(`w${number}`, '2026-06-10', '09:00', 'home'))),
    );
    expect(answers.filter((refused) => refused === null)).toHaveLength(5);
    expect(answers.filter((refused) => refused === 'too_many_holds')).toHaveLength(1);
  });
});
