import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BlsFactories, createBlsFactories } from '../../../../tests/support/bls.ts';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/test-database.ts';
import { testKeyHex } from '../../../../tests/support/test-key.ts';
import { createKeyring } from '../../../platform/crypto/keyring.ts';
import { isRefusal } from '../../../platform/http/problem.ts';
import { type FreeSlot, listFreeSlots } from '../index.ts';

let base: TestDatabase;
let bls: BlsFactories;
beforeAll(async () => {
  base = await createTestDatabase();
  bls = createBlsFactories(base.db, createKeyring(testKeyHex));
});
afterAll(() => base.drop());

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;
const dayAfter = (date: string, days: number) =>
  new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const londonClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/London',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** Small numbers that are the same in each run. */
function dice(seed: number) {
  let state = seed;
  const roll = (sides: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * sides);
  };
  const oneOf = <Value>(values: readonly [Value, ...Value[]]): Value =>
    values[roll(values.length)] ?? values[0];
  return { roll, oneOf };
}

interface Window {
  readonly trainer: number;
  readonly from: number;
  readonly to: number;
}
interface Rule extends Window {
  readonly weekday: number;
  readonly first: string;
  readonly last: string | null;
}
interface Exception extends Window {
  readonly date: string;
  readonly kind: 'open' | 'closed';
}
interface Taken {
  readonly trainer: number;
  readonly start: number;
  readonly end: number;
}
interface Case {
  readonly now: number;
  readonly days: readonly string[];
  readonly trainers: readonly number[];
  readonly rules: readonly Rule[];
  readonly exceptions: readonly Exception[];
  readonly taken: readonly Taken[];
  readonly minutes: number;
  readonly grid: number;
  readonly gap: number;
  readonly notice: number;
}

/** What London's clock shows, minute by minute: the slow and obvious way, which knows nothing of when it changes. */
function londonMinutes(first: string, days: number) {
  const start = Date.parse(first) - dayMs;
  const shown = Array.from({ length: (days + 2) * 1440 }, (_, n) => {
    const at = start + n * minuteMs;
    const [date = '', time = ''] = londonClock.format(at).split(' ');
    return { at, date, wall: Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) };
  });
  const isFirst = new Map<number, boolean>();
  const seen = new Set<string>();
  for (const { at, date, wall } of shown) {
    isFirst.set(at, !seen.has(`${date} ${wall}`));
    seen.add(`${date} ${wall}`);
  }
  /** When the clock first shows a time of a day, or more. */
  const momentOf = (date: string, wall: number): number =>
    shown.find((minute) => minute.date > date || (minute.date === date && minute.wall >= wall))?.at ?? 0;
  return { shown, isFirst, momentOf };
}

/** Minute by minute: open, or weekly hours that nothing closes. */
function hoursOf({ rules, exceptions }: Case, trainer: number, date: string): [number, number][] {
  const weekday = new Date(date).getUTCDay() || 7;
  const covers = (minute: number) => (window: Window) =>
    window.trainer === trainer && window.from <= minute && minute < window.to;
  const weekly = rules.filter(
    (rule) => rule.weekday === weekday && rule.first <= date && (rule.last === null || rule.last >= date),
  );
  const dated = exceptions.filter((exception) => exception.date === date);
  const isOpen = (minute: number): boolean => {
    const kinds = dated.filter(covers(minute)).map(({ kind }) => kind);
    return kinds.includes('open') || (!kinds.includes('closed') && weekly.some(covers(minute)));
  };
  const stretches: [number, number][] = [];
  for (let minute = 0; minute < 1440; minute += 5) {
    const last = stretches.at(-1);
    if (!isOpen(minute)) continue;
    if (last?.[1] === minute) last[1] = minute + 5;
    else stretches.push([minute, minute + 5]);
  }
  return stretches;
}

/** Who is free for each start, fewest sessions of the day first. */
function answersOf(given: Case): { slots: FreeSlot[]; free: Map<number, number[]> } {
  const london = londonMinutes(given.days[0] ?? '', given.days.length);
  const dayOf = new Map(london.shown.map(({ at, date }) => [at, date]));
  const hours = new Map(
    given.trainers.map((trainer) => [
      trainer,
      given.days.flatMap((date) =>
        hoursOf(given, trainer, date).map(
          ([from, to]) => [london.momentOf(date, from), london.momentOf(date, to)] as const,
        ),
      ),
    ]),
  );
  const slots: FreeSlot[] = [];
  const free = new Map<number, number[]>();
  for (const { at, date, wall } of london.shown) {
    if (!given.days.includes(date) || at % (given.grid * minuteMs) !== 0 || !london.isFirst.get(at)) continue;
    const end = at + given.minutes * minuteMs;
    const gap = given.gap * minuteMs;
    const sessions = (trainer: number) =>
      given.taken.filter((taken) => taken.trainer === trainer && dayOf.get(taken.start) === date).length;
    const able = given.trainers
      .filter((trainer) => hours.get(trainer)?.some(([from, to]) => from <= at && end <= to))
      .filter(
        (trainer) =>
          !given.taken.some(
            (taken) => taken.trainer === trainer && taken.start < end + gap && taken.end > at - gap,
          ),
      )
      .toSorted((a, b) => sessions(a) - sessions(b) || a - b);
    free.set(at, able);
    if (able.length > 0 && at > given.now && at >= given.now + given.notice * 60 * minuteMs)
      slots.push({ date, time: clock(wall), available_trainers: able.length });
  }
  return { slots, free };
}

/** Sessions and holds, lapsed ones too, each within its day; those that would overlap are left out. */
async function takeTimes(
  { roll, oneOf }: ReturnType<typeof dice>,
  { first, now, someone }: { first: string; now: number; someone: () => number },
): Promise<Taken[]> {
  const taken: Taken[] = [];
  for (let count = 0; count < 60; count += 1) {
    const start = Date.parse(first) - dayMs + roll(8 * 288) * 5 * minuteMs;
    const end = start + (20 + 5 * roll(20)) * minuteMs;
    const trainer = someone();
    const expires = oneOf([null, null, new Date(now - minuteMs * 5), new Date(now + minuteMs * 5)]);
    if (londonClock.format(start).slice(0, 10) !== londonClock.format(end - 1).slice(0, 10)) continue;
    const rows = await base.sql(
      `insert into bls_allocations (trainer_id, starts_at, ends_at, expires_at) values ($1, $2, $3, $4)
       on conflict do nothing returning true`,
      [trainer, new Date(start), new Date(end), expires],
    );
    if (rows.length > 0 && (expires === null || expires.getTime() > now)) taken.push({ trainer, start, end });
  }
  return taken;
}

/** Draws a case and puts it into the database. */
async function prepareCase(seed: number, first: string, courseId: number): Promise<Case> {
  const draw = dice(seed);
  const { roll, oneOf } = draw;
  const now = Date.parse(`${dayAfter(first, -2)}T07:20:00Z`) + roll(300) * minuteMs;
  const window = () => {
    const from = roll(276) * 5;
    return { from, to: Math.min(1440, from + 5 * (1 + roll(150))) };
  };
  const days = Array.from({ length: 6 }, (_, day) => dayAfter(first, day));
  const trainers: number[] = [];
  for (let count = 0; count < 5; count += 1)
    trainers.push(await bls.trainer({ courses: [courseId], hours: [] }));
  const [anyone = 0] = trainers;
  const someone = () => trainers[roll(trainers.length)] ?? anyone;
  const rules = Array.from({ length: 60 }, () => ({
    trainer: someone(),
    weekday: 1 + roll(7),
    first: dayAfter(first, roll(4) - 2),
    last: oneOf([null, dayAfter(first, 2 + roll(5))]),
    ...window(),
  }));
  const exceptions = Array.from({ length: 14 }, () => {
    const kind = oneOf<'open' | 'closed'>(['open', 'closed']);
    const wholeDay = kind === 'closed' && roll(3) === 0;
    return {
      trainer: someone(),
      date: dayAfter(first, roll(6)),
      kind,
      ...(wholeDay ? { from: 0, to: 1440 } : window()),
    };
  });
  for (const { trainer, weekday, from, to, first: validFrom, last } of rules)
    await base.sql(
      `insert into bls_weekly_rules (trainer_id, weekday, from_time, to_time, valid_from, valid_to) values ($1, $2, $3, $4, $5, $6)`,
      [trainer, weekday, clock(from), clock(to), validFrom, last],
    );
  for (const { trainer, date, kind, from, to } of exceptions)
    await bls.exception(trainer, date, kind, to - from === 1440 ? undefined : [clock(from), clock(to)]);
  const taken = await takeTimes(draw, { first, now, someone });
  const [{ duration_minutes: minutes = 0 } = {}] = await base.sql<{ duration_minutes: number }>(
    'select duration_minutes from bls_courses where id = $1',
    [courseId],
  );
  return {
    now,
    days,
    trainers,
    rules,
    exceptions,
    taken,
    minutes,
    grid: oneOf([5, 10, 30, 60]),
    gap: oneOf([0, 0, 15, 75]),
    notice: oneOf([0, 24, 72]),
  };
}

const firstDays = ['2026-10-21', '2027-03-25', '2026-06-10'] as const;

test.each(Array.from({ length: 9 }, (_, seed) => seed))(
  'listed and held is what a slow reckoning, minute by minute, finds free (%i)',
  async (seed) => {
    const first = firstDays[seed % firstDays.length] ?? firstDays[0];
    const courseId = await bls.course({ minutes: [20, 45, 60, 90][seed % 4] ?? 60 });
    const given = await prepareCase(seed + 1, first, courseId);
    await base.freeze(new Date(given.now).toISOString());
    await base.sql(
      'update bls_rules set slot_grid_minutes = $1, session_gap_minutes = $2, minimum_notice_hours = $3',
      [given.grid, given.gap, given.notice],
    );
    const { slots, free } = answersOf(given);
    const listed = await listFreeSlots(base.db, {
      courseId,
      from: first,
      to: given.days.at(-1),
      needsNotice: true,
    });
    expect(isRefusal(listed) ? listed : listed.slots).toEqual(slots);
    expect(slots.length).toBeGreaterThan(0);

    const starts = [...free.keys()].filter((_, place) => place % Math.ceil(free.size / 150) === 0);
    const rows = await base.sql<{ trainers: number[] }>(
      `select array(select i from bls_idle_trainers($1, s, s + $2, null) i
         where bls_trainer_is_there($1, i, s, s + $2))::int[] as trainers
       from unnest($3::timestamptz[]) with ordinality w (s, place) order by place`,
      [courseId, `${given.minutes} minutes`, starts.map((at) => new Date(at).toISOString())],
    );
    expect(rows.map(({ trainers }) => trainers)).toEqual(starts.map((at) => free.get(at)));
  },
);
