import type { ReactElement, ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

/** Addresses of the built stylesheet and, for pages that gain from one, of the script. */
export interface PageAssets {
  readonly stylesheet: string;
  readonly script?: string;
}

/** Headers of a page that runs no script and is asked for at addresses where programs ask too. */
export const plainPageHeaders = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
  vary: 'Accept',
};

/** What a page written on the server says beside its own matter. */
export interface FrameProps {
  /** In the window's title. */
  readonly title: string;
  /** Above the heading: where on the way this is. */
  readonly step?: string | undefined;
  readonly heading: string;
  /** Under the heading, beside the page's own matter. */
  readonly intro?: ReactNode;
  /**
   * Looks again after so many seconds. With a script only when there is something new to show, for a page that loads
   * itself anew interrupts whoever has it read aloud.
   */
  readonly refreshSeconds?: number | undefined;
  /** Below everything else. */
  readonly foot: ReactNode;
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

/** A whole page: what it is about in a coloured panel, what there is to do on a sheet of paper. */
export function Frame({ assets, ...props }: FrameProps & { readonly assets: PageAssets }) {
  const { title, step, heading, intro, refreshSeconds, foot, children } = props;
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
        {assets.script === undefined ? null : <script type="module" src={assets.script} />}
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
        <footer className="foot">{foot}</footer>
      </body>
    </html>
  );
}

/** A page as it is sent. React writes every text escaped: there is no way here to write markup from data. */
export function writePage(page: ReactElement): string {
  return `<!doctype html>${renderToStaticMarkup(page)}`;
}
