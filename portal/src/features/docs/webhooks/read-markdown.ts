/** A part of a guide, in the order of the page. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[] }
  | { readonly kind: 'code'; readonly language: string; readonly code: string }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

const cells = (line: string): string[] =>
  line
    .replace(/^\||\|\s*$/g, '')
    .split('|')
    .map((cell) => cell.trim());

const heading = /^(#{1,3}) (.*)$/;
const item = /^(?:-|\d+\.) +(.*)$/;

/** The items of a list; a line that begins none goes on with the one before. */
function itemsOf(lines: readonly string[]): readonly string[] {
  const items: string[] = [];
  for (const line of lines) {
    const [, begun] = item.exec(line) ?? [];
    items.push(begun ?? `${items.pop() ?? ''} ${line.trim()}`);
  }
  return items;
}

function textBlock(lines: readonly string[]): Block {
  const [first = ''] = lines;
  const [, marks, title] = heading.exec(first) ?? [];
  if (marks !== undefined && title !== undefined)
    return { kind: 'heading', level: marks.length as 1 | 2 | 3, text: title };
  if (first.startsWith('|'))
    return { kind: 'table', head: cells(first), rows: lines.slice(2).map((line) => cells(line)) };
  if (item.test(first)) return { kind: 'list', ordered: /^\d/.test(first), items: itemsOf(lines) };
  return { kind: 'text', text: lines.join(' ') };
}

/**
 * Reads what our own guides are written in: headings, paragraphs, lists of one level, tables and fenced code, with
 * an empty line between. Nothing else of Markdown, and no HTML.
 */
export function readMarkdown(markdown: string): readonly Block[] {
  const fences = markdown.split(/^```(\w*)\n(.*?)\n```$/ms);
  return fences.flatMap((part, at): Block[] => {
    if (at % 3 === 1) return [{ kind: 'code', language: part, code: fences[at + 1] ?? '' }];
    if (at % 3 === 2) return [];
    return part
      .split(/\n{2,}/)
      .map((block) => block.split('\n').filter((line) => line.trim() !== ''))
      .filter((lines) => lines.length > 0)
      .map(textBlock);
  });
}

/** A piece of a line. */
export interface Span {
  readonly kind: 'plain' | 'code' | 'strong' | 'link';
  readonly text: string;
  /** Of links. */
  readonly href: string;
}

function spanOf(piece: string): Span {
  const [, label, href] = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(piece) ?? [];
  if (label !== undefined && href !== undefined) return { kind: 'link', text: label, href };
  if (piece.startsWith('`')) return { kind: 'code', text: piece.slice(1, -1), href: '' };
  if (piece.startsWith('**')) return { kind: 'strong', text: piece.slice(2, -2), href: '' };
  return { kind: 'plain', text: piece, href: '' };
}

/** The pieces of a line: code, bold words, links and what is between. */
export function readSpans(line: string): readonly Span[] {
  return line
    .split(/(`[^`]+`|\*\*[^*]+\*\*|\[[^\]]+\]\([^)]+\))/)
    .filter((piece) => piece !== '')
    .map(spanOf);
}

/** A heading as the last part of an address. */
export const slugOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
