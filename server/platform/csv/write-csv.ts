/** What a spreadsheet would run as a formula gets an apostrophe, which makes it text. */
const looksLikeFormula = /^[=+\-@\t\r]/;

function cellOf(value: unknown): string {
  const text = value === null || value === undefined ? '' : String(value);
  const safe = looksLikeFormula.test(text) ? `'${text}` : text;
  return /["\r\n,]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const lineOf = (cells: readonly unknown[]): string => `${cells.map(cellOf).join(',')}\r\n`;

/** Rows of a table as RFC 4180 has them. Null is an empty cell; a cell that begins like a formula gets a leading apostrophe. */
export const csvLines = (rows: readonly (readonly unknown[])[]): string => rows.map(lineOf).join('');

/** What a table that is sent in parts begins with: the byte order mark, which spreadsheets need, and its columns. */
export const csvStart = (columns: readonly string[]): string => `\ufeff${lineOf(columns)}`;

/** A whole table as UTF-8. */
export function writeCsv(columns: readonly string[], rows: readonly (readonly unknown[])[]): Buffer {
  return Buffer.from(csvStart(columns) + csvLines(rows), 'utf8');
}
