import { londonOffsetHours } from './format.ts';
import type { Instant } from './instant.ts';

/** What a person's writing of a moment means: the moment, or why it means none. */
export type ReadMoment = { readonly instant: Instant } | { readonly flaw: 'malformed' | 'gap' | 'overlap' };

const form = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2})?(\.\d{1,6})?(Z|[+-]\d{2}:\d{2})?$/i;

/** Real days from 2000 to 2099 only: 30 February must not become 2 March. */
function epochMs(day: string, time: string): number {
  const epoch = Date.parse(`${day}T${time}Z`);
  const isReal = !Number.isNaN(epoch) && new Date(epoch).toISOString().startsWith(`${day}T${time}`);
  return isReal && day.startsWith('20') ? epoch : Number.NaN;
}

const toInstant = (epoch: number): ReadMoment => ({ instant: new Date(epoch).toISOString() });

/**
 * Reads ISO 8601. With an offset (or Z) it names a moment; without one it is London's wall time. On the nights
 * the clocks change a wall time may name no moment (`gap`) or two (`overlap`): then an offset has to be given.
 */
export function readMoment(text: string): ReadMoment {
  const [, day = '', minute = '', second = ':00', , offset] = form.exec(text) ?? [];
  const wall = epochMs(day, `${minute}${second}`);
  if (Number.isNaN(wall)) return { flaw: 'malformed' };
  if (offset !== undefined) {
    const exact = Date.parse(`${day}T${minute}${second}${offset.toUpperCase()}`);
    return Number.isNaN(exact) ? { flaw: 'malformed' } : toInstant(exact);
  }
  const moments = [0, 1]
    .map((ahead) => ({ ahead, epoch: wall - ahead * 3_600_000 }))
    .filter(({ ahead, epoch }) => londonOffsetHours(epoch) === ahead);
  const [only, another] = moments;
  if (!only) return { flaw: 'gap' };
  return another ? { flaw: 'overlap' } : toInstant(only.epoch);
}
