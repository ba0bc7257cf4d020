import { hashSync } from '@node-rs/argon2';
import type { World } from './world.ts';

/** Rows that each of the agency's lists has. */
export const deskRows = 100_000;

/** The agency whose desk is measured. */
export const deskAgency = 7_000_000;

/** Its owner. */
export const deskOwner = { email: 'owner@desk.example', password: 'correct horse battery' } as const;

/** A name that every 55th person has. */
export const soughtName = 'okafor';

/** A course that a quarter of all bookings are for. */
export const deskCourse = 11;

const texts = (words: string): string => `array['${words.split(' ').join("','")}']`;
const firsts = texts(
  'Amara Blessing Chidi Daniel Esther Fatima Grace Hassan Ioana Joao Kwame Lucia Maria Nadia Oluwaseun Priya Rosa Samuel Tendai Zainab',
);
const lasts = texts(
  'Adeyemi Ahmed Ali Banda Begum Boateng Brown Chikwanha Costa Davies Dube Evans Fernandes Garcia Hughes Hussain Ibrahim Iqbal Jones Kaur Khan Kumar Lewis Lungu Mensah Mitchell Moyo Mutasa Ncube Ndlovu Nguyen Nkosi Nowak Obi Ogunleye Okafor Okeke Osei Owusu Patel Phiri Popescu Rahman Rossi Santos Shah Sharma Silva Singh Smith Tran Thomas Walker Williams Yilmaz',
);

const agency = (passwordHash: string) => `
  insert into organisations (id, hb_client_id, code, name, email) values (${deskAgency}, '${deskAgency}', 'DESK0001', 'Desk Care', 'ops@desk.example');
  insert into organisation_products values (${deskAgency}, 'practical-training');
  insert into organisation_training_settings (organisation_id) values (${deskAgency});
  insert into organisation_bls_settings (organisation_id) values (${deskAgency});
  insert into people (id, name, email, password_hash, status) overriding system value
    values (${deskAgency}, 'Desk Owner', '${deskOwner.email}', '${passwordHash}', 'active');
  insert into memberships values (${deskAgency}, 'agency_owner', ${deskAgency}, null);
  insert into training_courses (id, name, short_name, price_pence, duration_minutes)
    select ${deskCourse} + n, (array['Moving and Handling Practical', 'CSTF Refresher', 'Basic Life Support', 'PMVA'])[n + 1], 'Course ' || n, 8500, 420
    from generate_series(0, 3) n;
  insert into training_locations (id, name, address)
    select 11 + n, (array['Leeds', 'Bristol', 'Cardiff', 'Norwich', 'London Bridge'])[n + 1], '1 Park Row' from generate_series(0, 4) n;
  insert into training_events (id, course_id, location_id, trainer_id, starts_at, ends_at, capacity, booked_seats, published_at)
    select 920000 + n, ${deskCourse} + n % 4, 11 + n % 5, 5, at, at + interval '7 hours', 1000, 250, now() - interval '2 years'
    from generate_series(0, 399) n, lateral (select date_trunc('day', now()) + (n - 320) * interval '1 day' + interval '9 hours' as at);
  insert into ledger_accounts (kind, unit, product, organisation_id, course_id, balance)
    select 'organisation_credits', 'credit', 'practical-training', ${deskAgency}, ${deskCourse} + n, 100000 from generate_series(0, 3) n
    union all select 'organisation_money', 'gbp', 'practical-training', ${deskAgency}, null, 1000000;
`;

/** Nine of ten booked and paid, most of them past and attended; the tenth pending, cancelled or not come to. */
const bookings = `
  insert into training_bookings (id, organisation_id, organisation_seq, training_event_id, course_id, location_id, starts_at, first_name, last_name,
      email, phone, job_role, booking_status, pay_status, pay_option, price_pence, booked_by, attendance, passed, attendance_marked_at, has_certificate,
      reason, cancelled_by, cancelled_at, created_at)
    select 70000000 + n, ${deskAgency}, n, e.id, e.course_id, e.location_id, e.starts_at, first, last, lower(first || '.' || last) || '.' || n || '@example.com',
      '+441234567890', 'Registered Nurse', state, case state when 'booked' then 'completed' when 'pending' then 'pending' else 'cancelled' end,
      case state when 'pending' then 'candidate_pays' else (array['credits', 'balance'])[1 + n % 2] end, 8500, 'Agency',
      mark, case when mark = 'attended' then true end, case when mark is not null then e.ends_at end, mark is not distinct from 'attended',
      case state when 'cancelled' then 'requested' end, case state when 'cancelled' then 'Agency' end, case state when 'cancelled' then now() end,
      now() - (${deskRows} - n) * interval '5 minutes'
    from generate_series(1, ${deskRows}) n
    join training_events e on e.id = 920000 + n / 250 % 400,
    lateral (select (${firsts})[1 + n % 20] as first, (${lasts})[1 + n * 7 % 55] as last,
      case when n % 50 = 0 then 'cancelled' when n % 200 = 1 and e.starts_at > now() then 'pending' else 'booked' end as state) person,
    lateral (select case when state <> 'booked' or e.starts_at > now() then null when n % 40 = 3 then 'no_show' else 'attended' end as mark) came;
`;

/** Issued by turns over the last year and a half: most are valid, some end soon, some have ended. */
const certificates = `
  insert into certificates (organisation_id, product, booking_id, number, verification_code, holder_name, course_id, course_name,
      subjects, location_name, trainer_name, provider_name, trained_on, completed_on, expires_on, issued_at)
    select organisation_id, 'practical-training', b.id, 'PT-2026-' || b.id, verification_code(), first_name || ' ' || last_name, b.course_id,
      c.name, '[{"subject": "Moving and Handling", "level": "Level 2"}]', 'Leeds', 'David Rankin', 'Veriward', day, day, day + 365,
      day + interval '17 hours' + organisation_seq % 3600 * interval '1 second'
    from training_bookings b join training_courses c on c.id = b.course_id,
    lateral (select current_date - (b.organisation_seq * 13 % 400)::int as day)
    where b.organisation_id = ${deskAgency};
`;

const movements = `
  insert into ledger_transfers (organisation_id, organisation_seq, product, account_id, platform_account, type, amount, balance_after,
      description, booking_id, created_at)
    select ${deskAgency}, n, 'practical-training', a.id, case when n % 50 = 0 then 'funding' else 'revenue' end,
      case when n % 50 = 0 then 'deposit' else 'withdraw' end, case a.unit when 'gbp' then 8500 else 100 end, 1000000 + n,
      case when n % 50 = 0 then 'Top-up' else 'Booking ' || 70000000 + n end, case when n % 50 > 0 then 70000000 + n end,
      now() - (${deskRows} - n) * interval '5 minutes'
    from generate_series(1, ${deskRows}) n
    join (select *, row_number() over (order by id) - 1 as place from ledger_accounts where organisation_id = ${deskAgency}) a on a.place = n % 5;
`;

const entries = `
  insert into audit_entries (organisation_id, seq, occurred_at, action, actor_kind, actor_id, subject_kind, subject_id, details, hash)
    select ${deskAgency}, n, now() - (${deskRows} - n) * interval '5 minutes', case when n % 50 = 0 then 'booking.cancelled' else 'booking.created' end,
      'member', ${deskAgency}, 'training_booking', 70000000 + n, '{}', '\\x00'
    from generate_series(1, ${deskRows}) n;
  insert into audit_chains (organisation_id, length, head) values (${deskAgency}, ${deskRows}, '\\x00');
  insert into organisation_counters (organisation_id, training_bookings, ledger_transfers, last_created_at)
    values (${deskAgency}, ${deskRows}, ${deskRows}, now());
`;

let filled: World | undefined;

/** An agency with so many bookings, certificates, movements and audit entries; made once. */
export async function fillDesk(world: World, report: (line: string) => void): Promise<void> {
  if (filled === world) return;
  filled = world;
  report(`Seeding an agency's desk with ${deskRows.toLocaleString('en-GB')} rows in each list ...`);
  const passwordHash = hashSync(deskOwner.password, { memoryCost: 8, timeCost: 1, parallelism: 1 });
  await world.sql.query('set session_replication_role = replica');
  for (const statements of [agency(passwordHash), bookings, certificates, movements, entries])
    await world.sql.query(statements);
  await world.sql.query('set session_replication_role = origin');
  await world.sql.query('vacuum analyze');
  await world.sql.query('checkpoint');
}
