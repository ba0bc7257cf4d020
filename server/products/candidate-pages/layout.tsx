import type { ReactNode } from 'react';
import type { Contact } from './journey.ts';

/** Addresses of the built stylesheet and script. */
export interface PageAssets {
  readonly stylesheet: string;
  readonly script: string;
}

/** What every page says beside its own matter. */
export interface LayoutProps {
  /** In the window's title. */
  readonly title: string;
  /** Above the heading: where on the way this is. */
  readonly step?: string | undefined;
  readonly heading: string;
  /** Under the heading, beside the page's own matter. */
  readonly intro?: ReactNode;
  readonly contact?: Contact | undefined;
  /**
   * Looks again after so many seconds. With a script only when there is something new to show, for a page that loads
   * itself anew interrupts whoever has it read aloud.
   */
  readonly refreshSeconds?: number | undefined;
  readonly children?: ReactNode;
}

function Wordmark() {
  return (
    <span className="wordmark">
      <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
        <path className="shield" d="M16 1 4 6v9c0 8 5 13.500 12 16 7-2.500 12-8 12-16V6z" />
        <path className="tick" d="m10 16 4.500 4.500L22.500 12" />
      </svg>
      Veriward
    </span>
  );
}

function Help({ contact }: { readonly contact: Contact }) {
  return (
    <p>
      Questions? Ask {contact.name}
      {contact.email === null ? null : (
        <>
          {' '}
          at <a href={`mailto:${contact.email}`}>{contact.email}</a>
        </>
      )}
      {contact.phone === null ? null : (
        <>
          {' '}
          or call <a href={`tel:${contact.phone.replace(/[^+\d]/g, '')}`}>{contact.phone}</a>
        </>
      )}
      .
    </p>
  );
}

/** A whole page: what it is about in a coloured panel, what there is to do on a sheet of paper. */
export function Layout({ assets, ...props }: LayoutProps & { readonly assets: PageAssets }) {
  const { title, step, heading, intro, contact, refreshSeconds, children } = props;
  return (
    <html lang="en-GB">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="color-scheme" content="light dark" />
        {refreshSeconds === undefined ? null : (
          <noscript>
            <meta httpEquiv="refresh" content={String(refreshSeconds)} />
          </noscript>
        )}
        <title>{title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={assets.stylesheet} />
        <script type="module" src={assets.script} />
      </head>
      <body>
        <a href="#main" className="skip">
          Skip to the page
        </a>
        <header className="brand">
          <Wordmark />
        </header>
        <main id="main">
          <div className="panel">
            {step === undefined ? null : <p className="step">{step}</p>}
            <h1>{heading}</h1>
            {intro}
          </div>
          <div className="sheet" data-look-again={refreshSeconds}>
            {children}
          </div>
        </main>
        <footer className="foot">
          {contact === undefined ? null : <Help contact={contact} />}
          <p>Training is run by Veriward. All times are London time.</p>
        </footer>
      </body>
    </html>
  );
}
