import type { ReactNode } from 'react';
import type { CertificateCheck } from '../../domains/certificates/index.ts';
import { dayInWords } from '../../platform/clock/format.ts';
import { Frame, writePage } from '../../platform/html/frame.tsx';

/** Where the form for a code is. */
export const formPath = '/verify';

const drawings = {
  good: <path d="m8 12.5 2.7 2.7L16 9.5" />,
  warn: <path d="M12 7.5V13m0 3.2v.1" />,
  bad: <path d="m9 9 6 6m0-6-6 6" />,
};

function Icon({ tone }: { tone: keyof typeof drawings }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="26"
      height="26"
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

interface PageProps {
  readonly title: string;
  readonly heading?: string;
  readonly intro?: string;
  readonly children?: ReactNode;
}

/** No script: a page that strangers open to trust a paper does nothing but show. */
function write(stylesheet: string, { title, heading = title, intro, children }: PageProps): string {
  return writePage(
    <Frame
      assets={{ stylesheet }}
      title={`${title} · Veriward`}
      heading={heading}
      intro={intro === undefined ? null : <p>{intro}</p>}
      foot={
        <p>
          This page shows what the certificate says, and nothing else about its holder. Compare the name with
          the person in front of you.
        </p>
      }
    >
      {children}
    </Frame>,
  );
}

function CodeForm({ typed = '', error }: { typed?: string | undefined; error?: string | undefined }) {
  return (
    <form method="get" action={formPath} className="stack">
      <div className={error === undefined ? 'field' : 'field wrong'}>
        <label className="label" htmlFor="code">
          Verification code
        </label>
        <span className="hint" id="code-hint">
          16 letters and numbers, printed below the QR code
        </span>
        {error === undefined ? null : (
          <span className="error" id="code-error" role="alert">
            {error}
          </span>
        )}
        <input
          id="code"
          name="code"
          className="code"
          defaultValue={typed}
          maxLength={40}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          placeholder="XXXX-XXXX-XXXX-XXXX"
          required
          aria-describedby={error === undefined ? 'code-hint' : 'code-hint code-error'}
          aria-invalid={error === undefined ? undefined : true}
        />
      </div>
      <button className="button" type="submit">
        Check
      </button>
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

function Facts({ check }: { check: CertificateCheck }) {
  const facts = [
    ['Certificate number', check.number],
    ['Issued by', check.provider_name],
    ['Issued on', dayInWords(check.issued_on)],
    ['Valid until', check.expires_on === null ? 'No expiry' : dayInWords(check.expires_on)],
  ] as const;
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Result({ check }: { check: CertificateCheck }) {
  const { tone, says, means } = describe(check);
  return (
    <section className="stack" aria-label="Result">
      <div className={`notice ${tone}`}>
        <p className="noticeTitle verdict">
          <Icon tone={tone} />
          {says}
        </p>
        <p>{means}</p>
      </div>
      <div>
        <p className="holder" dir="auto">
          {check.holder_name}
        </p>
        <p dir="auto">{check.course_name}</p>
      </div>
      <Facts check={check} />
    </section>
  );
}

/** The check's pages, written with the built stylesheet at the given address. */
export function createCheckPages(stylesheet: string) {
  const page = (props: PageProps) => write(stylesheet, props);
  return {
    /** What a certificate's code says. */
    result: (check: CertificateCheck): string =>
      page({
        title: describe(check).says,
        heading: 'Certificate check',
        children: (
          <>
            <Result check={check} />
            <p>
              <a href={formPath}>Check another certificate</a>
            </p>
          </>
        ),
      }),
    /** The form for a code; `error` when what was typed can be none. */
    form: (typed?: string, error?: string): string =>
      page({
        title: 'Check a certificate',
        intro: 'Scan the QR code on the certificate, or type its code here.',
        children: <CodeForm typed={typed} error={error} />,
      }),
    /** No certificate has this code. */
    unknown: (typed: string): string =>
      page({
        title: 'No such certificate',
        intro:
          'We have issued no certificate with this code. Check each letter and number against the paper and try again.',
        children: <CodeForm typed={typed} />,
      }),
    /** Too many checks from one address. */
    busy: (): string =>
      page({
        title: 'Please wait a minute',
        children: (
          <p className="alone">
            There were too many checks from your network. Load this page again in a minute.
          </p>
        ),
      }),
  };
}
