-- What happens to a remote session after it is booked, and to the kit that travels for it. First what classroom
-- training has in common with it: one function each, for whichever product.

-- What a booking of any product is to its money.
create type booking_money as (
  organisation_id bigint, product text, booking_id bigint, subject_kind text, candidate text, course_id bigint,
  pay_option text, pay_status text, price_pence bigint
);

create function money_of(b training_bookings) returns booking_money language sql immutable as $$
  select row (b.organisation_id, 'practical-training', b.id, 'training_booking', b.first_name || ' ' || b.last_name,
    b.course_id, case b.pay_option when 'inv' then 'invoice' else b.pay_option end, b.pay_status, b.price_pence)::booking_money
$$;
create function money_of(b bls_bookings) returns booking_money language sql immutable as $$
  select row (b.organisation_id, 'virtual-bls', b.id, 'bls_booking', b.first_name || ' ' || b.last_name,
    b.course_id, b.pay_option, b.pay_status, b.price_pence)::booking_money
$$;

-- What a product calls the place from which candidates' payments come.
create function candidate_wallet(p_product text) returns text language sql immutable as $$
  select case p_product when 'virtual-bls' then 'paypal' else 'stripe' end
$$;

-- Where a booking's money would go back to, and how much: what was charged, not today's price.
create function booking_refund(m booking_money, out amount bigint, out wallet text) language plpgsql stable as $$
begin
  if m.pay_option in ('credits', 'balance') then
    amount := (booking_charge(m.product, m.booking_id)).amount;
    wallet := case m.pay_option when 'credits' then m.course_id::text else 'booking_balance' end;
  elsif m.pay_option = 'invoice' or m.pay_status = 'completed' then
    amount := nullif(m.price_pence, 0);
    wallet := case m.pay_option when 'invoice' then 'invoice' else candidate_wallet(m.product) end;
  end if;
  if amount is null then
    wallet := null;
  end if;
end $$;

-- What the end of a locked booking means to its money: what goes back and where to, and its payment's status from then
-- on. An open checkout is stopped; refund_if_paid is null unless its provider has to be asked first.
create function plan_booking_end(
  m booking_money, p_refund boolean, out amount bigint, out wallet text, out pay_status text, out refund_if_paid boolean
) language plpgsql as $$
declare
  is_unpaid boolean := m.pay_option = 'candidate_pays' and m.pay_status = 'pending';
  is_closing boolean := false;
begin
  if p_refund then
    select r.amount, r.wallet into amount, wallet from booking_refund(m) r;
  end if;
  if is_unpaid then
    is_closing := close_checkout(m.product, m.booking_id);
  end if;
  refund_if_paid := case when is_closing then p_refund end;
  pay_status := case
    when is_closing then m.pay_status                                -- the provider says whether money came
    when is_unpaid then 'cancelled'
    when amount is null or wallet = candidate_wallet(m.product) then m.pay_status
    when m.pay_status = 'pending' then 'cancelled'                   -- an invoice nobody has paid
    else 'refunded'
  end;
end $$;

-- Gives back what was planned, once the booking is cancelled. What the provider still has to do is left to a job.
create function give_back(m booking_money, p_amount bigint, p_wallet text) returns void language plpgsql as $$
declare
  charge ledger_transfers;
begin
  if p_wallet = candidate_wallet(m.product) then
    perform request_refund(m.product, m.booking_id);
  elsif p_wallet = 'invoice' then
    perform void_invoice(m.product, m.booking_id);
  elsif p_amount is not null then
    charge := booking_charge(m.product, m.booking_id);
    perform ledger_post(charge.account_id, 'refunds', 'deposit', p_amount,
      format('Refunded for booking no #%s for candidate %s', m.booking_id, m.candidate), m.booking_id);
  end if;
end $$;

create or replace function end_training_booking(
  b training_bookings, p_reason text, p_note text, p_cancelled_by text, p_refund boolean, p_actor actor
) returns jsonb language plpgsql as $$
declare
  at timestamptz := app_now();
  back record;
begin
  select * into back from plan_booking_end(money_of(b), p_refund);
  update training_bookings t set booking_status = 'cancelled', cancelled_at = at, reason = p_reason, reason_note = p_note,
    cancelled_by = p_cancelled_by, refund_amount = back.amount, refund_wallet = back.wallet,
    refund_if_paid = back.refund_if_paid, pay_status = back.pay_status,
    review = case when p_reason = 'review_rejected' then 'rejected' else t.review end
  where t.id = b.id;
  update training_events e set booked_seats = e.booked_seats - 1 where e.id = b.training_event_id;
  perform give_back(money_of(b), back.amount, back.wallet);
  if p_reason = 'payment_expired' and b.invite_id is not null then
    perform reopen_invite(b.invite_id);
  end if;
  perform audit_booking(b, 'booking.cancelled', p_actor,
    jsonb_build_object('reason', p_reason, 'refund_amount', back.amount, 'refund_wallet', back.wallet));
  return announce_booking(b.id, 'booking.cancelled');
end $$;
drop function booking_refund(training_bookings);

-- Locks a remote session's booking. Null id: the organisation has no such booking. A null organisation means the
-- platform's own staff or jobs.
create function lock_bls_booking(p_organisation_id bigint, p_booking_id bigint) returns bls_bookings language sql as $$
  select * from bls_bookings b
  where b.id = p_booking_id and (p_organisation_id is null or b.organisation_id = p_organisation_id) for no key update
$$;

-- London's day.
create function london_today() returns date language sql stable as $$
  select (app_now() at time zone 'Europe/London')::date
$$;

-- Ends a locked booking: the trainer's time, money, kit, event. What a refund or an open checkout still needs is left
-- to a job in the same transaction. Returns the booking as products tell of it.
create function end_bls_booking(
  b bls_bookings, p_reason text, p_note text, p_cancelled_by text, p_refund boolean, p_actor actor
) returns jsonb language plpgsql as $$
declare
  at timestamptz := app_now();
  back record;
begin
  select * into back from plan_booking_end(money_of(b), p_refund);
  update bls_bookings t set booking_status = 'cancelled', cancelled_at = at, reason = p_reason, reason_note = p_note,
    cancelled_by = p_cancelled_by, refund_amount = back.amount, refund_wallet = back.wallet,
    refund_if_paid = back.refund_if_paid, pay_status = back.pay_status, allocation_id = null
  where t.id = b.id;
  delete from bls_allocations a where a.id = b.allocation_id;
  update bls_kit_loans l set due_on = least(l.due_on, london_today() + r.kit_due_days) from bls_rules r
  where l.booking_id = b.id and l.returned_at is null;
  perform give_back(money_of(b), back.amount, back.wallet);
  perform audit_booking(b, 'booking.cancelled', p_actor,
    jsonb_build_object('reason', p_reason, 'refund_amount', back.amount, 'refund_wallet', back.wallet));
  return announce_bls_booking(b.id, 'booking.cancelled');
end $$;

-- The provider's staff cancel, until the outcome is marked.
create function cancel_bls_booking_by_staff(
  p_booking_id bigint, p_note text, p_refund boolean, p_actor actor, out outcome text
) language plpgsql as $$
declare
  b bls_bookings := lock_bls_booking(null, p_booking_id);
begin
  outcome := case
    when b.id is null then 'not_found'
    when b.booking_status = 'cancelled' then 'already_cancelled'
    when b.training_status <> 'pending' then 'attendance_marked'
  end;
  if outcome is null then
    perform end_bls_booking(b, 'staff', p_note, 'Admin', p_refund, p_actor);
    outcome := 'cancelled';
  end if;
end $$;

-- When the kit of a session is due back.
create function bls_kit_due_on(p_starts_at timestamptz) returns date language sql stable as $$
  select (p_starts_at at time zone 'Europe/London')::date + r.kit_due_days from bls_rules r
$$;

-- Moves a session to another free slot of its course, or to another trainer. Money stays as it is; the outcome starts
-- anew. p_trainer_id null: whoever is free.
create function reschedule_bls_booking(
  p_booking_id bigint, p_date date, p_time time, p_trainer_id bigint, p_needs_notice boolean, p_actor actor,
  out outcome text
) language plpgsql as $$
declare
  b bls_bookings := lock_bls_booking(null, p_booking_id);
  starts timestamptz := bls_slot_start(p_date, p_time);
  course bls_courses;
  a bls_allocations;
begin
  outcome := case
    when b.id is null then 'not_found'
    when b.booking_status = 'cancelled' then 'already_cancelled'
    when b.training_status not in ('pending', 'no_show') then 'attendance_marked'
    when starts = b.starts_at and coalesce(p_trainer_id, b.trainer_id) = b.trainer_id then 'unchanged'
  end;
  if outcome is not null then
    return;
  end if;
  select * into strict course from bls_courses c where c.id = b.course_id;
  a := take_bls_time(course, starts, null, p_needs_notice, b.allocation_id, p_trainer_id);
  if a.id is null then
    outcome := 'slot_unavailable';
    return;
  end if;
  update bls_bookings t set starts_at = a.starts_at, ends_at = a.ends_at, trainer_id = a.trainer_id, room_id = r.room_id,
    room_link = r.room_link, room_password = r.room_password, training_status = 'pending', training_marked_at = null,
    payment_expires_at = case when t.payment_expires_at is not null
      then least(t.payment_expires_at, a.starts_at - interval '1 hour') end
  from bls_trainers r
  where t.id = b.id and r.trainer_id = a.trainer_id;
  update bls_kit_loans l set due_on = bls_kit_due_on(a.starts_at) where l.booking_id = b.id and l.returned_at is null;
  perform audit_booking(b, 'bls_booking.rescheduled', p_actor,
    jsonb_build_object('previous_starts_at', b.starts_at, 'previous_trainer_id', b.trainer_id, 'starts_at', a.starts_at,
      'trainer_id', a.trainer_id));
  perform announce_bls_booking(b.id, 'booking.rescheduled',
    jsonb_build_object('previous_starts_at', b.starts_at, 'previous_ends_at', b.ends_at,
      'previous_trainer_id', b.trainer_id,
      'previous_trainer_name', (select t.name from trainers t where t.id = b.trainer_id)));
  outcome := 'rescheduled';
end $$;

-- Locks a booking of any product, for what its money needs.
create function lock_booking_money(p_product text, p_booking_id bigint) returns booking_money language plpgsql as $$
begin
  if p_product = 'virtual-bls' then
    return money_of(lock_bls_booking(null, p_booking_id));
  end if;
  return money_of(lock_training_booking(null, p_booking_id));
end $$;

-- Staff record that an invoice was paid.
drop function record_invoice_payment(bigint, actor);
create function record_invoice_payment(
  p_booking_id bigint, p_actor actor, p_product text default 'practical-training', out outcome text
) language plpgsql as $$
declare
  m booking_money := lock_booking_money(p_product, p_booking_id);
begin
  outcome := case
    when m.booking_id is null then 'not_found'
    when m.pay_option <> 'invoice' then 'not_an_invoice'
    when m.pay_status <> 'pending' then 'not_awaiting_payment'
  end;
  if outcome is not null then
    return;
  end if;
  if p_product = 'virtual-bls' then
    update bls_bookings set pay_status = 'completed', paid_at = app_now() where id = p_booking_id;
  else
    update training_bookings set pay_status = 'completed', paid_at = app_now() where id = p_booking_id;
  end if;
  perform settle_invoice(p_product, p_booking_id);
  perform record_audit(m.organisation_id, 'booking.invoice_paid', m.subject_kind, m.booking_id,
    jsonb_build_object('amount_pence', m.price_pence), p_actor);
  outcome := 'recorded';
end $$;

alter table certificates add column revoked_reason text;   -- what whoever withdrew it wrote

-- Issues the certificate of a locked booking of any product, or issues it again after it was revoked: same code, and
-- the same number unless it was completed in another year.
create function issue_certificate(
  p_organisation_id bigint, p_product text, p_booking_id bigint, p_series text, p_holder_name text, p_course_id bigint,
  p_course_name text, p_subjects jsonb, p_location_name text, p_trainer_name text, p_trained_on date, p_completed_on date,
  p_expires_on date
) returns certificates language plpgsql as $$
declare
  c certificates;
begin
  insert into certificates as k (organisation_id, product, booking_id, number, verification_code, holder_name,
    course_id, course_name, subjects, location_name, trainer_name, provider_name, trained_on, completed_on, expires_on,
    issued_at)
  select p_organisation_id, p_product, p_booking_id,
    format('%s-%s-%s', p_series, extract(year from p_completed_on),
      lpad(p_booking_id::text, greatest(6, length(p_booking_id::text)), '0')),
    verification_code(), p_holder_name, p_course_id, p_course_name, p_subjects, p_location_name, p_trainer_name, p.name,
    p_trained_on, p_completed_on, p_expires_on, app_now()
  from training_provider p
  on conflict (product, booking_id) do update set number = excluded.number, holder_name = excluded.holder_name,
    course_id = excluded.course_id, course_name = excluded.course_name, subjects = excluded.subjects,
    location_name = excluded.location_name, trainer_name = excluded.trainer_name,
    provider_name = excluded.provider_name, trained_on = excluded.trained_on, completed_on = excluded.completed_on,
    expires_on = excluded.expires_on, issued_at = excluded.issued_at, issue = k.issue + 1, revoked_at = null,
    revoked_reason = null
  returning * into strict c;
  delete from certificate_documents d where d.certificate_id = c.id and d.issue < c.issue;
  return c;
end $$;

-- Takes back the certificate of a locked booking of any product. Null: it has none that stands.
create function revoke_certificate(p_product text, p_booking_id bigint, p_reason text) returns certificates language sql as $$
  update certificates k set revoked_at = app_now(), revoked_reason = p_reason
  where k.product = p_product and k.booking_id = p_booking_id and k.revoked_at is null
  returning *
$$;

create or replace function issue_training_certificate(p_booking_id bigint, p_actor actor) returns void language plpgsql as $$
declare
  r training_booking_records;
  b training_bookings;
  c certificates;
  v_completed_on date;
begin
  update training_bookings t set has_certificate = true where t.id = p_booking_id returning * into strict b;
  select * into strict r from training_booking_records t where t.id = p_booking_id;
  v_completed_on := (r.ends_at at time zone 'Europe/London')::date;
  c := issue_certificate(r.organisation_id, 'practical-training', r.id, 'PT', r.first_name || ' ' || r.last_name,
    r.course_id, r.course_name,
    coalesce((select jsonb_agg(jsonb_build_object('subject', s.subject, 'level', s.level) order by s.place)
              from training_course_subjects s where s.course_id = r.course_id), '[]'),
    r.location_name, r.trainer_name, (r.starts_at at time zone 'Europe/London')::date, v_completed_on,
    -- 29 February and twelve months is 28 February
    (select (v_completed_on + make_interval(months => t.validity_months))::date from training_courses t where t.id = r.course_id));
  perform audit_booking(b, 'booking.certificate_issued', p_actor,
    jsonb_build_object('number', c.number, 'issue', c.issue));
  perform announce_booking(b.id, 'booking.certificate_available',
    jsonb_build_object('certificate', certificate_summary(c)));
end $$;

create or replace function revoke_training_certificate(p_booking_id bigint, p_actor actor) returns void language plpgsql as $$
declare
  b training_bookings;
  c certificates;
begin
  update training_bookings t set has_certificate = false where t.id = p_booking_id returning * into strict b;
  c := revoke_certificate('practical-training', p_booking_id, null);
  if c.id is not null then
    perform audit_booking(b, 'booking.certificate_revoked', p_actor,
      jsonb_build_object('number', c.number, 'issue', c.issue));
  end if;
end $$;

-- Issues the certificate of a locked booking if it is earned by now: training completed and the kit back, whichever
-- came last.
create function issue_bls_certificate_if_earned(p_booking_id bigint, p_actor actor) returns boolean language plpgsql as $$
declare
  r bls_booking_records;
  b bls_bookings;
  c certificates;
  v_trained_on date;
begin
  select * into strict r from bls_booking_records t where t.id = p_booking_id;
  if r.booking_status <> 'booked' or r.training_status <> 'completed' or r.equipment_status is distinct from 'in'
     or r.has_certificate then
    return false;
  end if;
  v_trained_on := (r.starts_at at time zone 'Europe/London')::date;
  update bls_bookings t set has_certificate = true where t.id = p_booking_id returning * into strict b;
  c := issue_certificate(r.organisation_id, 'virtual-bls', r.id, 'BLS', r.first_name || ' ' || r.last_name, r.course_id,
    r.course_name, '[]', null, r.trainer_name, v_trained_on, (r.ends_at at time zone 'Europe/London')::date,
    (select (v_trained_on + make_interval(months => u.certificate_validity_months))::date from bls_rules u));
  perform audit_booking(b, 'booking.certificate_issued', p_actor,
    jsonb_build_object('number', c.number, 'issue', c.issue));
  perform announce_bls_booking(b.id, 'booking.certificate_available',
    jsonb_build_object('certificate', certificate_summary(c)));
  return true;
end $$;

-- Trainer or staff say what came of a session. Once there is a certificate only those who may withdraw it can take
-- "completed" back, and they say why.
create function mark_bls_training(
  p_booking_id bigint, p_training_status text, p_reason text, p_may_withdraw boolean, p_actor actor, out outcome text
) language plpgsql as $$
declare
  at timestamptz := app_now();
  b bls_bookings := lock_bls_booking(null, p_booking_id);
  c certificates;
begin
  outcome := case
    when b.id is null then 'not_found'
    when b.booking_status <> 'booked' then 'booking_not_booked'
    when b.starts_at > at then 'session_not_started'
    when b.training_status = p_training_status then 'marked'
    when b.has_certificate and not p_may_withdraw then 'certificate_stands'
    when b.has_certificate and p_reason is null then 'reason_missing'
  end;
  if outcome is not null then
    return;
  end if;
  update bls_bookings set training_status = p_training_status, training_marked_at = at, has_certificate = false
  where id = b.id;
  if b.has_certificate then
    c := revoke_certificate('virtual-bls', b.id, p_reason);
    perform audit_booking(b, 'booking.certificate_revoked', p_actor,
      jsonb_build_object('number', c.number, 'issue', c.issue));
  end if;
  perform audit_booking(b, 'bls_booking.marked', p_actor,
    jsonb_build_object('training_status', p_training_status, 'previous_training_status', b.training_status));
  perform announce_bls_booking(b.id, 'booking.attendance_marked',
    jsonb_build_object('previous_training_status', b.training_status, 'marked_at', at));
  perform issue_bls_certificate_if_earned(b.id, p_actor);
  outcome := 'marked';
end $$;

-- Kits. A booking is locked before its loans.

create function audit_kit_loan(l bls_kit_loans, p_action text, p_actor actor, p_details jsonb default '{}')
returns void language sql as $$
  select record_audit(l.organisation_id, p_action, 'bls_booking', l.booking_id,
    jsonb_build_object('kit_id', l.kit_id, 'loan_id', l.id, 'due_on', l.due_on) || p_details, p_actor)
$$;

create function register_bls_kit(p_bar_code text, p_note text, p_actor actor, out outcome text, out kit_id bigint)
language plpgsql as $$
begin
  insert into bls_kits (bar_code, note) values (p_bar_code, p_note) on conflict (bar_code) do nothing
  returning id into kit_id;
  if kit_id is null then
    outcome := 'bar_code_taken';
    return;
  end if;
  perform record_audit(0, 'bls_kit.registered', 'bls_kit', kit_id, '{}', p_actor);
  outcome := 'registered';
end $$;

-- Changes a kit's note, or whether it is still used. Keys that are missing stay as they are.
create function edit_bls_kit(p_kit_id bigint, p_changes jsonb, p_actor actor, out outcome text) language plpgsql as $$
begin
  perform from bls_kits k where k.id = p_kit_id for no key update;
  outcome := case
    when not found then 'not_found'
    when (p_changes ->> 'is_retired')::boolean
      and exists (select from bls_kit_loans l where l.kit_id = p_kit_id and l.returned_at is null) then 'kit_is_out'
  end;
  if outcome is not null then
    return;
  end if;
  update bls_kits k set is_retired = coalesce((p_changes ->> 'is_retired')::boolean, k.is_retired),
    note = case when p_changes ? 'note' then p_changes ->> 'note' else k.note end
  where k.id = p_kit_id;
  perform record_audit(0, 'bls_kit.edited', 'bls_kit', p_kit_id,
    jsonb_build_object('fields', (select coalesce(jsonb_agg(f order by f), '[]') from jsonb_object_keys(p_changes) f)), p_actor);
  outcome := 'edited';
end $$;

-- A kit leaves for a candidate.
create function scan_out_bls_kit(p_bar_code text, p_booking_id bigint, p_actor actor, out outcome text) language plpgsql as $$
declare
  b bls_bookings := lock_bls_booking(null, p_booking_id);
  k bls_kits;
  l bls_kit_loans;
begin
  select * into k from bls_kits t where t.bar_code = p_bar_code for no key update;
  outcome := case
    when b.id is null then 'not_found'
    when k.id is null then 'kit_unknown'
    when k.is_retired then 'kit_retired'
    when exists (select from bls_kit_loans t where t.kit_id = k.id and t.returned_at is null) then 'kit_is_out'
    when b.booking_status <> 'booked' then 'booking_not_booked'
    when b.has_certificate then 'certificate_stands'
  end;
  if outcome is not null then
    return;
  end if;
  insert into bls_kit_loans (organisation_id, kit_id, booking_id, due_on, sent_at)
  values (b.organisation_id, k.id, b.id, bls_kit_due_on(b.starts_at), app_now())
  returning * into l;
  perform audit_kit_loan(l, 'bls_kit.sent', p_actor);
  outcome := 'sent';
end $$;

-- A kit is back; its booking may have earned its certificate by that.
create function scan_in_bls_kit(p_bar_code text, p_actor actor, out outcome text, out booking_id bigint) language plpgsql as $$
declare
  v_loan_id bigint;
  l bls_kit_loans;
begin
  if not exists (select from bls_kits k where k.bar_code = p_bar_code) then
    outcome := 'kit_unknown';
    return;
  end if;
  select t.id, t.booking_id into v_loan_id, booking_id from bls_kit_loans t join bls_kits k on k.id = t.kit_id
  where k.bar_code = p_bar_code and t.returned_at is null;
  perform lock_bls_booking(null, booking_id);
  update bls_kit_loans t set returned_at = app_now() where t.id = v_loan_id and t.returned_at is null returning * into l;
  if l.id is null then
    booking_id := null;
    outcome := 'kit_not_out';
    return;
  end if;
  perform audit_kit_loan(l, 'bls_kit.returned', p_actor);
  perform issue_bls_certificate_if_earned(booking_id, p_actor);
  outcome := 'returned';
end $$;

-- Gives a candidate more time for the kit, or less.
create function set_bls_kit_due_date(p_loan_id bigint, p_due_on date, p_actor actor, out outcome text) language plpgsql as $$
declare
  l bls_kit_loans;
  before date;
begin
  perform lock_bls_booking(null, (select t.booking_id from bls_kit_loans t where t.id = p_loan_id));
  select * into l from bls_kit_loans t where t.id = p_loan_id for no key update;
  outcome := case
    when l.id is null then 'not_found'
    when l.returned_at is not null then 'kit_not_out'
    when p_due_on < (l.sent_at at time zone 'Europe/London')::date then 'due_before_sent'
  end;
  if outcome is not null then
    return;
  end if;
  before := l.due_on;
  update bls_kit_loans t set due_on = p_due_on where t.id = l.id returning * into l;
  perform audit_kit_loan(l, 'bls_kit.due_date_changed', p_actor, jsonb_build_object('previous_due_on', before));
  outcome := 'changed';
end $$;

-- Staff say that a candidate needs no kit. That counts as a kit that is back.
create function waive_bls_kit(p_booking_id bigint, p_reason text, p_actor actor, out outcome text) language plpgsql as $$
declare
  b bls_bookings := lock_bls_booking(null, p_booking_id);
begin
  outcome := case
    when b.id is null then 'not_found'
    when b.booking_status <> 'booked' then 'booking_not_booked'
    when exists (select from bls_kit_loans l where l.booking_id = b.id) then 'kit_was_sent'
    when b.kit_waived_at is not null then 'kit_waived'
  end;
  if outcome is not null then
    return;
  end if;
  update bls_bookings set kit_waived_at = app_now(), kit_waived_reason = p_reason where id = b.id;
  perform audit_booking(b, 'bls_kit.waived', p_actor);
  perform issue_bls_certificate_if_earned(b.id, p_actor);
  outcome := 'waived';
end $$;

-- Announces kits that are not back the day after they were due, once for each loan and due date. Workers may run it
-- side by side. Returns how many it announced.
create function announce_overdue_kits(p_limit integer) returns integer language plpgsql as $$
declare
  l bls_kit_loans;
  told integer := 0;
begin
  for l in
    select * from bls_kit_loans t
    where t.returned_at is null and t.due_on < london_today() and t.overdue_told_on is distinct from t.due_on
    order by t.due_on, t.id limit p_limit for no key update skip locked
  loop
    update bls_kit_loans t set overdue_told_on = t.due_on where t.id = l.id;
    perform announce_bls_booking(l.booking_id, 'booking.equipment_return_overdue',
      jsonb_build_object('equipment_due_date', l.due_on, 'days_overdue', london_today() - l.due_on));
    told := told + 1;
  end loop;
  return told;
end $$;

-- Trainers' time. What is booked stays when it changes; bls_clashes shows what does not fit any more.

-- Sets that a trainer gives remote sessions, and the room they are held in. Keys that are missing stay as they are.
-- Sessions to come that were to be in the old room are in the new one.
create function set_bls_trainer(p_trainer_id bigint, p_changes jsonb, p_actor actor) returns boolean language plpgsql as $$
declare
  before bls_trainers;
  t bls_trainers;
begin
  if not exists (select from trainers n where n.id = p_trainer_id) then
    return false;
  end if;
  insert into bls_trainers (trainer_id) values (p_trainer_id) on conflict do nothing;
  select * into before from bls_trainers b where b.trainer_id = p_trainer_id for no key update;
  t := jsonb_populate_record(before, p_changes);
  update bls_trainers b set is_active = t.is_active, room_id = t.room_id, room_link = t.room_link,
    room_password = t.room_password
  where b.trainer_id = p_trainer_id;
  update bls_bookings b set room_id = t.room_id, room_link = t.room_link, room_password = t.room_password
  where b.trainer_id = p_trainer_id and b.starts_at > app_now() and b.booking_status <> 'cancelled' and t.room_id is not null
    and (b.room_id, b.room_link, b.room_password) = (before.room_id, before.room_link, before.room_password);
  perform record_audit(0, 'bls_trainer.changed', 'trainer', p_trainer_id, jsonb_build_object('fields',
    (select coalesce(jsonb_agg(k order by k), '[]') from jsonb_object_keys(p_changes) k)), p_actor);
  return true;
end $$;

-- The courses a trainer may give; the list replaces the one before.
create function set_bls_trainer_courses(p_trainer_id bigint, p_course_ids bigint[], p_actor actor, out outcome text)
language plpgsql as $$
begin
  perform from bls_trainers t where t.trainer_id = p_trainer_id for no key update;
  outcome := case
    when not found then 'not_found'
    when exists (select from unnest(p_course_ids) u (id) where not exists (
      select from bls_courses c where c.id = u.id)) then 'course_unknown'
  end;
  if outcome is not null then
    return;
  end if;
  delete from bls_trainer_courses c where c.trainer_id = p_trainer_id;
  insert into bls_trainer_courses select p_trainer_id, u.id from (select distinct unnest(p_course_ids)) u (id);
  perform record_audit(0, 'bls_trainer.courses_set', 'trainer', p_trainer_id,
    jsonb_build_object('course_ids', to_jsonb(p_course_ids)), p_actor);
  outcome := 'set';
end $$;

-- A trainer's weeks; the list replaces the one before.
create function set_bls_weekly_rules(p_trainer_id bigint, p_rules jsonb, p_actor actor) returns boolean language plpgsql as $$
begin
  perform from bls_trainers t where t.trainer_id = p_trainer_id for no key update;
  if not found then
    return false;
  end if;
  delete from bls_weekly_rules w where w.trainer_id = p_trainer_id;
  insert into bls_weekly_rules (trainer_id, weekday, from_time, to_time, valid_from, valid_to)
  select p_trainer_id, n.weekday, n.from_time, n.to_time, coalesce(n.valid_from, london_today()), n.valid_to
  from jsonb_to_recordset(p_rules) as n(weekday smallint, from_time time, to_time time, valid_from date, valid_to date);
  perform record_audit(0, 'bls_trainer.weeks_set', 'trainer', p_trainer_id,
    jsonb_build_object('rules', jsonb_array_length(p_rules)), p_actor);
  return true;
end $$;

-- What one day has otherwise.
create function add_bls_exception(p_trainer_id bigint, p_exception jsonb, p_actor actor) returns bigint language plpgsql as $$
declare
  v_id bigint;
begin
  perform from bls_trainers t where t.trainer_id = p_trainer_id for no key update;
  if not found then
    return null;
  end if;
  insert into bls_exceptions (trainer_id, on_date, kind, from_time, to_time)
  select p_trainer_id, n.on_date, n.kind, n.from_time, n.to_time
  from jsonb_to_record(p_exception) as n(on_date date, kind text, from_time time, to_time time)
  returning id into v_id;
  perform record_audit(0, 'bls_trainer.exception_added', 'trainer', p_trainer_id,
    jsonb_build_object('exception_id', v_id), p_actor);
  return v_id;
end $$;

create function remove_bls_exception(p_trainer_id bigint, p_exception_id bigint, p_actor actor) returns boolean
language plpgsql as $$
begin
  delete from bls_exceptions x where x.id = p_exception_id and x.trainer_id = p_trainer_id;
  if not found then
    return false;
  end if;
  perform record_audit(0, 'bls_trainer.exception_removed', 'trainer', p_trainer_id,
    jsonb_build_object('exception_id', p_exception_id), p_actor);
  return true;
end $$;

-- A trainer's sessions to come that lie outside the hours, the courses or the room there are now.
create function bls_clashes(p_trainer_id bigint) returns setof bls_booking_records language plpgsql stable as $$
begin
  return query select r.* from bls_booking_records r
  where r.trainer_id = p_trainer_id and r.starts_at > (select app_now()) and r.booking_status <> 'cancelled'
    and not exists (
      select from bls_openings(r.course_id, (r.starts_at at time zone 'Europe/London')::date,
        (r.starts_at at time zone 'Europe/London')::date) o
      where o.trainer_id = r.trainer_id and o.opens_at <= r.starts_at and o.closes_at >= r.ends_at)
  order by r.starts_at, r.id;
end $$;

-- Staff change the product's rules. Keys that are missing stay as they are.
create function edit_bls_rules(p_changes jsonb, p_actor actor) returns void language plpgsql as $$
declare
  r bls_rules;
begin
  select * into strict r from bls_rules for no key update;
  r := jsonb_populate_record(r, p_changes);
  update bls_rules set slot_grid_minutes = r.slot_grid_minutes, minimum_notice_hours = r.minimum_notice_hours,
    horizon_days = r.horizon_days, session_gap_minutes = r.session_gap_minutes, hold_minutes = r.hold_minutes,
    max_live_holds = r.max_live_holds, payment_window_minutes = r.payment_window_minutes, kit_due_days = r.kit_due_days,
    certificate_validity_months = r.certificate_validity_months;
  perform record_audit(0, 'bls_rules.changed', 'bls_rules', null, jsonb_build_object('fields',
    (select coalesce(jsonb_agg(k order by k), '[]') from jsonb_object_keys(p_changes) k)), p_actor);
end $$;

-- The courses that products sell, and what statements call them.
create view product_courses as
  select 'practical-training' as product, id, name, short_name, price_pence, is_active from training_courses
  union all
  select 'virtual-bls', id, name, name, price_pence, is_active from bls_courses;

-- Staff change an organisation's wallet of a product: credits bought, money paid in, or a correction (negative: taken
-- away).
drop function post_to_wallet_by_staff(bigint, bigint, bigint, text, text, actor);
create function post_to_wallet_by_staff(p_organisation_id bigint, p_course_id bigint, p_amount bigint,
  p_description text, p_action text, p_actor actor, p_product text default 'practical-training', out outcome text,
  out transfer_id bigint) language plpgsql as $$
declare
  account ledger_accounts;
  transfer ledger_transfers;
begin
  outcome := case
    when not exists (select from organisations where id = p_organisation_id) then 'not_found'
    when p_course_id is not null and not exists (
      select from product_courses c where c.product = p_product and c.id = p_course_id) then 'course_unknown'
  end;
  if outcome is not null then
    return;
  end if;
  account := ensure_organisation_account(p_organisation_id, p_product, p_course_id);
  select * into account from ledger_accounts a where a.id = account.id for no key update;
  if account.balance + p_amount < 0 then
    outcome := 'balance_too_low';
    return;
  end if;
  transfer := ledger_post(account.id, 'funding', case when p_amount > 0 then 'deposit' else 'withdraw' end, abs(p_amount),
    p_description, null);
  if p_amount < 0 and p_product = 'practical-training' then   -- the only one that tells of balances
    perform announce_low_balance(transfer);
  end if;
  perform record_audit(p_organisation_id, p_action, 'ledger_transfer', transfer.id,
    jsonb_build_object('product', p_product, 'course_id', p_course_id, 'amount', p_amount), p_actor);
  transfer_id := transfer.id;
  outcome := 'posted';
end $$;
