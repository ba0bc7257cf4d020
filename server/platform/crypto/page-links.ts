import type { Keyring } from './keyring.ts';

/** What links to the deployment's own pages are made of. */
export interface PageLinks {
  readonly keyring: Keyring;
  /** Base of the deployment's pages, e.g. https://api.example.org; without trailing slash. */
  readonly site: string;
}

/** The two out of what an endpoint is called with. */
export function pageLinks(
  { keyring }: { readonly keyring: Keyring },
  { site }: { readonly site: string },
): PageLinks {
  return { keyring, site };
}
