import type { LoadRequest } from './load.ts';
import type { World } from './world.ts';

/** One operation under load: how it is asked for, and which statement its ceiling is. */
export interface Measure {
  readonly name: string;
  readonly connections: number;
  readonly statement: string;
  /** Makes what the requests need. */
  prepare?(world: World, platformUrl: string): Promise<void>;
  /** Requests that this is enough for; default: any number. */
  readonly enough?: number;
  /** Reads the large organisation. */
  readonly readsList?: boolean;
  /** The n-th request. */
  request(number: number): LoadRequest;
}

/** One statement as the server runs it, for the two ceilings. */
export interface CeilingStatement {
  readonly name: string;
  readonly text: string;
  values(number: number): unknown[];
}
