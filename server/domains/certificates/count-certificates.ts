import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';
import { type CertificateStatus, certificateStatus } from './certificate-status.ts';

/** How an organisation's certificates stand, and when they end. */
export interface CertificateCounts extends Record<CertificateStatus, number> {
  /** How many that stand end within so many days. */
  readonly within_30: number;
  readonly within_60: number;
  readonly within_90: number;
  /** This month and the eleven after it, `YYYY-MM`, with how many that stand end in each. */
  readonly months: readonly { readonly month: string; readonly total: number }[];
}

// One pass over the organisation's certificates. Today is asked for once: inlined, it would be asked for at each row,
// which took 15 s for 100,000.
const count = preparedRead<{ organisationId: number | null }, CertificateCounts>(
  'certificates-count',
  `with calendar as materialized (select london_today() as today),
   stands as materialized (
     select ${certificateStatus('t.today')} as status, c.expires_on, t.today, count(*) as total
     from certificates c, calendar t
     where :organisationId::bigint is null or c.organisation_id = :organisationId
     group by 1, 2, 3),
   coming as (select * from stands where status in ('valid', 'expiring')),
   months as (
     select to_char(m, 'YYYY-MM') as month, coalesce((
       select sum(c.total) from coming c where c.expires_on >= m::date and c.expires_on < (m + interval '1 month')::date), 0) as total
     from generate_series(date_trunc('month', london_today()::timestamp),
       date_trunc('month', london_today()::timestamp) + interval '11 months', interval '1 month') m)
   select coalesce(sum(total) filter (where status = 'valid'), 0)::int as valid,
     coalesce(sum(total) filter (where status = 'expiring'), 0)::int as expiring,
     coalesce(sum(total) filter (where status = 'expired'), 0)::int as expired,
     coalesce(sum(total) filter (where status = 'revoked'), 0)::int as revoked,
     (select coalesce(sum(total), 0)::int from coming where expires_on <= today + 30) as within_30,
     (select coalesce(sum(total), 0)::int from coming where expires_on <= today + 60) as within_60,
     (select coalesce(sum(total), 0)::int from coming where expires_on <= today + 90) as within_90,
     (select jsonb_agg(jsonb_build_object('month', month, 'total', total) order by month) from months) as months
   from stands`,
);

/** How the certificates of an organisation, or (null) of all, stand today. */
export async function countCertificates(
  db: Queryable,
  organisationId: number | null,
): Promise<CertificateCounts> {
  const [counts] = await count(db, { organisationId });
  if (!counts) throw new Error('counting gave no row');
  return counts;
}
