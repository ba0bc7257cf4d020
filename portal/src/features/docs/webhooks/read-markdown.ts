import { Lexer, type Token, type Tokens } from 'marked';

/** A part of a guide, in the order of the page. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[] }
  | { readonly kind: 'code'; readonly language: string; readonly code: string }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

const cells = (row: readonly Tokens.TableCell[]): string[] => row.map((cell) => cell.text);

/** By the library's names of blocks; what a page has no look for is a mistake in the guide. */
const blocks: Readonly<Record<string, (token: Tokens.Generic) => Block>> = {
  heading: (token) => ({ kind: 'heading', level: token['depth'], text: token['text'] }),
  paragraph: (token) => ({ kind: 'text', text: token['text'] }),
  code: (token) => ({ kind: 'code', language: token['lang'] ?? '', code: token['text'] }),
  list: (token) => ({
    kind: 'list',
    ordered: token['ordered'],
    items: (token['items'] as Tokens.ListItem[]).map((item) => item.text),
  }),
  table: (token) => ({ kind: 'table', head: cells(token['header']), rows: token['rows'].map(cells) }),
};

/** The parts of a guide written in Markdown. */
export function readMarkdown(markdown: string): readonly Block[] {
  return Lexer.lex(markdown)
    .filter((token) => token.type !== 'space')
    .map((token) => {
      const block = blocks[token.type];
      if (!block) throw new Error(`a guide cannot show Markdown's ${token.type}`);
      return block(token as Tokens.Generic);
    });
}

/** A piece of a line. */
export interface Span {
  readonly kind: 'plain' | 'code' | 'strong' | 'link';
  readonly text: string;
  /** Of links. */
  readonly href: string;
}

function spanOf(token: Token): Span {
  const text = 'text' in token ? String(token.text) : token.raw;
  if (token.type === 'link') return { kind: 'link', text, href: token['href'] };
  if (token.type === 'codespan') return { kind: 'code', text, href: '' };
  if (token.type === 'strong') return { kind: 'strong', text, href: '' };
  return { kind: 'plain', text, href: '' };
}

/** The pieces of a line: code, bold words, links and what is between. */
export function readSpans(line: string): readonly Span[] {
  return Lexer.lexInline(line).map(spanOf);
}

/** A heading as the last part of an address. */
export const slugOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
