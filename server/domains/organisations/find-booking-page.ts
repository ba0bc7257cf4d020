import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';

/** An organisation's public booking page. */
export interface BookingPage {
  readonly organisation_id: number;
  readonly organisation_name: string;
  readonly organisation_code: string;
  readonly organisation_email: string | null;
  readonly organisation_phone: string | null;
  /** How what is booked there is paid; products call an invoice by different names. */
  readonly pay_option: 'credits' | 'balance' | 'inv' | 'invoice' | 'candidate_pays';
}

const pageOf = (product: string, settings: string) =>
  preparedRead<{ code: string }, BookingPage>(
    `organisations-find-page-of-${product}`,
    `select o.id as organisation_id, o.name as organisation_name, o.code as organisation_code,
     o.email as organisation_email, o.phone as organisation_phone, s.public_page_pay_option as pay_option
   from organisations o
   join ${settings} s on s.organisation_id = o.id and s.public_page
   join organisation_products p on p.organisation_id = o.id and p.product = '${product}'
   where o.code = :code and o.status = 'active'`,
  );
const find = {
  'practical-training': pageOf('practical-training', 'organisation_training_settings'),
  'virtual-bls': pageOf('virtual-bls', 'organisation_bls_settings'),
} as const;

/**
 * A product's public booking page of an account code; null when nobody has the code, or its organisation is suspended,
 * does not use the product or has switched the page off.
 */
export async function findBookingPage(
  db: Queryable,
  code: string,
  product: keyof typeof find,
): Promise<BookingPage | null> {
  const [page] = await find[product](db, { code });
  return page ?? null;
}
