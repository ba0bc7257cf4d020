import type { Args } from '../../api/console.ts';
import { countIn, dayIn, said, soughtIn, wordIn } from '../../ui/list-search.ts';

/** What the list of certificates is narrowed by: it stands in the address. */
export type CertificateSearch = Omit<NonNullable<Args<'get', '/certificates'>['query']>, 'per_page'>;

/** Some of it changed; undefined takes a filter off. */
export type CertificateSearchChange = {
  readonly [Key in keyof CertificateSearch]?: CertificateSearch[Key] | undefined;
};

/** Reads the address of the list. */
export function readCertificateSearch(raw: Record<string, unknown>): CertificateSearch {
  const read: CertificateSearchChange = {
    page: countIn(raw['page']),
    search: soughtIn(raw['search']),
    status: wordIn(['valid', 'expiring', 'expired', 'revoked'], raw['status']),
    product: wordIn(['practical-training', 'virtual-bls'], raw['product']),
    expires_from: dayIn(raw['expires_from']),
    expires_to: dayIn(raw['expires_to']),
    sort: wordIn(['issued_at', 'expires_on'], raw['sort']),
    sort_dir: wordIn(['asc', 'desc'], raw['sort_dir']),
  };
  return said(read);
}
