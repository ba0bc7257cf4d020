import { z } from 'zod';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import { type Job, job } from '../../platform/jobs/job.ts';
import type { Mailer } from '../../platform/mail/mailer.ts';
import { findPasswordLink, type PasswordLink } from './password-links.ts';

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);

const wording = {
  invitation: {
    subject: 'Your Veriward account',
    ask: 'You have been invited to Veriward. Choose a password to sign in; the link works once, for 7 days:',
    otherwise: 'If you did not expect this, you can ignore it.',
  },
  reset: {
    subject: 'Choose a new Veriward password',
    ask: 'Somebody, probably you, asked for a new password. Choose one here; the link works once, for an hour:',
    otherwise: 'If it was not you, ignore this e-mail: your password stays as it is.',
  },
} as const;

function write({ purpose, name, email, url }: PasswordLink) {
  const { subject, ask, otherwise } = wording[purpose];
  const html = [
    `Dear ${escapeHtml(name)},`,
    ask,
    `<a href="${escapeHtml(url)}">${escapeHtml(url)}</a>`,
    otherwise,
  ]
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join('\n');
  return { to: email, subject, text: `Dear ${name},\n\n${ask}\n\n${url}\n\n${otherwise}\n`, html };
}

/** What the workers do for identity. `site` is the base of the deployment's pages. */
export function identityJobs(parts: {
  readonly keyring: Keyring;
  readonly mailer: Mailer;
  readonly site: string;
}): readonly Job[] {
  return [
    job({
      name: 'mail-password-link',
      payload: z.object({ passwordLinkId: z.int() }),
      async run(db, { passwordLinkId }) {
        const link = await findPasswordLink(db, parts, passwordLinkId);
        if (link) await parts.mailer.send(write(link));
      },
    }),
  ];
}
