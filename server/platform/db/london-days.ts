import { type Expression, sql } from 'kysely';

/** The days of a list's filter: YYYY-MM-DD in London, both inclusive; undefined: open. */
export interface DayRange {
  readonly date_from?: string | undefined;
  readonly date_to?: string | undefined;
}

/** Days as parameters of a statement that has `withinDays` in it; null: open. */
export interface DayParams {
  readonly dateFrom: string | null;
  readonly dateTo: string | null;
}

/** Parameters for `withinDays`. */
export const dayParams = ({ date_from, date_to }: DayRange): DayParams => ({
  dateFrom: date_from ?? null,
  dateTo: date_to ?? null,
});

/** SQL: the moment in `column` lies on London's days :dateFrom to :dateTo, both inclusive; an end that is null is open. */
export const withinDays = (column: string): string =>
  `(:dateFrom::date is null or ${column} >= :dateFrom::date::timestamp at time zone 'Europe/London')
    and (:dateTo::date is null or ${column} < (:dateTo::date + 1)::timestamp at time zone 'Europe/London')`;

/** When a day, or the one so many days after it, begins in London; for queries built with Kysely. */
export const londonDayStart = (day: string, plusDays = 0): Expression<Date> =>
  sql<Date>`(${day}::date + ${plusDays}::int)::timestamp at time zone 'Europe/London'`;
