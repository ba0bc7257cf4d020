/** A LIKE pattern that finds `part` anywhere in a lower-case text: its `%` and `_` are letters, not wildcards. */
export function likePattern(part: string): string {
  return `%${part.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
}
