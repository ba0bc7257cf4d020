const hourMs = 3_600_000;

const londonParts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
});

/** Hours London is ahead of UTC, per hour since 1970: its changes fall on whole hours (01:00 UTC). */
const offsets = new Map<number, number>();

function measureOffset(hour: number): number {
  const parts = Object.fromEntries(
    londonParts.formatToParts(hour * hourMs).map((part) => [part.type, Number(part.value)]),
  );
  const local = Date.UTC(parts['year'] ?? 0, (parts['month'] ?? 1) - 1, parts['day'], parts['hour']);
  return local / hourMs - hour;
}

function londonOffsetHours(epochMs: number): number {
  const hour = Math.floor(epochMs / hourMs);
  const known = offsets.get(hour);
  if (known !== undefined) return known;
  // Asking Intl costs about 3 us, a list of 20 events 40 of those; the map stays under a few MB.
  if (offsets.size > 50_000) offsets.clear();
  const offset = measureOffset(hour);
  offsets.set(hour, offset);
  return offset;
}

/** ISO 8601 in UTC with whole seconds and a numeric offset: 2026-06-05T10:00:00+00:00. */
export function formatUtc(instant: Date): string {
  return `${instant.toISOString().slice(0, 19)}+00:00`;
}

/** ISO 8601 in London's wall time with the offset valid on that day: 2026-07-15T10:00:00+01:00. */
export function formatLondon(instant: Date): string {
  const offset = londonOffsetHours(instant.getTime());
  const local = new Date(instant.getTime() + offset * hourMs).toISOString().slice(0, 19);
  return `${local}${offset < 0 ? '-' : '+'}${String(Math.abs(offset)).padStart(2, '0')}:00`;
}
