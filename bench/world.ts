import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Database, openDatabase } from '../server/platform/db/database.ts';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../server/platform/db/embedded/embedded-postgres.ts';
import { migrate } from '../server/platform/db/migrate.ts';

/** Bookings of the organisation whose list is read. */
export const listedBookings = 1_000_000;
/** The first of them, which measures take as samples; runs that read no list have only these. */
export const sampleBookings = 1_000;
/** Organisations that hold seats and pay; each may hold only 20 seats of one event. */
const buyers = 6_000;

/** Ids that the measures use. */
export const ids = {
  referrer: 1_001,
  reader: 5_000_000,
  hotEvent: 900_001,
  firstBuyer: 6_000_001,
  readerEvent: 900_002,
};

/** A durable database of its own, filled with one large organisation and many small ones. */
export interface World {
  readonly postgres: EmbeddedPostgres;
  readonly databaseUrl: string;
  readonly migrationUrl: string;
  readonly sql: pg.Client;
  close(): Promise<void>;
}

// Secrets of the bench are told by their numbers, so that load programs need no list of them.
const seed = `
  insert into training_courses (id, name, short_name, price_pence, duration_minutes) values (1, 'CSTF All-In-One Mandatory Practical Training', 'CSTF', 100, 420);
  insert into training_locations (id, name, address) values (3, 'Glasgow', 'Abbey Mill Business Centre, Paisley');
  insert into trainers (id, name) values (5, 'David Rankin');
  insert into training_events (id, course_id, location_id, trainer_id, starts_at, ends_at, capacity, published_at)
    select id, 1, 3, 5, now() + interval '60 days', now() + interval '60 days 7 hours', 100000000, now()
    from generate_series(900001, 900110) id;
  insert into organisations (id, hb_client_id, code, name)
    select id, id::text, 'B' || id, 'Bench ' || id from generate_series(6000001, 6000000 + ${buyers}) id
    union all select ${ids.reader}, '${ids.reader}', 'READER', 'Reader';
  insert into organisation_products select id, 'practical-training' from organisations;
  insert into api_keys (organisation_id, name, lookup, key_sha256, products)
    select id, 'bench', left('key-' || id, 12), sha256(('key-' || id)::bytea), '{practical-training}' from organisations;
  insert into token_pairs (family_id, organisation_id, api_key_id, access_sha256, refresh_sha256, access_expires_at, refresh_expires_at, created_at)
    select gen_random_uuid(), organisation_id, id, sha256(('token-' || organisation_id)::bytea), sha256(('refresh-' || organisation_id)::bytea),
      now() + interval '7 days', now() + interval '7 days', now() from api_keys;
  insert into ledger_accounts (kind, unit, product, organisation_id, course_id, balance)
    select 'organisation_credits', 'credit', 'practical-training', id, 1, 1000000000 from organisations;
  insert into referral_partners (id, name, identifier) select id, 'Partner ' || id, 'Partner-' || id from generate_series(${ids.referrer}, ${ids.referrer} + 9) id;
  insert into referral_partner_keys (partner_id, slot, label, prefix, key_sha256, created_at)
    select id, 1, 'bench', 'rfk_live_benc', sha256(('referrals-' || id)::bytea), now() from referral_partners where not is_sandbox;
`;

const fillReader = (bookings: number) => `
  insert into training_bookings (id, organisation_id, organisation_seq, training_event_id, course_id, location_id, starts_at, first_name, last_name,
      email, phone, job_role, booking_status, pay_status, pay_option, price_pence, booked_by, created_at)
    select 10000000 + n, ${ids.reader}, n, ${ids.readerEvent}, 1, 3, e.starts_at, 'First' || n % 1000, 'Last' || n % 7919, 'candidate.' || n || '@example.com',
      '+441234567890', 'Registered Nurse', 'booked', 'completed', 'credits', 100, 'Agency', now() - (${bookings} - n) * interval '1 second'
    from generate_series(1, ${bookings}) n, training_events e where e.id = ${ids.readerEvent};
  update organisation_counters set training_bookings = ${bookings}, last_created_at = now() where organisation_id = ${ids.reader};
`;

/** The platform's own access to the database; as the superuser unless a role is given. */
export function openBenchDatabase(world: World, role?: string): Database {
  return openDatabase({
    connection: world.postgres.connection('superuser', 'veriward'),
    poolSize: 2,
    statementTimeoutMs: 60_000,
    lockTimeoutMs: 5_000,
    applicationName: 'bench',
    role,
    onError: (error) => process.stderr.write(`${error.message}\n`),
  });
}

/** Starts the database and fills it; with all the listed bookings that takes a minute or so. */
export async function createWorld(report: (line: string) => void, bookings: number): Promise<World> {
  const dataDir = await mkdtemp(join(tmpdir(), 'veriward-bench-'));
  const postgres = await startEmbeddedPostgres({ dataDir });
  const owner = postgres.connection('owner');
  await migrate(owner, postgres.connection('app').user);
  const sql = new pg.Client(postgres.connection('superuser', 'veriward'));
  await sql.connect();
  report(`Seeding ${bookings.toLocaleString('en-GB')} bookings ...`);
  await sql.query("set timezone = 'UTC'");
  // The rows are made consistent here; checking each foreign key again would take minutes.
  await sql.query('set session_replication_role = replica');
  await sql.query(
    seed.replace(
      'insert into organisation_products',
      'insert into organisation_training_settings (organisation_id) select id from organisations; insert into organisation_bls_settings (organisation_id) select id from organisations; insert into organisation_counters (organisation_id) select id from organisations; insert into organisation_products',
    ),
  );
  await sql.query(fillReader(bookings));
  await sql.query('set session_replication_role = origin');
  await sql.query('vacuum analyze');
  // Otherwise the first measures would pay for writing out what was seeded.
  await sql.query('checkpoint');
  const url = (user: string) =>
    `postgres://${user}@localhost:${owner.port}/veriward?host=${encodeURIComponent(owner.host)}`;
  return {
    postgres,
    databaseUrl: url(postgres.connection('app').user),
    migrationUrl: url(owner.user),
    sql,
    async close() {
      await sql.end();
      await postgres.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
