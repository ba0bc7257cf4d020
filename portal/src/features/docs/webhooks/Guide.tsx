import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconStethoscope } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import guide from '../../../../../docs/webhooks.md?raw';
import { CodeBlock } from '../../../ui/CodeBlock.tsx';
import { OnThisPage } from '../../../ui/OnThisPage.tsx';
import styles from './Guide.module.css';
import { type Block, readMarkdown, readSpans, slugOf } from './read-markdown.ts';

function Spans({ line }: { readonly line: string }) {
  return readSpans(line).map(({ kind, text, href }, at) => {
    const key = `${at} ${text}`;
    if (kind === 'code') return <code key={key}>{text}</code>;
    if (kind === 'strong') return <strong key={key}>{text}</strong>;
    if (kind === 'link')
      return (
        <a key={key} href={href}>
          {text}
        </a>
      );
    return text;
  });
}

function Table({ block }: { readonly block: Extract<Block, { kind: 'table' }> }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className={styles['scroll']} tabIndex={0} aria-label={`Table: ${block.head.join(', ')}`}>
      <table className={styles['table']}>
        <thead>
          <tr>
            {block.head.map((cell) => (
              <th key={cell} scope="col">
                <Spans line={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row) => (
            <tr key={row.join('|')}>
              {row.map((cell, at) => (
                <td key={`${block.head[at]} ${cell}`}>
                  <Spans line={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function List({ block }: { readonly block: Extract<Block, { kind: 'list' }> }) {
  const Tag = block.ordered ? 'ol' : 'ul';
  return (
    <Tag>
      {block.items.map((item) => (
        <li key={item}>
          <Spans line={item} />
        </li>
      ))}
    </Tag>
  );
}

function Part({ block, label }: { readonly block: Block; readonly label: string }) {
  if (block.kind === 'code')
    return <CodeBlock label={label} code={block.code} canCopy={block.language !== 'http'} />;
  if (block.kind === 'table') return <Table block={block} />;
  if (block.kind === 'list') return <List block={block} />;
  return (
    <p>
      <Spans line={block.text} />
    </p>
  );
}

interface Chapter {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** What stands under each heading of a level; what stands before the first has no title. */
function chaptersOf(blocks: readonly Block[], level: 1 | 2 | 3): readonly Chapter[] {
  const chapters: { title: string; blocks: Block[] }[] = [{ title: '', blocks: [] }];
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level === level) chapters.push({ title: block.text, blocks: [] });
    else chapters.at(-1)?.blocks.push(block);
  }
  return chapters;
}

function Parts({ chapter }: { readonly chapter: Chapter }) {
  return chapter.blocks.map((block, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a guide's parts never move
    <Part key={at} block={block} label={chapter.title} />
  ));
}

/** A chapter; what it says for each language folds away. */
function ChapterSection({ chapter }: { readonly chapter: Chapter }) {
  const id = slugOf(chapter.title);
  const [before, ...languages] = chaptersOf(chapter.blocks, 3);
  return (
    <section aria-labelledby={id} className={styles['chapter']}>
      <h2 id={id}>{chapter.title}</h2>
      {before ? <Parts chapter={{ ...before, title: chapter.title }} /> : null}
      {languages.map((language, at) => (
        <details key={language.title} open={at === 0} className={styles['language']}>
          <summary>{language.title}</summary>
          <div className={styles['snippet']}>
            <Parts chapter={language} />
          </div>
        </details>
      ))}
    </section>
  );
}

/** docs/webhooks.md as a page. */
export function Guide() {
  useDocumentTitle('Webhooks · Veriward');
  const [opening, ...chapters] = chaptersOf(readMarkdown(guide), 2);
  return (
    <div className={styles['page']}>
      <div className={styles['head']}>
        <p className={styles['trail']}>
          <Link to="/docs">API docs</Link>
        </p>
        <h1>Webhooks</h1>
        {opening ? (
          <Parts
            chapter={{ title: '', blocks: opening.blocks.filter((block) => block.kind !== 'heading') }}
          />
        ) : null}
        <Button
          component="a"
          href="/docs/webhooks/debugger"
          className={styles['tool'] ?? ''}
          leftSection={<IconStethoscope size={18} stroke={1.7} aria-hidden />}
        >
          Signature debugger
        </Button>
      </div>
      <OnThisPage label="On this page" parts={chapters.map(({ title }) => ({ id: slugOf(title), title }))} />
      {chapters.map((chapter) => (
        <ChapterSection key={chapter.title} chapter={chapter} />
      ))}
    </div>
  );
}
