import type { Rows } from './rows.ts';
import type { World } from './world.ts';

/** How long and how large a run is. */
export interface Options {
  readonly rounds: number;
  readonly seconds: number;
  readonly warmUp: number;
  /** Events of `webhook_backlog`. */
  readonly backlog: number;
  /** Bookings of `rss_growth_mib`. */
  readonly bookings: number;
}

/** A measure that starts its own processes. */
export interface Scenario {
  /** Of the rows it gives. */
  readonly names: readonly string[];
  run(world: World, options: Options, report: (line: string) => void): Promise<Rows>;
}
