const sorts = ['start_date', 'price', 'free_seats'] as const;

/** What is looked for, as the address says it; undefined: nothing in particular. */
export interface FindSearch {
  readonly tab?: 'remote' | undefined;
  readonly course?: number | undefined;
  readonly place?: number | undefined;
  /** `2027-07`, or `days` for those between from and to. */
  readonly when?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly seats?: number | undefined;
  readonly sort?: (typeof sorts)[number] | undefined;
  readonly page?: number | undefined;
  /** First day of the fortnight of remote sessions. */
  readonly day?: string | undefined;
}

const whole = (value: unknown, max = Number.MAX_SAFE_INTEGER): number | undefined => {
  const number = Number(value);
  return Number.isSafeInteger(number) && number > 0 && number <= max ? number : undefined;
};

const matching = (value: unknown, pattern: RegExp): string | undefined =>
  typeof value === 'string' && pattern.test(value) ? value : undefined;

const day = (value: unknown) => {
  const text = matching(value, /^\d{4}-\d\d-\d\d$/);
  return text && !Number.isNaN(Date.parse(text)) ? text : undefined;
};

/** Reads the address; what makes no sense in it is left out. */
export function readFindSearch(given: Record<string, unknown>): FindSearch {
  return {
    tab: given['tab'] === 'remote' ? 'remote' : undefined,
    course: whole(given['course']),
    place: whole(given['place']),
    when: matching(given['when'], /^(\d{4}-(0[1-9]|1[0-2])|days)$/),
    from: day(given['from']),
    to: day(given['to']),
    seats: whole(given['seats'], 20),
    sort: sorts.find((sort) => sort === given['sort']),
    page: whole(given['page']),
    day: day(given['day']),
  };
}
