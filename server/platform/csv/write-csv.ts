/** What a spreadsheet would run as a formula gets an apostrophe, which makes it text. */
const looksLikeFormula = /^[=+\-@\t\r]/;

function cellOf(value: unknown): string {
  const text = value === null || value === undefined ? '' : String(value);
  const safe = looksLikeFormula.test(text) ? `'${text}` : text;
  return /["\r\n,]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const lineOf = (cells: readonly unknown[]): string => `${cells.map(cellOf).join(',')}\r\n`;

/**
 * A table as RFC 4180 has it, as UTF-8 with a byte order mark, which spreadsheets need. Null is an empty cell; a cell
 * that begins like a formula gets a leading apostrophe.
 */
export function writeCsv(columns: readonly string[], rows: readonly (readonly unknown[])[]): Buffer {
  return Buffer.from(`\ufeff${lineOf(columns)}${rows.map(lineOf).join('')}`, 'utf8');
}
