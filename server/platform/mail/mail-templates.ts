import juice from 'juice';
import { Liquid } from 'liquidjs';

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
 * Opens a folder of Liquid templates. HTML escapes whatever is filled in, text does not. Styles of the layout's
 * style sheet are written into each element (mail programs drop sheets); its media queries stay.
 */
export function openMailTemplates(folder: string): MailTemplates {
  const strict = {
    root: folder,
    strictVariables: true,
    strictFilters: true,
    cache: true,
    ownPropertyOnly: true,
  };
  const html = new Liquid({ ...strict, outputEscape: 'escape' });
  const text = new Liquid({ ...strict, greedy: false });
  return {
    async render(name, data) {
      const told: string = await text.renderFile(`${name}.txt`, data);
      const subject = subjectLine.exec(told);
      if (!subject?.[1]) throw new Error(`${name}.txt does not begin with its subject`);
      const page: string = await html.renderFile(`${name}.html`, data);
      return {
        subject: subject[1].trim(),
        text: `${told
          .slice(subject[0].length)
          .replace(/\n{3,}/g, '\n\n')
          .trim()}\n`,
        html: juice(page, { preserveImportant: true, applyWidthAttributes: false }),
      };
    },
  };
}
