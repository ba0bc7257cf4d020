import { type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { DB } from '../../migrations/schema.gen.ts';
import type { Instant } from '../../platform/clock/instant.ts';
import { build } from '../../platform/db/build.ts';
import { likePattern } from '../../platform/db/like-pattern.ts';
import { type Queryable, run } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';
import type { Page, PageRequest } from '../../platform/http/pagination.ts';
import type { CertifiedProduct } from './certificate.ts';
import { type CertificateStatus, certificateStatus } from './certificate-status.ts';

/** A certificate as lists have it. Days are London's. */
export interface ListedCertificate {
  readonly id: number;
  readonly organisation_id: number;
  readonly organisation_name: string;
  readonly organisation_code: string;
  readonly product: CertifiedProduct;
  readonly booking_id: number;
  readonly number: string;
  readonly verification_code: string;
  readonly holder_name: string;
  readonly course_id: number;
  readonly course_name: string;
  readonly trained_on: string;
  readonly issued_at: Instant;
  readonly expires_on: string | null;
  readonly revoked_at: Instant | null;
  readonly status: CertificateStatus;
}

/** Which certificates are wanted; undefined: all. Days are London's, both ends inclusive. */
export interface CertificateFilter {
  readonly organisation_id?: number | undefined;
  readonly product?: CertifiedProduct | undefined;
  readonly status?: CertificateStatus | undefined;
  readonly expires_from?: string | undefined;
  readonly expires_to?: string | undefined;
  /** Part of the holder's name or the number, in any case. */
  readonly search?: string | undefined;
}

/** How certificates are wanted: as they were issued, or by the day they end (those that never do come last). */
export interface CertificateOrder {
  readonly sort: 'issued_at' | 'expires_on';
  readonly sort_dir: 'asc' | 'desc';
}

type Matching = SelectQueryBuilder<DB & { c: DB['certificates'] }, 'c', object>;

// Written so that the index by expiry serves each: certificates_by_expiry, certificates_by_issue. Today is asked for
// once: inlined, it would be asked for at each row.
const standing = {
  valid: sql<SqlBool>`c.revoked_at is null and (c.expires_on is null or c.expires_on > (select london_today()) + 60)`,
  expiring: sql<SqlBool>`c.revoked_at is null and c.expires_on between (select london_today()) and (select london_today()) + 60`,
  expired: sql<SqlBool>`c.revoked_at is null and c.expires_on < (select london_today())`,
  revoked: sql<SqlBool>`c.revoked_at is not null`,
} as const;

function matching(filter: CertificateFilter): Matching {
  let query: Matching = build.selectFrom('certificates as c');
  if (filter.organisation_id !== undefined)
    query = query.where('c.organisation_id', '=', filter.organisation_id);
  if (filter.product !== undefined) query = query.where('c.product', '=', filter.product);
  if (filter.status !== undefined) query = query.where(standing[filter.status]);
  if (filter.expires_from !== undefined)
    query = query.where(sql<SqlBool>`c.expires_on >= ${filter.expires_from}::date`);
  if (filter.expires_to !== undefined)
    query = query.where(sql<SqlBool>`c.expires_on <= ${filter.expires_to}::date`);
  if (filter.search !== undefined)
    query = query.where(sql<SqlBool>`lower(holder_name || ' ' || number) like ${likePattern(filter.search)}`);
  return query;
}

const recordsOf = preparedRead<{ ids: readonly number[] }, ListedCertificate>(
  'certificates-listed',
  `select c.id, c.organisation_id, o.name as organisation_name, o.code as organisation_code, c.product, c.booking_id,
     c.number, c.verification_code, c.holder_name, c.course_id, c.course_name, c.trained_on::text, c.issued_at,
     c.expires_on::text, c.revoked_at, ${certificateStatus('london_today()')} as status
   from unnest(:ids::bigint[]) with ordinality as wanted (id, place)
   join certificates c on c.id = wanted.id join organisations o on o.id = c.organisation_id order by wanted.place`,
);

/** Certificates of all organisations or, by the filter, of one. */
export async function listCertificates(
  db: Queryable,
  filter: CertificateFilter,
  { sort, sort_dir }: CertificateOrder,
  { page, per_page }: PageRequest,
): Promise<Page<ListedCertificate>> {
  const matches = matching(filter);
  const counting = matches.select((one) => one.fn.countAll<number>().as('total'));
  const finding = matches
    .orderBy(`c.${sort}`, sort_dir)
    .orderBy('c.id', sort_dir)
    .select('c.id')
    .limit(per_page)
    .offset((page - 1) * per_page);
  // both at once: of a long list each takes as long as the other
  const [[counted], found] = await Promise.all([run(db, counting), run(db, finding)]);
  const rows = found.length === 0 ? [] : await recordsOf(db, { ids: found.map(({ id }) => Number(id)) });
  return { rows, total: counted?.total ?? 0 };
}

/** Certificates of an organisation, or (null) of any, in the order of their ids as given; without those that are not there. */
export async function listCertificatesById(
  db: Queryable,
  organisationId: number | null,
  ids: readonly number[],
): Promise<ListedCertificate[]> {
  const found = await recordsOf(db, { ids });
  return organisationId === null ? found : found.filter((row) => row.organisation_id === organisationId);
}

/** One certificate of an organisation, or (null) of any; null when there is none of that id. */
export async function getListedCertificate(
  db: Queryable,
  organisationId: number | null,
  certificateId: number,
): Promise<ListedCertificate | null> {
  const [found] = await listCertificatesById(db, organisationId, [certificateId]);
  return found ?? null;
}
