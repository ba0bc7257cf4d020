import { clockText, type LondonDay, less, minuteOf, type Stretch, union, wallOf } from './london-day.ts';

/** A start that at least one trainer is free for. London's wall time, in the form that holding it takes. */
export interface FreeSlot {
  readonly date: string;
  readonly time: string;
  readonly available_trainers: number;
}

/** What the free slots of a course follow from, as `bls_slot_facts` tells it. */
export interface SlotFacts {
  readonly duration_minutes: number;
  readonly slot_grid_minutes: number;
  readonly session_gap_minutes: number;
  readonly minimum_notice_hours: number;
  readonly now_seconds: number;
  /** And the first minute of the day after the last. */
  readonly days: readonly (readonly [date: string, begins: number])[] | null;
  readonly trainer_ids: readonly number[] | null;
  readonly rules:
    | readonly (readonly [
        trainer: number,
        weekday: number,
        from: number,
        to: number,
        firstDay: number,
        lastDay: number,
      ])[]
    | null;
  readonly exceptions:
    | readonly (readonly [trainer: number, day: number, isOpen: number, from: number, to: number])[]
    | null;
  /** 8-byte numbers, row by row: ids, and microseconds from 2000 on. */
  readonly taken_trainers: Buffer | null;
  readonly taken_from: Buffer | null;
  readonly taken_to: Buffer | null;
}

/** Possible starts of all days, for each trainer: 1 where a session of the trainer may begin. */
interface Board {
  readonly days: readonly LondonDay[];
  /** The first start, in minutes; the others follow at the distance of the grid. */
  readonly base: number;
  readonly grid: number;
  readonly starts: number;
  readonly rowOf: ReadonlyMap<number, number>;
  readonly cells: Uint8Array;
}

function daysOf({ days }: SlotFacts): readonly LondonDay[] {
  const known = days ?? [];
  return known.slice(0, -1).map(([date, begins], place) => {
    const next = known[place + 1]?.[1] ?? begins;
    return { date, begins, longerBy: next - begins - 1440 };
  });
}

function boardOf(facts: SlotFacts): Board {
  const days = daysOf(facts);
  const grid = facts.slot_grid_minutes;
  const base = days[0]?.begins ?? 0;
  const last = days.at(-1);
  // London's clock differs from UTC by whole hours, so the grid is also one of UTC.
  const starts = last ? (last.begins + 1440 + last.longerBy - base) / grid : 0;
  const rowOf = new Map((facts.trainer_ids ?? []).map((id, place) => [id, place * starts]));
  return { days, base, grid, starts, rowOf, cells: new Uint8Array(rowOf.size * starts) };
}

/** Marks the starts of a trainer's row from one place to another, both included, as far as they are on the board. */
function mark({ cells, starts }: Board, row: number, first: number, last: number, value: 0 | 1): void {
  const until = Math.min(last, starts - 1);
  for (let place = Math.max(first, 0); place <= until; place += 1) cells[row + place] = value;
}

type ByTrainer<Entry> = Map<number, Entry[]>;

function byTrainer<Entry extends readonly [trainer: number, ...rest: number[]]>(
  entries: readonly Entry[] | null,
): ByTrainer<Entry> {
  const found: ByTrainer<Entry> = new Map();
  for (const entry of entries ?? []) {
    const known = found.get(entry[0]);
    if (known) known.push(entry);
    else found.set(entry[0], [entry]);
  }
  return found;
}

const weekdayOf = ({ date }: LondonDay): number => new Date(date).getUTCDay() || 7;

type Rule = NonNullable<SlotFacts['rules']>[number];
type Exception = NonNullable<SlotFacts['exceptions']>[number];

// Entries by their places, not taken apart: that costs several times as much, some thousand times an answer.
const isOfDay = (rule: Rule, place: number, weekday: number | undefined): boolean =>
  rule[1] === weekday && rule[4] <= place && rule[5] >= place;

/** Weekly hours without what is closed, and what is open besides. */
function hoursOf(weekly: readonly Stretch[], dated: readonly Exception[]): readonly Stretch[] {
  if (dated.length === 0) return union(weekly);
  const kind = (isOpen: number) =>
    dated.filter((entry) => entry[2] === isOpen).map((entry): Stretch => [entry[3], entry[4]]);
  return union([...less(weekly, kind(0)), ...kind(1)]);
}

function openTrainers(board: Board, facts: SlotFacts): void {
  const rules = byTrainer(facts.rules);
  const exceptions = byTrainer(facts.exceptions);
  const weekdays = board.days.map(weekdayOf);
  for (const [trainer, row] of board.rowOf) {
    const own = rules.get(trainer) ?? [];
    const special = exceptions.get(trainer) ?? [];
    for (const [place, day] of board.days.entries()) {
      const weekly: Stretch[] = [];
      for (const rule of own) if (isOfDay(rule, place, weekdays[place])) weekly.push([rule[2], rule[3]]);
      const dated = special.length > 0 ? special.filter((entry) => entry[1] === place) : special;
      for (const stretch of hoursOf(weekly, dated)) {
        const first = Math.ceil((minuteOf(day, stretch[0]) - board.base) / board.grid);
        const last = Math.floor(
          (minuteOf(day, stretch[1]) - facts.duration_minutes - board.base) / board.grid,
        );
        mark(board, row, first, last, 1);
      }
    }
  }
}

/** Minutes of 1970 to 2000. */
const minutesTo2000 = 15_778_080;

// A DataView reads several times as fast as a Buffer.
const viewOf = (bytes: Buffer): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const number64 = (view: DataView, at: number): number =>
  view.getInt32(at) * 4_294_967_296 + view.getUint32(at + 4);
const minute64 = (view: DataView, at: number): number => number64(view, at) / 60_000_000 + minutesTo2000;

/** A session begins with a gap after what ends before it, and ends with a gap before what begins after it. */
function closeTaken(board: Board, facts: SlotFacts): void {
  if (!facts.taken_trainers || !facts.taken_from || !facts.taken_to) return;
  const trainers = viewOf(facts.taken_trainers);
  const from = viewOf(facts.taken_from);
  const to = viewOf(facts.taken_to);
  const before = facts.duration_minutes + facts.session_gap_minutes + board.base;
  const after = facts.session_gap_minutes - board.base;
  for (let at = 0; at < trainers.byteLength; at += 8) {
    const row = board.rowOf.get(number64(trainers, at));
    if (row === undefined) continue;
    const first = Math.floor((minute64(from, at) - before) / board.grid) + 1;
    const last = Math.ceil((minute64(to, at) + after) / board.grid) - 1;
    mark(board, row, first, last, 0);
  }
}

function countFree({ cells, starts, rowOf }: Board): Uint32Array {
  const free = new Uint32Array(starts);
  for (const row of rowOf.values())
    for (let place = 0; place < starts; place += 1)
      free[place] = (free[place] ?? 0) + (cells[row + place] ?? 0);
  return free;
}

/** The first minute a session may begin at: after now and, unless staff say so, after the notice. */
function firstMinute(facts: SlotFacts, needsNotice: boolean): number {
  const now = facts.now_seconds / 60;
  const afterNow = Math.floor(now) + 1;
  return needsNotice ? Math.max(afterNow, Math.ceil(now + facts.minimum_notice_hours * 60)) : afterNow;
}

/** Free slots in their order, and how many trainers could take each. */
export function freeSlots(facts: SlotFacts, needsNotice: boolean): readonly FreeSlot[] {
  const board = boardOf(facts);
  openTrainers(board, facts);
  closeTaken(board, facts);
  const free = countFree(board);
  const earliest = firstMinute(facts, needsNotice);
  const slots: FreeSlot[] = [];
  for (const day of board.days) {
    const end = day.begins + 1440 + day.longerBy;
    for (let minute = day.begins; minute < end; minute += board.grid) {
      const available = free[(minute - board.base) / board.grid] ?? 0;
      if (available === 0 || minute < earliest) continue;
      const wall = wallOf(day, minute);
      if (wall !== null) slots.push({ date: day.date, time: clockText(wall), available_trainers: available });
    }
  }
  return slots;
}
