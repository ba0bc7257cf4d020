const minute = 60;
const hour = 60 * minute;

/** Seconds from a failed attempt to the next; beyond the last, as the last. */
const pauses = [5, minute, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 12 * hour];

/** Receivers cannot put a retry off for longer than this, in seconds. */
const retryAfterMax = 12 * hour;

/**
 * Seconds until the attempt after the `attempt`th (from 1), give or take a tenth so that a thousand failures do
 * not come back as one; null when `maxRetries` are used up. A receiver's own wish counts when it is later.
 * `random` is from 0 to 1.
 */
export function pauseAfter(
  attempt: number,
  maxRetries: number,
  retryAfterSeconds: number | null,
  random: number = Math.random(),
): number | null {
  if (attempt > maxRetries) return null;
  const pause = pauses[Math.min(attempt, pauses.length) - 1] ?? 0;
  const jittered = pause * (0.9 + 0.2 * random);
  return Math.max(jittered, Math.min(retryAfterSeconds ?? 0, retryAfterMax));
}

/** Seconds of a Retry-After header (RFC 9110: seconds or a date); null when it says nothing usable. `now` in ms. */
export function retryAfterSeconds(header: string | undefined, now: number): number | null {
  const value = header?.trim();
  if (!value) return null;
  if (/^\d{1,9}$/.test(value)) return Number(value);
  // Date.parse also takes -5 for a date
  const at = /^[A-Za-z]{3,9}, /.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, (at - now) / 1000);
}
