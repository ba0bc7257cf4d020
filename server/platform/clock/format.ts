import type { Instant } from './instant.ts';

const hourMs = 3_600_000;

const longDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

const londonParts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
});

function measureOffset(hour: number): number {
  const parts = Object.fromEntries(
    londonParts.formatToParts(hour * hourMs).map((part) => [part.type, Number(part.value)]),
  );
  const local = Date.UTC(parts['year'] ?? 0, (parts['month'] ?? 1) - 1, parts['day'], parts['hour']);
  return local / hourMs - hour;
}

/** Hours London is ahead of UTC. Its changes fall on whole hours, at 01:00 UTC. */
export function londonOffsetHours(epochMs: number): number {
  return measureOffset(Math.floor(epochMs / hourMs));
}

/** ISO 8601 in UTC with whole seconds and a numeric offset: 2026-06-05T10:00:00+00:00. */
export function formatUtc(instant: Instant): string {
  // What the database tells is in UTC already: only the decimals have to go.
  const utc = instant.endsWith('+00:00') ? instant : new Date(instant).toISOString();
  return `${utc.slice(0, 19)}+00:00`;
}

/** Formatted moments: the bookings of a list share few events. Thrown away when full. */
const known = new Map<Instant, string>();

/** ISO 8601 in London's wall time with the offset valid on that day: 2026-07-15T10:00:00+01:00. */
export function formatLondon(instant: Instant): string {
  const formatted = known.get(instant);
  if (formatted !== undefined) return formatted;
  const epochMs = new Date(instant).getTime();
  const offset = londonOffsetHours(epochMs);
  const local = new Date(epochMs + offset * hourMs).toISOString().slice(0, 19);
  const text = `${local}${offset < 0 ? '-' : '+'}${String(Math.abs(offset)).padStart(2, '0')}:00`;
  if (known.size >= 10_000) known.clear();
  known.set(instant, text);
  return text;
}

/** `15 July 2026` for a calendar day (`2026-07-15`), or for the day that a moment as of `formatLondon` begins with. */
export function dayInWords(day: string): string {
  return longDay.format(new Date(`${day.slice(0, 10)}T00:00:00Z`));
}
