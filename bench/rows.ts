/** What a measure showed: a line of the table, an entry of the JSON. */
export interface Row {
  /** A second; for names that end in a unit, in that unit. */
  readonly rate?: number;
  readonly p50Ms?: number;
  readonly p99Ms?: number;
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

/** All rows, for a terminal. */
export function table(rows: ReadonlyMap<string, Row>): string {
  const head = ['measure', 'rate', 'p50 ms', 'p99 ms', 'ceiling', 'ratio', 'raw SQL'];
  const cells = [...rows].map(([name, row]) =>
    [name, row.rate, row.p50Ms, row.p99Ms, row.ceilingRate, row.ratio, row.sqlRate].map((cell) =>
      String(cell ?? ''),
    ),
  );
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
