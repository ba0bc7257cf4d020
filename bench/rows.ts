/** What a measure showed: a line of the table, an entry of the JSON. */
export interface Row {
  /** A second; for names that end in a unit, in that unit. */
  readonly rate?: number;
  readonly p50Ms?: number;
  readonly p99Ms?: number;
  /** The best of the rounds: how quick it is when nobody else uses the machine. */
  readonly bestMs?: number;
  /** Longest tasks of a page's own thread; 0: none of 50 ms or more. */
  readonly bestTaskMs?: number;
  readonly taskMs?: number;
  readonly worstTaskMs?: number;
  /** The server's part, as the browser waited for it. */
  readonly answerMs?: number;
  /** What it is held against, in the same run: see the measure. */
  readonly ceilingRate?: number;
  readonly ratio?: number;
  /** The statement alone, through pg. */
  readonly sqlRate?: number;
}

/** Rows by the names of their measures. */
export type Rows = Readonly<Record<string, Row>>;

/** The middle of what several rounds showed. */
export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** The value that a share of all values do not exceed. */
export const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

/** To two decimals. */
export const round2 = (value: number): number => Math.round(value * 100) / 100;

/** The usual line under latencies in ms. */
export const latencies = (values: readonly number[]): { p50Ms: number; p99Ms: number } => ({
  p50Ms: round2(percentile(values, 0.5)),
  p99Ms: round2(percentile(values, 0.99)),
});

const columns = [
  ['rate', 'rate'],
  ['best ms', 'bestMs'],
  ['p50 ms', 'p50Ms'],
  ['p99 ms', 'p99Ms'],
  ['answer', 'answerMs'],
  ['best task', 'bestTaskMs'],
  ['task', 'taskMs'],
  ['worst task', 'worstTaskMs'],
  ['ceiling', 'ceilingRate'],
  ['ratio', 'ratio'],
  ['raw SQL', 'sqlRate'],
] as const satisfies readonly (readonly [string, keyof Row])[];

/** All rows, for a terminal; without the columns that none of them fills. */
export function table(rows: ReadonlyMap<string, Row>): string {
  const filled = columns.filter(([, key]) => [...rows.values()].some((row) => row[key] !== undefined));
  const head = ['measure', ...filled.map(([title]) => title)];
  const cells = [...rows].map(([name, row]) => [name, ...filled.map(([, key]) => String(row[key] ?? ''))]);
  const widths = head.map((title, column) =>
    Math.max(title.length, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  return [head, ...cells]
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}
