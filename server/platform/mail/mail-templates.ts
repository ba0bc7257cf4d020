import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A mail's words, ready to send. */
export interface MailText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The mails of one folder: `name.html` and `name.txt`, whose first line is `Subject: ...`. */
export interface MailTemplates {
  /** Fills in a mail; throws when a template names something that `data` has not. */
  render(name: string, data: object): Promise<MailText>;
}

const subjectLine = /^Subject: (.+)\n+/;

/**
 * The HTML templates by name, the layout's style sheet written into each element (mail programs drop sheets); its media
 * queries stay in the layout. Once: for each mail it takes 29 ms. A selector therefore sees one file.
 */
async function styledTemplates(folder: string): Promise<Record<string, string>> {
  const { default: juice } = await import('juice');
  // Liquid's tags are left as they are when styles are written into a template.
  juice.codeBlocks['LIQUID'] = { start: '{%', end: '%}' };
  const layout = readFileSync(join(folder, 'layout.html'), 'utf8');
  const css = /<style>([\s\S]*?)<\/style>/.exec(layout)?.[1] ?? '';
  const styled = readdirSync(folder)
    .filter((file) => file.endsWith('.html') && file !== 'layout.html')
    .map((file) => [file, juice.inlineContent(readFileSync(join(folder, file), 'utf8'), css)]);
  return { 'layout.html': juice(layout), ...Object.fromEntries(styled) };
}

async function openEngines(folder: string) {
  const { Liquid } = await import('liquidjs');
  const strict = { strictVariables: true, strictFilters: true, cache: true, ownPropertyOnly: true };
  return {
    html: new Liquid({ ...strict, templates: await styledTemplates(folder), outputEscape: 'escape' }),
    text: new Liquid({ ...strict, root: folder }),
  };
}

/**
 * Opens a folder of Liquid templates around its layout, at the first mail: the libraries take half a second to load.
 * HTML escapes whatever is filled in, text does not.
 */
export function openMailTemplates(folder: string): MailTemplates {
  let engines: ReturnType<typeof openEngines> | undefined;
  return {
    async render(name, data) {
      engines ??= openEngines(folder);
      const { html, text } = await engines;
      const told: string = await text.renderFile(`${name}.txt`, data);
      const subject = subjectLine.exec(told);
      if (!subject?.[1]) throw new Error(`${name}.txt does not begin with its subject`);
      return {
        subject: subject[1].trim(),
        text: `${told
          .slice(subject[0].length)
          .replace(/\n{3,}/g, '\n\n')
          .trim()}\n`,
        html: await html.renderFile(`${name}.html`, data),
      };
    },
  };
}
