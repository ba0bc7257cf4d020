import { ids, type World } from './world.ts';

/** What a measure under load can use up: holds, or bookings to cancel. */
export const preparedRows = 60_000;
/** The first booking that can be cancelled. */
export const firstToCancel = 20_000_001;
/** Bookings of the reader with a certificate: the first ones. */
const certificates = 400;

/** Makes holds named `<name>-1` ... for organisations firstBuyer .. firstBuyer + spread - 1, over as many events. */
export async function prepareHolds(
  world: World,
  name: string,
  spread: number,
  count = preparedRows,
): Promise<void> {
  await world.sql.query(
    `insert into seat_holds (training_event_id, organisation_id, kind, token_sha256, token_nonce, created_at, expires_at)
     select 900010 + n % least($2::int, 100), $3::bigint + n % $2::int, 'api', sha256(($1 || '-' || n)::bytea), '\\x00', now(), now() + interval '7 days'
     from generate_series(1, $4::int) n`,
    [name, spread, ids.firstBuyer, count],
  );
  await world.sql.query(
    'update training_events e set held_seats = (select count(*) from seat_holds h where h.training_event_id = e.id and h.ended_at is null)',
  );
  await world.sql.query('vacuum analyze seat_holds');
  await world.sql.query('checkpoint');
}

/** Rows that are consistent as they are written: no triggers, no checks of foreign keys. */
async function writeConsistently(world: World, statements: readonly string[]): Promise<void> {
  await world.sql.query('set session_replication_role = replica');
  for (const statement of statements) await world.sql.query(statement);
  await world.sql.query('set session_replication_role = origin');
  await world.sql.query('vacuum analyze training_bookings, ledger_transfers');
  await world.sql.query('checkpoint');
}

/** Makes bookings paid by credits, number n of organisation firstBuyer + n % 100. */
export function prepareBookings(world: World): Promise<void> {
  return writeConsistently(world, [
    `insert into training_bookings (id, organisation_id, organisation_seq, training_event_id, course_id, location_id, starts_at, first_name,
       last_name, email, phone, job_role, booking_status, pay_status, pay_option, price_pence, booked_by, created_at)
     select ${firstToCancel - 1} + n, ${ids.firstBuyer} + n % 100, 100000000 + n, e.id, 1, 3, e.starts_at, 'Jane', 'Smith',
       'jane.smith@nhsstaff.co.uk', '+441234567890', 'Registered Nurse', 'booked', 'completed', 'credits', 100, 'Agency', now()
     from generate_series(1, ${preparedRows}) n join training_events e on e.id = 900010 + n % 100`,
    `insert into ledger_transfers (organisation_id, product, organisation_seq, account_id, platform_account, type, amount, balance_after,
       description, booking_id, created_at)
     select b.organisation_id, a.product, b.organisation_seq, a.id, 'revenue', 'withdraw', 100, a.balance, 'Debited for booking', b.id, now()
     from training_bookings b
     join ledger_accounts a on a.organisation_id = b.organisation_id and a.kind = 'organisation_credits'
     where b.id >= ${firstToCancel}`,
    `update training_events e set booked_seats = booked_seats
       + (select count(*) from training_bookings b where b.training_event_id = e.id and b.id >= ${firstToCancel})`,
  ]);
}

/** Certificates of the reader's first bookings. */
export async function prepareCertificates(world: World): Promise<void> {
  await world.sql.query(
    `insert into certificates (organisation_id, product, booking_id, number, verification_code, holder_name, course_id, course_name,
       subjects, location_name, trainer_name, provider_name, trained_on, completed_on, expires_on, issued_at)
     select organisation_id, 'practical-training', id, 'PT-2026-' || id, verification_code(), first_name || ' ' || last_name, 1,
       'CSTF All-In-One Mandatory Practical Training',
       '[{"subject": "Moving and Handling", "level": "Level 2"}, {"subject": "Resuscitation", "level": "Level 3"}]', 'Glasgow',
       'David Rankin', 'Veriward', current_date, current_date, current_date + 365, now()
     from training_bookings where id between 10000001 and 10000000 + ${certificates}
     on conflict do nothing`,
  );
}

/** Bookings whose reminder, seven days ahead, is due. */
export async function prepareReminders(world: World, count: number): Promise<void> {
  await world.sql.query(
    `insert into training_events (id, course_id, location_id, trainer_id, starts_at, ends_at, capacity, booked_seats, published_at)
     select id, 1, 3, 5, now() + interval '6 days', now() + interval '6 days 7 hours', 100000, ${count} / 100, now()
     from generate_series(910001, 910100) id`,
  );
  await writeConsistently(world, [
    `insert into training_bookings (id, organisation_id, organisation_seq, training_event_id, course_id, location_id, starts_at, first_name,
       last_name, email, phone, booking_status, pay_status, pay_option, price_pence, booked_by, created_at)
     select 30000000 + n, ${ids.firstBuyer} + n % 100, 200000000 + n, e.id, 1, 3, e.starts_at, 'Jane', 'Smith',
       'candidate.' || n || '@example.com', '+441234567890', 'booked', 'completed', 'credits', 100, 'Agency', now() - interval '30 days'
     from generate_series(1, ${count}) n join training_events e on e.id = 910001 + n % 100`,
  ]);
}

/** Takes the mails away that a measure left to be sent. */
export async function forgetMails(world: World): Promise<void> {
  await world.sql.query('truncate notifications, events_to_mail, graphile_worker._private_jobs');
}
