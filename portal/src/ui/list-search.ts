/** Reading what an address says of a list: whatever makes no sense counts as not said. */

/** One of a closed list of words. */
export const wordIn = <const Words extends readonly string[]>(
  words: Words,
  value: unknown,
): Words[number] | undefined => words.find((word) => word === value);

/** An id or a page: a whole number from 1. */
export function countIn(value: unknown): number | undefined {
  const number = Number(value);
  return Number.isSafeInteger(number) && number > 0 ? number : undefined;
}

/** A day, `2026-06-05`. */
export const dayIn = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;

/** What somebody looks for; fewer than two characters find nothing. */
export function soughtIn(value: unknown): string | undefined {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 100) : '';
  return text.trim().length < 2 ? undefined : text;
}

/** What is said: parts that are undefined are left out, so that addresses stay short. */
export const said = <Parts extends object>(parts: Parts) =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Parts]: Exclude<Parts[Name], undefined>;
  };

/** What a list is narrowed and sorted by: whoever asks for no more is not drawn again when pages are turned. */
export const withoutPage = <Search extends { readonly page?: number }>({ page: _page, ...narrow }: Search) =>
  narrow;
