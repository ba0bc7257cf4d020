/**
 * A moment as the database tells it: ISO 8601 in UTC with up to six decimals, `2026-06-05T10:00:00.123456+00:00`.
 * Text, because most moments are only passed on: rows that come as JSON have it already, and snapshots keep it.
 */
export type Instant = string;
