-- Virtual BLS: free slots computed from trainers' hours, holds on their time, and bookings. What a booking of any
-- product is charged, invoiced and announced by is one function each from here on.

-- ---- What the products share

-- The moment that London's clock shows a wall time: of a repeated one the first; of a skipped one the moment of the
-- change, so hours that open or close then do so at the change.
create function london_moment(p_wall timestamp) returns timestamptz language sql stable as $$
  select case
    when ((p_wall at time zone 'Europe/London') at time zone 'Europe/London') <> p_wall
      then date_trunc('hour', p_wall at time zone 'Europe/London')
    when ((p_wall at time zone 'Europe/London' - interval '1 hour') at time zone 'Europe/London') = p_wall
      then p_wall at time zone 'Europe/London' - interval '1 hour'
    else p_wall at time zone 'Europe/London'
  end
$$;

-- Writes an event of a product: the thing as it now stands, and what else the event tells.
create function write_event(p_product text, p_event_type text, p_payload jsonb) returns void language sql as $$
  insert into outbox (event_id, organisation_id, product, event_type, payload, occurred_at)
  values (uuid_v7(app_now()), (p_payload ->> 'organisation_id')::bigint, p_product, p_event_type, p_payload, app_now())
$$;

create or replace function announce_booking(p_booking_id bigint, p_event_type text, p_extra jsonb default '{}')
returns jsonb language plpgsql as $$
declare
  snapshot jsonb;
begin
  select to_jsonb(r) into strict snapshot from training_booking_records r where r.id = p_booking_id;
  perform write_event('practical-training', p_event_type, snapshot || p_extra);
  return snapshot;
end $$;

create function announce_bls_booking(p_booking_id bigint, p_event_type text, p_extra jsonb default '{}')
returns jsonb language plpgsql as $$
declare
  snapshot jsonb;
begin
  select to_jsonb(r) into strict snapshot from bls_booking_records r where r.id = p_booking_id;
  perform write_event('virtual-bls', p_event_type, snapshot || p_extra);
  return snapshot;
end $$;

create function audit_booking(p_booking bls_bookings, p_action text, p_actor actor, p_details jsonb default '{}')
returns void language sql as $$
  select record_audit(p_booking.organisation_id, p_action, 'bls_booking', p_booking.id, p_details, p_actor)
$$;

-- What a booking of either product puts on an invoice.
create view invoiced_bookings as
  select 'practical-training' as product, b.id as booking_id, b.organisation_id, b.agency_email as bill_to_email,
    b.first_name || ' ' || b.last_name as candidate_name, b.course_name, b.location_name, b.starts_at, b.price_pence
  from training_booking_records b
  union all
  select 'virtual-bls', b.id, b.organisation_id, null, b.first_name || ' ' || b.last_name, b.course_name, null, b.starts_at,
    b.price_pence
  from bls_booking_records b;

-- Raises the invoice of a new booking. Its price includes VAT: of 6 parts one is the tax, at 20 per cent.
create function raise_invoice(p_product text, p_booking_id bigint) returns void language plpgsql as $$
declare
  at timestamptz := app_now();
  v_id bigint;
begin
  insert into invoices (organisation_id, product, booking_id, bill_to_name, bill_to_email, candidate_name, course_name,
    location_name, trained_on, provider_name, provider_address, provider_email, company_number, vat_number,
    gross_pence, vat_percent, vat_pence, raised_at, due_on)
  select b.organisation_id, b.product, b.booking_id, o.name, coalesce(b.bill_to_email, o.billing_email, o.email),
    b.candidate_name, b.course_name, b.location_name, (b.starts_at at time zone 'Europe/London')::date,
    p.name, p.address, p.email, p.company_number, p.vat_number,
    b.price_pence, 20, round(b.price_pence / 6.0), at, (at at time zone 'Europe/London')::date + 30
  from invoiced_bookings b
  join organisations o on o.id = b.organisation_id
  cross join training_provider p
  where b.product = p_product and b.booking_id = p_booking_id
  returning id into strict v_id;
  perform queue_invoice_number(v_id);
end $$;

-- Gives an invoice the numbers it lacks and has a new one sent, whatever it is for.
create or replace function number_invoice(p_invoice_id bigint) returns void language plpgsql as $$
declare
  i invoices;
begin
  select * into i from invoices t where t.id = p_invoice_id for no key update;
  if i.number is null and i.status <> 'void' then
    update invoices t set number = next_invoice_number('INV', t.raised_at) where t.id = i.id;
    perform graphile_worker.add_job('mail-invoice', json_build_object('product', i.product, 'bookingId', i.booking_id),
      job_key => concat_ws('-', 'mail-invoice', i.product, i.booking_id));
  end if;
  if i.status = 'credited' and i.credit_note_number is null then
    update invoices t set credit_note_number = next_invoice_number('CN', t.credited_at) where t.id = i.id;
  end if;
end $$;

-- How a booking that is about to be made will be paid; outcome is null, or why it cannot be.
create type booking_payment as (
  outcome text,
  pay_option text,
  price_pence bigint,
  wallet_id bigint,      -- charged now; null: none is
  charge bigint,         -- hundredths
  is_unpaid boolean,     -- the candidate is asked to pay
  is_invoiced boolean,
  provider text          -- through whom the candidate pays
);

-- Chooses and locks the wallet of a booking to come. Products say 'inv' or 'invoice'. p_provider is null where
-- candidates cannot pay.
create function plan_payment(
  p_organisation_id bigint, p_product text, p_course_id bigint, p_pay_option text, p_price_pence bigint, p_provider text
) returns booking_payment language plpgsql as $$
declare
  p booking_payment;
  account ledger_accounts;
begin
  p.pay_option := p_pay_option;
  p.price_pence := p_price_pence;
  p.charge := 0;
  p.is_unpaid := p_pay_option = 'candidate_pays' and p_price_pence > 0;
  p.is_invoiced := p_pay_option in ('inv', 'invoice');
  p.provider := p_provider;
  if p_pay_option in ('credits', 'balance') then
    account := organisation_account(p_organisation_id, p_product, case p_pay_option when 'credits' then p_course_id end);
    select * into account from ledger_accounts a where a.id = account.id for no key update;
    p.wallet_id := account.id;
    p.charge := case p_pay_option when 'credits' then 100 else p_price_pence end;
  end if;
  p.outcome := case
    when p.is_invoiced and not (select s.invoice_payments from organisation_training_settings s
                                where s.organisation_id = p_organisation_id) then 'invoice_not_enabled'
    when p.is_unpaid and p_provider is null then 'candidate_payment_unavailable'
    when p_pay_option = 'credits' and coalesce(account.balance, 0) < p.charge then 'insufficient_credits'
    when p_pay_option = 'balance' and coalesce(account.balance, 0) < p.charge then 'insufficient_balance'
  end;
  return p;
end $$;

-- Takes, asks for or invoices the money of a booking just made. Returns the ledger's transfer, if there is one.
create function collect_payment(
  p booking_payment, p_organisation_id bigint, p_product text, p_booking_id bigint, p_candidate text, p_pay_until timestamptz
) returns ledger_transfers language plpgsql as $$
declare
  transfer ledger_transfers;
begin
  if p.charge > 0 then
    transfer := ledger_post(p.wallet_id, 'revenue', 'withdraw', p.charge,
      format('Debited for booking no #%s for candidate %s', p_booking_id, p_candidate), p_booking_id);
  end if;
  if p.is_unpaid then
    perform add_checkout(p_organisation_id, p_product, p_booking_id, null, p.price_pence, p.provider, p_pay_until);
  end if;
  if p.is_invoiced and p.price_pence > 0 then
    perform raise_invoice(p_product, p_booking_id);
  end if;
  return transfer;
end $$;

create or replace function book_held_seat(
  p_organisation_id bigint, p_hold_sha256 bytea, p_pay_option text, p_payment_provider text, p_candidate jsonb,
  p_booked_by text, p_invite_id bigint, p_actor actor,
  out outcome text, out booking jsonb
) language plpgsql as $$
declare
  at timestamptz := app_now();
  h seat_holds;
  e training_events;
  course training_courses;
  payment booking_payment;
  transfer ledger_transfers;
  counters organisation_counters;
  b training_bookings;
begin
  select * into e from training_events t
  where t.id = (select s.training_event_id from seat_holds s
                where s.token_sha256 = p_hold_sha256 and s.organisation_id = p_organisation_id)
  for no key update;
  select * into h from seat_holds s where s.token_sha256 = p_hold_sha256 and s.organisation_id = p_organisation_id;
  outcome := case
    when p_invite_id is not null and not lock_live_invite(p_organisation_id, p_invite_id) then 'invite_unavailable'
    when p_invite_id is not null and h.id is not null and not invite_allows(p_invite_id, p_pay_option, e) then 'hold_not_found'
    when h.id is null or h.end_reason = 'released' then 'hold_not_found'
    when h.end_reason = 'used' then 'hold_used'
    when h.end_reason = 'expired' or h.ended_at is null and h.expires_at <= at then 'hold_expired'
    when e.cancelled_at is not null then 'event_cancelled'
    when e.starts_at <= at then 'event_started'
  end;
  if outcome is not null then
    return;
  end if;
  select * into strict course from training_courses c where c.id = e.course_id;
  payment := plan_payment(p_organisation_id, 'practical-training', e.course_id, p_pay_option,
    course_price_pence(p_organisation_id, e.course_id), p_payment_provider);
  outcome := payment.outcome;
  if outcome is not null then
    return;
  end if;

  update seat_holds s set ended_at = at, end_reason = 'used' where s.id = h.id and s.ended_at is null;
  update training_events t set booked_seats = t.booked_seats + 1, held_seats = t.held_seats - 1 where t.id = e.id
  returning * into e;
  update organisation_counters k set training_bookings = k.training_bookings + 1,
    last_created_at = greatest(k.last_created_at, at)
  where k.organisation_id = p_organisation_id
  returning * into strict counters;
  insert into training_bookings (organisation_id, organisation_seq, hold_id, training_event_id, course_id, location_id,
    starts_at, first_name, last_name, email, phone, job_role, agency_contact_name, agency_contact_email, agency_email,
    booking_status, pay_status, pay_option, price_pence, booked_by, payment_expires_at, review, invite_id, created_at)
  select p_organisation_id, counters.training_bookings, h.id, e.id, e.course_id, e.location_id, e.starts_at,
    c.first_name, c.last_name, c.email, c.phone, c.job_role, c.agency_contact_name, c.agency_contact_email, c.agency_email,
    case when course.requires_review or payment.is_unpaid then 'pending' else 'booked' end,
    case when payment.is_invoiced or payment.is_unpaid then 'pending' else 'completed' end,
    p_pay_option, payment.price_pence, p_booked_by,
    case when payment.is_unpaid then least(e.starts_at, at + (
      select make_interval(mins => s.payment_window_minutes) from organisation_training_settings s
      where s.organisation_id = p_organisation_id)) end,
    case when course.requires_review then 'awaited' end, p_invite_id, counters.last_created_at
  from jsonb_to_record(p_candidate) as c(first_name text, last_name text, email text, phone text, job_role text,
    agency_contact_name text, agency_contact_email text, agency_email text)
  returning * into b;
  transfer := collect_payment(payment, p_organisation_id, 'practical-training', b.id, b.first_name || ' ' || b.last_name,
    b.payment_expires_at);
  if p_invite_id is not null then
    perform use_invite(p_invite_id, b);
  end if;

  perform audit_booking(b, 'booking.created', p_actor,
    jsonb_build_object('training_event_id', b.training_event_id, 'pay_option', b.pay_option,
      'booking_status', b.booking_status, 'price_pence', b.price_pence, 'transfer_id', transfer.id));
  booking := announce_booking(b.id, 'booking.created');
  if transfer.id is not null then
    perform announce_low_balance(transfer);
  end if;
  perform announce_seats_fell(e, e.capacity - e.booked_seats + 1);
  outcome := 'booked';
end $$;
drop function raise_invoice(training_bookings);
drop function open_checkout(training_bookings, text);

-- ---- Slots

-- serves the computing of slots, from the index alone
create index bls_allocations_taken on bls_allocations (starts_at) include (trainer_id, ends_at, expires_at);
drop index bls_allocations_by_start;

-- When the trainers who may give a course are there, from one London day to another: weekly hours without what is
-- closed, and what is open besides. Hours that touch are one stretch; none crosses midnight. p_trainer_id: of one alone.
create function bls_openings(p_course_id bigint, p_from date, p_to date, p_trainer_id bigint default null)
returns table (trainer_id bigint, opens_at timestamptz, closes_at timestamptz) language sql stable as $$
  with who as (
    select q.trainer_id from bls_trainer_courses q
    join bls_trainers t on t.trainer_id = q.trainer_id and t.is_active and t.room_id is not null
    join trainers p on p.id = t.trainer_id and p.is_active
    where q.course_id = p_course_id and (p_trainer_id is null or q.trainer_id = p_trainer_id)
  ), days as materialized (
    -- Only where the clock changes has each wall time to be asked for.
    select d.day, extract(isodow from d.day)::smallint as weekday, d.begins,
      d.begins + interval '24 hours' = london_moment(d.day + 1) as is_plain
    from (select p_from + n as day, london_moment(p_from + n) as begins from generate_series(0, p_to - p_from) n offset 0) d
  ), weekly as (
    select w.trainer_id, d.day, range_agg(tsrange(d.day + w.from_time, d.day + w.to_time)) as hours
    from days d
    join bls_weekly_rules w on w.weekday = d.weekday and w.valid_from <= d.day and (w.valid_to is null or w.valid_to >= d.day)
    join who on who.trainer_id = w.trainer_id
    group by w.trainer_id, d.day
  ), dated as (
    select x.trainer_id, x.on_date as day,
      range_agg(tsrange(x.on_date + x.from_time, x.on_date + x.to_time)) filter (where x.kind = 'open') as opened,
      range_agg(tsrange(x.on_date + coalesce(x.from_time, '00:00'), x.on_date + coalesce(x.to_time, '24:00')))
        filter (where x.kind = 'closed') as closed
    from bls_exceptions x
    join who on who.trainer_id = x.trainer_id
    where x.on_date between p_from and p_to
    group by x.trainer_id, x.on_date
  ), hours as materialized (
    -- unnest in the select list: among the tables each call of it costs four times as much
    select o.trainer_id, d.is_plain, d.begins - d.day::timestamp at time zone 'UTC' as ahead, o.h
    from (
      select trainer_id, day,
        unnest(coalesce(weekly.hours, '{}') - coalesce(dated.closed, '{}') + coalesce(dated.opened, '{}')) as h
      from weekly full join dated using (trainer_id, day)) o
    join days d on d.day = o.day
  )
  select trainer_id,
    case when is_plain then lower(h) at time zone 'UTC' + ahead else london_moment(lower(h)) end,
    case when is_plain then upper(h) at time zone 'UTC' + ahead else london_moment(upper(h)) end
  from hours
$$;

-- Whether a session may be offered for a start at all, whoever gives it. Without notice: when staff say so.
create function bls_start_is_offered(p_starts_at timestamptz, p_needs_notice boolean) returns boolean language sql stable as $$
  select p_starts_at > now.at
    and (not p_needs_notice or p_starts_at >= now.at + make_interval(hours => r.minimum_notice_hours))
    and (p_starts_at at time zone 'Europe/London')::date <= (now.at at time zone 'Europe/London')::date + r.horizon_days
    and extract(epoch from p_starts_at)::bigint % (r.slot_grid_minutes * 60) = 0
    and london_moment(p_starts_at at time zone 'Europe/London') = p_starts_at   -- a repeated time only once
  from bls_rules r, (select app_now() as at) now
$$;

-- Everything that a course's free slots from one London day to another follow from; no row: no such active course. Of
-- taken time, each column is one row of 8-byte numbers in the same order: as rows, or as JSON, thousands of them cost
-- several times what finding them does.
create function bls_slot_facts(
  p_course_id bigint, p_from date, p_to date,
  out course_id bigint, out course_name text, out duration_minutes integer, out slot_grid_minutes integer,
  out session_gap_minutes integer, out minimum_notice_hours integer,
  out now_seconds double precision,
  out days json,                  -- [[YYYY-MM-DD, its first minute]], and one day more; minutes are counted from 1970 on
  out trainer_ids json,
  -- Days by their place in days; minutes of London's clock.
  out rules json,                 -- [[trainer, weekday, from minute, to minute, first day, last day]]
  out exceptions json,            -- [[trainer, day, 1 if open, from minute, to minute]]
  out taken_trainers bytea, out taken_from bytea, out taken_to bytea   -- ids; microseconds from 2000 on
) returns setof record language plpgsql stable rows 1 set plan_cache_mode = force_generic_plan as $$
declare
  at timestamptz := app_now();
  today date := (at at time zone 'Europe/London')::date;
  r bls_rules;
  first_day date;
  last_day date;
  reach interval;
begin
  select c.id, c.name, c.duration_minutes into course_id, course_name, duration_minutes
  from bls_courses c where c.id = p_course_id and c.is_active;
  if not found then
    return;
  end if;
  select * into strict r from bls_rules;
  slot_grid_minutes := r.slot_grid_minutes;
  session_gap_minutes := r.session_gap_minutes;
  minimum_notice_hours := r.minimum_notice_hours;
  now_seconds := date_part('epoch', at);
  first_day := greatest(coalesce(p_from, today), today);
  last_day := least(coalesce(p_to, coalesce(p_from, today) + 14), today + r.horizon_days);
  -- Sessions stay within their day, so only a gap makes the neighbouring days matter.
  reach := case when r.session_gap_minutes > 0 then make_interval(mins => r.session_gap_minutes + 720) else '0' end;

  select json_agg(json_build_array(d.day, date_part('epoch', london_moment(d.day)) / 60) order by d.day) into days
  from (select first_day + n as day from generate_series(0, last_day - first_day + 1) n) d;
  select json_agg(q.trainer_id) into trainer_ids
  from bls_trainer_courses q
  join bls_trainers t on t.trainer_id = q.trainer_id and t.is_active and t.room_id is not null
  join trainers p on p.id = q.trainer_id and p.is_active
  where q.course_id = p_course_id;
  select json_agg(array[w.trainer_id, w.weekday, ceil(date_part('epoch', w.from_time) / 60)::bigint,
      floor(date_part('epoch', w.to_time) / 60)::bigint, w.valid_from - first_day,
      coalesce(w.valid_to, last_day) - first_day]) into rules
  from bls_trainer_courses q
  join bls_weekly_rules w on w.trainer_id = q.trainer_id
  where q.course_id = p_course_id and w.valid_from <= last_day and (w.valid_to is null or w.valid_to >= first_day);
  select json_agg(array[x.trainer_id, x.on_date - first_day, (x.kind = 'open')::integer,
      coalesce(ceil(date_part('epoch', x.from_time) / 60), 0)::bigint,
      coalesce(floor(date_part('epoch', x.to_time) / 60), 1440)::bigint]) into exceptions
  from bls_exceptions x where x.on_date between first_day and last_day;
  select string_agg(int8send(a.trainer_id), ''), string_agg(timestamptz_send(a.starts_at), ''),
    string_agg(timestamptz_send(a.ends_at), '') into taken_trainers, taken_from, taken_to
  from bls_allocations a
  where a.starts_at >= london_moment(first_day) - reach and a.starts_at < london_moment(last_day + 1) + reach
    and (a.expires_at is null or a.expires_at > at);
  return next;
end $$;

-- ---- Taking trainers' time

-- Whoever takes time of a London day waits here for others who do, until they commit: so a look at the day stays true,
-- and the gap between sessions, which no constraint knows, is kept. A gap may reach into the next day.
-- The order of locks: visitor, address, booking, days, organisation's holds, hold, allocation, wallet, counters, audit.
create function lock_bls_day(p_day date) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(1447379061, p_day - date '2000-01-01');
  if (select r.session_gap_minutes from bls_rules r) > 0 then
    perform pg_advisory_xact_lock(1447379061, p_day + 1 - date '2000-01-01');
  end if;
end $$;

-- Ends holds and frees their time; of nothing else is either deleted.
create function end_bls_holds(p_ids bigint[], p_reason text) returns integer language plpgsql as $$
declare
  allocations bigint[];
begin
  select array_agg(h.allocation_id) into allocations from (
    select t.allocation_id from bls_holds t where t.id = any (p_ids) and t.ended_at is null
    order by t.id for no key update) h;
  update bls_holds t set ended_at = app_now(), end_reason = p_reason, allocation_id = null
  where t.id = any (p_ids) and t.ended_at is null;
  delete from bls_allocations a where a.id = any (allocations);
  return coalesce(cardinality(allocations), 0);
end $$;

-- Whether a trainer is there for the whole of a session. Mostly one weekly rule says so; only where a day is special
-- are its hours worked out.
create function bls_trainer_is_there(
  p_course_id bigint, p_trainer_id bigint, p_starts_at timestamptz, p_ends_at timestamptz
) returns boolean language plpgsql stable set plan_cache_mode = force_generic_plan as $$
declare
  wall timestamp := p_starts_at at time zone 'Europe/London';
  wall_end timestamp := wall + (p_ends_at - p_starts_at);
  day date := wall::date;
begin
  if day::timestamp at time zone 'Europe/London' + interval '24 hours' = (day + 1)::timestamp at time zone 'Europe/London'
    and not exists (select from bls_exceptions x where x.on_date = day and x.trainer_id = p_trainer_id)
    and exists (
      select from bls_weekly_rules w
      where w.trainer_id = p_trainer_id and w.weekday = date_part('isodow', day)::smallint and w.valid_from <= day
        and (w.valid_to is null or w.valid_to >= day) and day + w.from_time <= wall and day + w.to_time >= wall_end)
  then
    return true;
  end if;
  return exists (
    select from bls_openings(p_course_id, day, day, p_trainer_id) o
    where o.opens_at <= p_starts_at and o.closes_at >= p_ends_at);
end $$;

-- Trainers of a course who have nothing else at the time of a session, there or not: first the one with the fewest
-- sessions that London day, then the lowest id. p_but: an allocation that does not count, because it is about to be moved.
create function bls_idle_trainers(p_course_id bigint, p_starts_at timestamptz, p_ends_at timestamptz, p_but bigint)
returns setof bigint language plpgsql stable set plan_cache_mode = force_generic_plan as $$
declare
  at timestamptz := app_now();
  day date := (p_starts_at at time zone 'Europe/London')::date;
  begins timestamptz := day::timestamp at time zone 'Europe/London';
  until timestamptz := (day + 1)::timestamp at time zone 'Europe/London';
  gap interval := (select make_interval(mins => r.session_gap_minutes) from bls_rules r);
  -- Sessions stay within their day, so only a gap makes the neighbouring days matter.
  reach interval := case when gap > '0' then gap + interval '12 hours' else '0' end;
begin
  return query
  select q.trainer_id
  from bls_trainer_courses q
  join bls_trainers t on t.trainer_id = q.trainer_id and t.is_active and t.room_id is not null
  join trainers p on p.id = q.trainer_id and p.is_active
  left join (
    select a.trainer_id, count(*) filter (where a.starts_at >= begins and a.starts_at < until) as sessions,
      bool_or(a.starts_at < p_ends_at + gap and a.ends_at > p_starts_at - gap) as is_taken
    from bls_allocations a
    where a.starts_at >= begins - reach and a.starts_at < until + reach
      and (a.expires_at is null or a.expires_at > at) and a.id is distinct from p_but
    group by a.trainer_id) taken on taken.trainer_id = q.trainer_id
  where q.course_id = p_course_id and taken.is_taken is not true
  order by coalesce(taken.sessions, 0), q.trainer_id;
end $$;

-- Takes a trainer's time for a session: of the first idle one who is there. p_expires_at null: for good. p_moved: an
-- allocation that is to be moved there instead of a new one; p_trainer_id: only this trainer. All null: nobody is free.
create function take_bls_time(
  p_course bls_courses, p_starts_at timestamptz, p_expires_at timestamptz, p_needs_notice boolean,
  p_moved bigint default null, p_trainer_id bigint default null
) returns bls_allocations language plpgsql as $$
declare
  at timestamptz := app_now();
  v_ends_at timestamptz := p_starts_at + make_interval(mins => p_course.duration_minutes);
  v_trainer_id bigint;
  lapsed bigint[];
  a bls_allocations;
begin
  if bls_start_is_offered(p_starts_at, p_needs_notice) is not true then   -- null: no such time
    return null;
  end if;
  perform lock_bls_day((p_starts_at at time zone 'Europe/London')::date);
  -- They block nothing, except that the table knows no clock.
  select array_agg(h.id) into lapsed from bls_holds h
  where h.ended_at is null and h.expires_at <= at and h.starts_at < v_ends_at and h.ends_at > p_starts_at;
  if lapsed is not null then
    perform end_bls_holds(lapsed, 'expired');
  end if;
  for v_trainer_id in
    select i from bls_idle_trainers(p_course.id, p_starts_at, v_ends_at, p_moved) i
    where p_trainer_id is null or i = p_trainer_id
  loop
    continue when not bls_trainer_is_there(p_course.id, v_trainer_id, p_starts_at, v_ends_at);
    if p_moved is not null then
      update bls_allocations t set trainer_id = v_trainer_id, starts_at = p_starts_at, ends_at = v_ends_at,
        expires_at = p_expires_at
      where t.id = p_moved
      returning * into a;
    else
      -- The constraint has the last word: of time that somebody took without the lock nothing is inserted.
      insert into bls_allocations as t (trainer_id, starts_at, ends_at, expires_at)
      values (v_trainer_id, p_starts_at, v_ends_at, p_expires_at)
      on conflict do nothing
      returning * into a;
    end if;
    exit when a.id is not null;
  end loop;
  return a;
end $$;

-- The moment a slot names; null: London's clock skips it.
create function bls_slot_start(p_date date, p_time time) returns timestamptz language sql stable as $$
  select case when london_moment(p_date + p_time) at time zone 'Europe/London' = p_date + p_time
    then london_moment(p_date + p_time) end
$$;

create function add_bls_hold(
  p_organisation_id bigint, p_kind text, p_course_id bigint, a bls_allocations, p_token_sha256 bytea, p_token_nonce bytea,
  p_visitor_sha256 bytea default null, p_address_sha256 bytea default null
) returns void language sql as $$
  insert into bls_holds (organisation_id, kind, course_id, trainer_id, starts_at, ends_at, allocation_id, token_sha256,
    token_nonce, visitor_sha256, address_sha256, created_at, expires_at)
  values (p_organisation_id, p_kind, p_course_id, a.trainer_id, a.starts_at, a.ends_at, a.id, p_token_sha256,
    p_token_nonce, p_visitor_sha256, p_address_sha256, app_now(), a.expires_at)
$$;

-- Holds a slot for an organisation: one trainer's time, kept for the booking.
create function hold_bls_slot(
  p_organisation_id bigint, p_course_id bigint, p_date date, p_time time, p_token_sha256 bytea, p_token_nonce bytea,
  out outcome text, out token_nonce bytea, out expires_at timestamptz, out seconds_left integer, out course_name text
) language plpgsql as $$
declare
  at timestamptz := app_now();
  starts timestamptz := bls_slot_start(p_date, p_time);
  course bls_courses;
  rules bls_rules;
  a bls_allocations;
begin
  select * into course from bls_courses c where c.id = p_course_id and c.is_active;
  if not found then
    outcome := 'course_not_available'; return;
  end if;
  course_name := course.name;
  select * into strict rules from bls_rules;
  perform lock_bls_day(p_date);
  perform pg_advisory_xact_lock(1447379062, hashint8(p_organisation_id));
  select h.token_nonce, h.expires_at into token_nonce, expires_at from bls_holds h
  where h.organisation_id = p_organisation_id and h.course_id = p_course_id and h.starts_at = starts
    and h.ended_at is null and h.kind = 'api' and h.expires_at > at;
  if found then
    outcome := 'hold_exists';
    seconds_left := floor(extract(epoch from expires_at - at));
    return;
  end if;
  if (select count(*) from bls_holds h where h.organisation_id = p_organisation_id and h.ended_at is null
        and h.kind = 'api' and h.expires_at > at) >= rules.max_live_holds then
    outcome := 'hold_limit_reached'; return;
  end if;
  a := take_bls_time(course, starts, at + make_interval(mins => rules.hold_minutes), true);
  if a.id is null then
    outcome := 'slot_unavailable'; return;
  end if;
  perform add_bls_hold(p_organisation_id, 'api', course.id, a, p_token_sha256, p_token_nonce);
  token_nonce := p_token_nonce;
  expires_at := a.expires_at;
  seconds_left := rules.hold_minutes * 60;
  outcome := 'held';
end $$;

-- Holds a slot for a visitor of the public pages, in place of the one held before: outcome 'held', or what hold_bls_slot
-- says, or 'too_many_holds' when five live holds came from the visitor's address.
create function hold_bls_slot_for_candidate(
  p_organisation_id bigint, p_course_id bigint, p_date date, p_time time, p_token_sha256 bytea, p_token_nonce bytea,
  p_visitor_sha256 bytea, p_address_sha256 bytea, out outcome text, out expires_at timestamptz
) language plpgsql as $$
declare
  at timestamptz := app_now();
  course bls_courses;
  previous bls_holds;
  a bls_allocations;
begin
  -- the same two locks as for seats: see hold_seat_for_candidate
  perform pg_advisory_xact_lock(hashtextextended(encode(p_visitor_sha256, 'hex'), 1));
  perform pg_advisory_xact_lock(hashtextextended(encode(p_address_sha256, 'hex'), 2));
  perform lock_bls_day(p_date);
  select * into course from bls_courses c where c.id = p_course_id and c.is_active;
  select * into previous from bls_holds h where h.visitor_sha256 = p_visitor_sha256 and h.kind = 'candidate'
    and h.ended_at is null and h.expires_at > at for no key update;
  outcome := case
    when course.id is null then 'course_not_available'
    when (select count(*) from bls_holds h where h.address_sha256 = p_address_sha256 and h.kind = 'candidate'
            and h.ended_at is null and h.expires_at > at and h.visitor_sha256 <> p_visitor_sha256) >= 5 then 'too_many_holds'
  end;
  if outcome is not null then
    return;
  end if;
  a := take_bls_time(course, bls_slot_start(p_date, p_time),
    (select at + make_interval(mins => r.hold_minutes) from bls_rules r), true, previous.allocation_id);
  if a.id is null then
    outcome := 'slot_unavailable'; return;
  end if;
  update bls_holds h set ended_at = at, end_reason = 'released', allocation_id = null where h.id = previous.id;
  perform add_bls_hold(p_organisation_id, 'candidate', course.id, a, p_token_sha256, p_token_nonce, p_visitor_sha256,
    p_address_sha256);
  expires_at := a.expires_at;
  outcome := 'held';
end $$;

-- Gives a held slot back.
create function release_bls_slot(p_organisation_id bigint, p_token_sha256 bytea) returns boolean language plpgsql as $$
declare
  v_id bigint;
begin
  select h.id into v_id from bls_holds h
  where h.token_sha256 = p_token_sha256 and h.organisation_id = p_organisation_id and h.ended_at is null
    and h.expires_at > app_now() for no key update;
  return found and end_bls_holds(array[v_id], 'released') = 1;
end $$;

-- Ends up to p_limit lapsed holds and says how many. Workers may run it side by side. Only tidies up: what has lapsed
-- blocks nothing.
create function sweep_lapsed_bls_holds(p_limit integer) returns integer language sql as $$
  select end_bls_holds(array(
    select h.id from bls_holds h where h.ended_at is null and h.expires_at <= (select app_now())
    order by h.id limit p_limit for no key update skip locked), 'expired')
$$;

-- ---- Bookings

-- Until when a candidate may pay for a session.
create function bls_pay_until(p_starts_at timestamptz) returns timestamptz language sql stable as $$
  select least(app_now() + make_interval(mins => r.payment_window_minutes), p_starts_at - interval '1 hour') from bls_rules r
$$;

-- Plans the payment of a session; too late for it to be awaited, a candidate cannot pay.
create function plan_bls_payment(
  p_organisation_id bigint, p_course_id bigint, p_starts_at timestamptz, p_pay_option text, p_provider text
) returns booking_payment language sql as $$
  select plan_payment(p_organisation_id, 'virtual-bls', p_course_id, p_pay_option,
    bls_course_price_pence(p_organisation_id, p_course_id),
    case when bls_pay_until(p_starts_at) > app_now() then p_provider end)
$$;

-- Makes the booking that owns the given time from now on; money, audit and event with it.
create function add_bls_booking(
  p_organisation_id bigint, p_course_id bigint, p_hold_id bigint, a bls_allocations, p_payment booking_payment,
  p_candidate jsonb, p_booked_by text, p_actor actor
) returns jsonb language plpgsql as $$
declare
  counters organisation_counters;
  transfer ledger_transfers;
  b bls_bookings;
begin
  update organisation_counters k set bls_bookings = k.bls_bookings + 1, last_created_at = greatest(k.last_created_at, app_now())
  where k.organisation_id = p_organisation_id
  returning * into strict counters;
  insert into bls_bookings (organisation_id, organisation_seq, hold_id, allocation_id, course_id, trainer_id, starts_at,
    ends_at, first_name, last_name, email, phone, address, city, postcode, job_role, agency_contact_name,
    agency_contact_email, booking_status, pay_status, pay_option, price_pence, booked_by, payment_expires_at, room_id,
    room_link, room_password, created_at)
  select p_organisation_id, counters.bls_bookings, p_hold_id, a.id, p_course_id, a.trainer_id, a.starts_at, a.ends_at,
    c.first_name, c.last_name, c.email, c.phone, c.address, c.city, c.postcode, c.job_role, c.agency_contact_name,
    c.agency_contact_email,
    case when p_payment.is_unpaid then 'pending' else 'booked' end,
    case when p_payment.is_invoiced or p_payment.is_unpaid then 'pending' else 'completed' end,
    p_payment.pay_option, p_payment.price_pence, p_booked_by,
    case when p_payment.is_unpaid then bls_pay_until(a.starts_at) end, t.room_id, t.room_link, t.room_password,
    counters.last_created_at
  from bls_trainers t, jsonb_to_record(p_candidate) as c(first_name text, last_name text, email text, phone text,
    address text, city text, postcode text, job_role text, agency_contact_name text, agency_contact_email text)
  where t.trainer_id = a.trainer_id
  returning * into strict b;
  transfer := collect_payment(p_payment, p_organisation_id, 'virtual-bls', b.id, b.first_name || ' ' || b.last_name,
    b.payment_expires_at);
  perform audit_booking(b, 'booking.created', p_actor,
    jsonb_build_object('course_id', b.course_id, 'trainer_id', b.trainer_id, 'starts_at', b.starts_at,
      'pay_option', b.pay_option, 'booking_status', b.booking_status, 'price_pence', b.price_pence,
      'transfer_id', transfer.id));
  return announce_bls_booking(b.id, 'booking.created');
end $$;

-- Books a held slot and takes the money: all of it or, with any outcome but 'booked', nothing.
create function book_bls_slot(
  p_organisation_id bigint, p_hold_sha256 bytea, p_pay_option text, p_payment_provider text, p_candidate jsonb,
  p_booked_by text, p_actor actor, out outcome text, out booking jsonb
) language plpgsql as $$
declare
  at timestamptz := app_now();
  h bls_holds;
  a bls_allocations;
  payment booking_payment;
begin
  select * into h from bls_holds s where s.token_sha256 = p_hold_sha256 and s.organisation_id = p_organisation_id
  for no key update;
  outcome := case
    when h.id is null or h.end_reason = 'released' then 'hold_not_found'
    when h.end_reason = 'used' then 'hold_used'
    when h.end_reason = 'expired' or h.expires_at <= at then 'hold_expired'
    -- the trainer's room was taken away meanwhile
    when not exists (select from bls_trainers t where t.trainer_id = h.trainer_id and t.room_id is not null) then 'hold_expired'
  end;
  if outcome is not null then
    return;
  end if;
  payment := plan_bls_payment(p_organisation_id, h.course_id, h.starts_at, p_pay_option, p_payment_provider);
  outcome := payment.outcome;
  if outcome is not null then
    return;
  end if;
  update bls_allocations t set expires_at = null where t.id = h.allocation_id returning * into strict a;
  update bls_holds s set ended_at = at, end_reason = 'used', allocation_id = null where s.id = h.id;
  booking := add_bls_booking(p_organisation_id, h.course_id, h.id, a, payment, p_candidate, p_booked_by, p_actor);
  outcome := 'booked';
end $$;

-- Staff book a slot for an organisation, without a hold. Whatever refuses, no time is taken.
create function book_bls_for_organisation(
  p_organisation_id bigint, p_course_id bigint, p_date date, p_time time, p_needs_notice boolean, p_pay_option text,
  p_payment_provider text, p_candidate jsonb, p_actor actor, out outcome text, out booking jsonb
) language plpgsql as $$
declare
  starts timestamptz := bls_slot_start(p_date, p_time);
  course bls_courses;
  a bls_allocations;
  payment booking_payment;
begin
  select * into course from bls_courses c where c.id = p_course_id and c.is_active;
  if not found then
    outcome := 'course_not_available'; return;
  end if;
  a := take_bls_time(course, starts, null, p_needs_notice);
  if a.id is null then
    outcome := 'slot_unavailable'; return;
  end if;
  payment := plan_bls_payment(p_organisation_id, course.id, starts, p_pay_option, p_payment_provider);
  outcome := payment.outcome;
  if outcome is not null then
    delete from bls_allocations t where t.id = a.id;
    return;
  end if;
  booking := add_bls_booking(p_organisation_id, course.id, null, a, payment, p_candidate, 'Admin', p_actor);
  outcome := 'booked';
end $$;
