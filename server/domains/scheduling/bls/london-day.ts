/** A London day: its date and its first minute, counted from 1970 on; how much longer it is than 24 hours. */
export interface LondonDay {
  readonly date: string;
  readonly begins: number;
  readonly longerBy: number;
}

/** Minutes of London's clock, from the first to before the second. */
export type Stretch = readonly [from: number, to: number];

/** Minutes into a day at which its clock changes: at 01:00 UTC, by law. */
const changeOf = ({ longerBy }: LondonDay): number => (longerBy < 0 ? 60 : 120);

/**
 * The minute at which London's clock shows a minute of a day: of a repeated one the first; of a skipped one the
 * minute of the change. As `london_moment` in SQL.
 */
export function minuteOf(day: LondonDay, wall: number): number {
  const change = changeOf(day);
  return day.begins + (wall < change ? wall : Math.max(change, wall + day.longerBy));
}

/** What London's clock shows at a minute of a day; null where it shows it for the second time. */
export function wallOf(day: LondonDay, minute: number): number | null {
  const passed = minute - day.begins;
  const wall = passed < changeOf(day) ? passed : passed - day.longerBy;
  return minuteOf(day, wall) === minute ? wall : null;
}

/** 09:30, from minutes. */
export const clockText = (wall: number): string =>
  `${String(Math.floor(wall / 60)).padStart(2, '0')}:${String(wall % 60).padStart(2, '0')}`;

/** Stretches in their order; those that touch or overlap are one. */
export function union(stretches: readonly Stretch[]): readonly Stretch[] {
  if (stretches.length < 2) return stretches;
  const merged: [number, number][] = [];
  for (const [from, to] of stretches.toSorted(([a], [b]) => a - b)) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

/** What is left of stretches without others. */
export const less = (stretches: readonly Stretch[], others: readonly Stretch[]): readonly Stretch[] =>
  others.reduce<readonly Stretch[]>(
    (left, [from, to]) =>
      left
        .flatMap(([a, b]): Stretch[] => [
          [a, Math.min(b, from)],
          [Math.max(a, to), b],
        ])
        .filter(([a, b]) => a < b),
    stretches,
  );
