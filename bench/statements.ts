import { createHash, randomBytes } from 'node:crypto';
import { deskStatements } from './desk-statements.ts';
import type { CeilingStatement } from './measure.ts';
import { firstToCancel } from './prepared.ts';
import { sessionStatements } from './sessions.ts';
import { ids, listedBookings } from './world.ts';

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
const buyerOf = (number: number, spread: number): number => ids.firstBuyer + (number % spread);

const candidate = JSON.stringify({
  first_name: 'Jane',
  last_name: 'Smith',
  email: 'jane.smith@nhsstaff.co.uk',
  phone: '+441234567890',
  job_role: 'Registered Nurse',
});

const bookStatement = (name: string, spread: number): CeilingStatement => ({
  name: `ceiling-${name}`,
  text: `select * from book_held_seat($1, $2, 'credits', null, $3, 'Agency', null, row ('api_key', 1, null)::actor)`,
  values: (number) => [buyerOf(number, spread), sha256(`${name}-${number}`), candidate],
});

const total = '(select training_bookings from organisation_counters where organisation_id = $1)';

const list = (skip: number): CeilingStatement => ({
  name: 'ceiling-list',
  text: `select r.*, ${total} as total from training_booking_records r
    where r.organisation_id = $1 and r.organisation_seq <= ${total} - $2::bigint and r.organisation_seq > ${total} - $2 - 20
    order by r.organisation_seq desc limit 20`,
  values: () => [ids.reader, skip],
});

/** The statement behind each measure. */
export const ceilingStatements: Record<string, CeilingStatement> = {
  hold: {
    name: 'ceiling-hold',
    text: `select * from hold_seat($1, ${ids.hotEvent}, true, 'api', $2, $3, interval '30 minutes', 20)`,
    values: (number) => [buyerOf(number, 6_000), randomBytes(32), randomBytes(16)],
  },
  book_one_wallet: bookStatement('book_one_wallet', 1),
  book_100_wallets: bookStatement('book_100_wallets', 100),
  get_booking: {
    name: 'ceiling-get',
    text: 'select * from training_booking_records where id = $1 and organisation_id = $2',
    values: (number) => [10_000_001 + ((number * 7919) % listedBookings), ids.reader],
  },
  list_first: list(0),
  list_last: list(listedBookings - 20),
  token: {
    name: 'ceiling-token',
    text: `insert into token_pairs (family_id, organisation_id, api_key_id, access_sha256, refresh_sha256, access_expires_at, refresh_expires_at, created_at)
      select gen_random_uuid(), organisation_id, id, $2, $3, now() + interval '1 hour', now() + interval '7 days', now()
      from api_keys where key_sha256 = $1 returning id`,
    values: () => [sha256(`key-${ids.reader}`), randomBytes(32), randomBytes(32)],
  },
  cancel_booking: {
    name: 'ceiling-cancel',
    text: `select * from cancel_training_booking($1, $2, 'Shift changed', row ('api_key', 1, null)::actor)`,
    values: (number) => [buyerOf(number, 100), firstToCancel - 1 + number],
  },
  create_invite: {
    name: 'ceiling-invite',
    text: `select * from create_booking_invite($1, $2, row ('api_key', 1, null)::actor)`,
    values: (number) => [
      buyerOf(number, 100),
      `{"first_name":"Jane","last_name":"Smith","email":"jane.smith@nhsstaff.co.uk","course_id":1,"pay_option":"credits"}`,
    ],
  },
  referral_intake: {
    name: 'ceiling-referral',
    text: 'select * from take_referrals($1::jsonb, $2::jsonb)',
    values: (number) => [
      JSON.stringify([
        {
          place: 1,
          partner_id: ids.referrer + (number % 10),
          is_sandbox: false,
          entered_by: 'api',
          first_name: 'Marie',
          last_name: 'Tremblay',
          phone_number: `+1${2_000_000_000 + number}`,
          email_address: `referred.${number}@example.com`,
          city: 'Vancouver',
          province: 'BC',
          province_code: 'BC',
          notes: 'Client called in requesting debt consolidation information',
          ip_address: '127.0.0.1',
          body_sha256: sha256(`referral ${number}`).toString('hex'),
          actor_kind: 'api_key',
          actor_id: 1,
          request_id: null,
        },
      ]),
      '{"duplicate_days":30,"match_days":365,"time_zone":"America/Vancouver","min_contact_attempts":3}',
    ],
  },
  get_certificate: {
    name: 'ceiling-certificate',
    text: `select d.pdf from certificates c join certificate_documents d on d.certificate_id = c.id and d.issue = c.issue
      where c.product = 'practical-training' and c.booking_id = $1 and c.organisation_id = $2 and c.revoked_at is null`,
    values: (number) => [10_000_001 + (number % 100), ids.reader],
  },
  ...sessionStatements(randomBytes),
  ...deskStatements,
};
