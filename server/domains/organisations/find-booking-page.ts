import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';

/** An organisation's public booking page. */
export interface BookingPage {
  readonly organisation_id: number;
  readonly organisation_name: string;
  readonly organisation_code: string;
  readonly organisation_email: string | null;
  readonly organisation_phone: string | null;
  /** How what is booked there is paid. */
  readonly pay_option: 'credits' | 'balance' | 'inv' | 'candidate_pays';
}

const find = preparedRead<{ code: string }, BookingPage>(
  'organisations-find-booking-page',
  `select o.id as organisation_id, o.name as organisation_name, o.code as organisation_code,
     o.email as organisation_email, o.phone as organisation_phone, s.public_page_pay_option as pay_option
   from organisations o
   join organisation_training_settings s on s.organisation_id = o.id and s.public_page
   join organisation_products p on p.organisation_id = o.id and p.product = 'practical-training'
   where o.code = :code and o.status = 'active'`,
);

/**
 * The public booking page of an account code; null when nobody has the code, or its organisation is suspended, does
 * not use classroom training or has switched the page off.
 */
export async function findBookingPage(db: Queryable, code: string): Promise<BookingPage | null> {
  const [page] = await find(db, { code });
  return page ?? null;
}
