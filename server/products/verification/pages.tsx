import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { CertificateCheck } from '../../domains/certificates/index.ts';
import { dayInWords } from '../../platform/clock/format.ts';

/** Where these pages and their parts are. */
export const paths = { form: '/verify', style: '/verify/style.css' } as const;

const drawings = {
  good: <path d="m8 12.5 2.7 2.7L16 9.5" />,
  warn: <path d="M12 7.5V13m0 3.2v.1" />,
  bad: <path d="m9 9 6 6m0-6-6 6" />,
};

function Icon({ tone }: { tone: keyof typeof drawings }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <circle cx="12" cy="12" r="9.5" />
      {drawings[tone]}
    </svg>
  );
}

function Page({ title, children }: { title: string; children: ReactNode }) {
  return (
    <html lang="en-GB">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${title} · Veriward`}</title>
        <link rel="stylesheet" href={paths.style} />
      </head>
      <body>
        <header>
          <svg viewBox="0 0 32 32" aria-hidden="true">
            <rect width="32" height="32" rx="9" fill="currentColor" />
            <path
              d="m9.5 16.5 4.6 4.6 8.4-9.6"
              fill="none"
              stroke="var(--vw-surface)"
              strokeWidth="2.8"
              strokeLinecap="round"
              strokeLinejoin="round"
            />
          </svg>
          Veriward
        </header>
        <main>{children}</main>
        <footer>
          <p>
            This page shows what the certificate says, and nothing else about its holder. Compare the name
            with the person in front of you.
          </p>
        </footer>
      </body>
    </html>
  );
}

function CodeForm({ typed = '', error }: { typed?: string; error?: string }) {
  return (
    <form method="get" action={paths.form}>
      <div className="field">
        <label htmlFor="code">
          Verification code
          <span className="hint" id="code-hint">
            16 letters and numbers, printed below the QR code
          </span>
        </label>
        <input
          id="code"
          name="code"
          defaultValue={typed}
          maxLength={40}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          placeholder="XXXX-XXXX-XXXX-XXXX"
          required
          aria-describedby={error ? 'code-error' : 'code-hint'}
          aria-invalid={error ? true : undefined}
        />
        {error && (
          <p className="error" id="code-error" role="alert">
            {error}
          </p>
        )}
      </div>
      <button type="submit">Check</button>
    </form>
  );
}

function describe({ status, expires_on }: CertificateCheck) {
  const end = expires_on === null ? '' : dayInWords(expires_on);
  switch (status) {
    case 'valid':
      return {
        tone: 'good',
        says: 'Valid',
        means: 'This certificate was issued by us and holds today.',
      } as const;
    case 'expiring':
      return {
        tone: 'warn',
        says: 'Valid, but expires soon',
        means: `It holds today. Its last day is ${end}.`,
      } as const;
    case 'expired':
      return {
        tone: 'bad',
        says: 'Expired',
        means: `It was issued by us, but its last day was ${end}.`,
      } as const;
    case 'revoked':
      return {
        tone: 'bad',
        says: 'Revoked',
        means: 'We have taken this certificate back. It does not hold.',
      } as const;
  }
}

function Result({ check }: { check: CertificateCheck }) {
  const { tone, says, means } = describe(check);
  return (
    <Page title={says}>
      <h1>Certificate check</h1>
      <section className={`card ${tone}`} aria-label="Result">
        <p className="status">
          <Icon tone={tone} />
          {says}
        </p>
        <p>{means}</p>
        <p className="holder" dir="auto">
          {check.holder_name}
        </p>
        <p className="course" dir="auto">
          {check.course_name}
        </p>
        <dl>
          <div>
            <dt>Certificate number</dt>
            <dd>{check.number}</dd>
          </div>
          <div>
            <dt>Issued by</dt>
            <dd>{check.provider_name}</dd>
          </div>
          <div>
            <dt>Issued on</dt>
            <dd>{dayInWords(check.issued_on)}</dd>
          </div>
          <div>
            <dt>Valid until</dt>
            <dd>{check.expires_on === null ? 'No expiry' : dayInWords(check.expires_on)}</dd>
          </div>
        </dl>
      </section>
      <p>
        <a href={paths.form}>Check another certificate</a>
      </p>
    </Page>
  );
}

const html = (page: ReactNode): string => `<!doctype html>${renderToStaticMarkup(page)}`;

/** What a certificate's code says. */
export const resultPage = (check: CertificateCheck): string => html(<Result check={check} />);

/** The form for a code; `error` when what was typed can be none. */
export function formPage(typed?: string, error?: string): string {
  return html(
    <Page title="Check a certificate">
      <h1>Check a certificate</h1>
      <p>Scan the QR code on the certificate, or type its code here.</p>
      <CodeForm {...(typed === undefined ? {} : { typed })} {...(error === undefined ? {} : { error })} />
    </Page>,
  );
}

/** No certificate has this code. */
export function unknownPage(typed: string): string {
  return html(
    <Page title="No such certificate">
      <h1>No such certificate</h1>
      <p>
        We have issued no certificate with this code. Check each letter and number against the paper and try
        again.
      </p>
      <CodeForm typed={typed} />
    </Page>,
  );
}

/** Too many checks from one address. */
export function busyPage(): string {
  return html(
    <Page title="Please wait a minute">
      <h1>Please wait a minute</h1>
      <p>There were too many checks from your network. Load this page again in a minute.</p>
    </Page>,
  );
}
