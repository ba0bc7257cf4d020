-- Certificates: what was printed is kept, so that it reads the same whatever is renamed later. One row for
-- each booking of any product that ever earned one; a re-issue renews the row, its number and code stay.

-- The provider as its papers name it.
create table training_provider (
  only_row       boolean primary key default true check (only_row),
  name           text not null,
  address        text,
  email          text,
  company_number text,
  vat_number     text
);
insert into training_provider (name) values ('Veriward');

-- What a course teaches, with the level of the Core Skills Training Framework; null: the subject has none.
create table training_course_subjects (
  course_id bigint not null references training_courses,
  place     smallint not null check (place > 0),
  subject   text not null,
  level     text,
  primary key (course_id, place)
);

create table certificates (
  id                bigint generated always as identity primary key,
  organisation_id   bigint not null references organisations,
  product           text not null,
  booking_id        bigint not null,
  number            text not null unique,
  verification_code text not null unique
                      check (verification_code ~ '^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$'),
  holder_name       text not null,
  course_id         bigint not null,
  course_name       text not null,
  subjects          jsonb not null,        -- [{"subject": "...", "level": "..." or null}]
  location_name     text not null,
  trainer_name      text,
  provider_name     text not null,
  trained_on        date not null,         -- days are London's
  completed_on      date not null,
  expires_on        date,                  -- the last valid day; null: does not expire
  issued_at         timestamptz not null,
  issue             integer not null default 1 check (issue > 0),
  revoked_at        timestamptz,
  unique (product, booking_id),
  check (expires_on > completed_on)
);

-- The very bytes that were handed out, kept at the first download: a later version of a template, a font or
-- the renderer must not change a paper that somebody has.
create table certificate_documents (
  certificate_id bigint not null references certificates,
  issue          integer not null,
  pdf            bytea not null,
  primary key (certificate_id, issue)
);
alter table certificate_documents alter column pdf set storage external;   -- is compressed already

-- 16 random characters of Crockford's base 32 in four groups: 80 bits. Only the bytes 8 to 15 of a random UUID
-- are used: their low 5 bits are all random.
create function verification_code() returns text language sql volatile as $$
  with random as materialized (select uuid_send(gen_random_uuid()) as a, uuid_send(gen_random_uuid()) as b)
  select string_agg(
    substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', (get_byte(case when i < 8 then a else b end, 8 + i % 8) & 31) + 1, 1)
      || case when i in (3, 7, 11) then '-' else '' end, '' order by i)
  from random, generate_series(0, 15) i
$$;

-- A certificate as a booking's events and answers tell of it.
create function certificate_summary(c certificates) returns jsonb language sql immutable as $$
  select jsonb_build_object('number', c.number, 'verification_code', c.verification_code,
    'issued_at', c.issued_at, 'expires_on', c.expires_on)
$$;

-- Issues the certificate of a locked booking whose candidate attended and passed, or issues it again after it
-- was revoked: same code, and the same number unless the training moved to another year.
create function issue_training_certificate(p_booking_id bigint, p_actor actor) returns void language plpgsql as $$
declare
  r training_booking_records;
  b training_bookings;
  c certificates;
  v_trained_on date;
  v_completed_on date;
begin
  update training_bookings t set has_certificate = true where t.id = p_booking_id returning * into strict b;
  select * into strict r from training_booking_records t where t.id = p_booking_id;
  v_trained_on := (r.starts_at at time zone 'Europe/London')::date;
  v_completed_on := (r.ends_at at time zone 'Europe/London')::date;
  insert into certificates as k (organisation_id, product, booking_id, number, verification_code, holder_name,
    course_id, course_name, subjects, location_name, trainer_name, provider_name, trained_on, completed_on, expires_on,
    issued_at)
  select r.organisation_id, 'practical-training', r.id,
    format('PT-%s-%s', extract(year from v_completed_on), lpad(r.id::text, greatest(6, length(r.id::text)), '0')),
    verification_code(), r.first_name || ' ' || r.last_name, r.course_id, r.course_name,
    coalesce((select jsonb_agg(jsonb_build_object('subject', s.subject, 'level', s.level) order by s.place)
              from training_course_subjects s where s.course_id = r.course_id), '[]'),
    r.location_name, r.trainer_name, p.name, v_trained_on, v_completed_on,
    -- 29 February and twelve months is 28 February
    (v_completed_on + make_interval(months => t.validity_months))::date, app_now()
  from training_provider p, training_courses t where t.id = r.course_id
  on conflict (product, booking_id) do update set number = excluded.number, holder_name = excluded.holder_name,
    course_id = excluded.course_id, course_name = excluded.course_name, subjects = excluded.subjects,
    location_name = excluded.location_name, trainer_name = excluded.trainer_name,
    provider_name = excluded.provider_name, trained_on = excluded.trained_on, completed_on = excluded.completed_on,
    expires_on = excluded.expires_on, issued_at = excluded.issued_at, issue = k.issue + 1, revoked_at = null
  returning * into strict c;
  delete from certificate_documents d where d.certificate_id = c.id and d.issue < c.issue;
  perform audit_booking(b, 'booking.certificate_issued', p_actor,
    jsonb_build_object('number', c.number, 'issue', c.issue));
  perform announce_booking(b.id, 'booking.certificate_available',
    jsonb_build_object('certificate', certificate_summary(c)));
end $$;

-- Takes the certificate of a locked booking back. The check page says so; nobody else is told.
create function revoke_training_certificate(p_booking_id bigint, p_actor actor) returns void language plpgsql as $$
declare
  b training_bookings;
  c certificates;
begin
  update training_bookings t set has_certificate = false where t.id = p_booking_id returning * into strict b;
  update certificates k set revoked_at = app_now()
  where k.product = 'practical-training' and k.booking_id = p_booking_id and k.revoked_at is null
  returning * into c;
  if found then
    perform audit_booking(b, 'booking.certificate_revoked', p_actor,
      jsonb_build_object('number', c.number, 'issue', c.issue));
  end if;
end $$;
