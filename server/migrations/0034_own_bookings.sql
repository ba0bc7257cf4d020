-- What people of an organisation do with its bookings in the portal, and what they are told before they do it. The rule
-- that decides is one function, asked by the command and by what is shown before it.

-- Until when an organisation that cancels gets its money back; until then it may move a booking, too: whoever may have
-- the money back may as well book anew, and whoever may not must not come by it in that way.
create function training_refund_until(b training_bookings) returns timestamptz language sql stable as $$
  select b.starts_at - make_interval(hours => s.cancel_full_refund_hours)
  from organisation_training_settings s where s.organisation_id = b.organisation_id
$$;

-- Why a booking cannot be cancelled; null: it can.
create function training_cancel_flaw(b training_bookings, p_by_staff boolean) returns text language sql stable as $$
  select case
    when b.id is null then 'not_found'
    when b.booking_status = 'cancelled' then 'already_cancelled'
    when p_by_staff and b.attendance is not null then 'attendance_marked'
    when not p_by_staff and b.starts_at <= app_now() then 'event_started'
  end
$$;

create or replace function cancel_training_booking(
  p_organisation_id bigint, p_booking_id bigint, p_note text, p_actor actor, out outcome text
) language plpgsql as $$
declare
  b training_bookings := lock_training_booking(p_organisation_id, p_booking_id);
begin
  outcome := training_cancel_flaw(b, false);
  if outcome is null then
    perform end_training_booking(b, 'requested', p_note, 'Agency', app_now() <= training_refund_until(b), p_actor);
    outcome := 'cancelled';
  end if;
end $$;

create or replace function cancel_training_booking_by_staff(
  p_booking_id bigint, p_note text, p_refund boolean, p_actor actor, out outcome text
) language plpgsql as $$
declare
  b training_bookings := lock_training_booking(null, p_booking_id);
begin
  outcome := training_cancel_flaw(b, true);
  if outcome is null then
    perform end_training_booking(b, 'staff', p_note, 'Admin', p_refund, p_actor);
    outcome := 'cancelled';
  end if;
end $$;

-- What cancelling would do just now. p_organisation_id null: the provider's staff would do it, with a refund. Nothing is
-- locked or changed. `stake` is what would go back with a refund, `refund` what does.
create function foresee_training_cancellation(
  p_organisation_id bigint, p_booking_id bigint, out flaw text, out stake_amount bigint, out stake_wallet text,
  out refund_amount bigint, out refund_wallet text, out refund_until timestamptz, out ends_payment boolean
) language plpgsql stable as $$
declare
  b training_bookings;
begin
  select * into b from training_bookings t
  where t.id = p_booking_id and (p_organisation_id is null or t.organisation_id = p_organisation_id);
  flaw := training_cancel_flaw(b, p_organisation_id is null);
  refund_until := training_refund_until(b);
  if flaw is null then
    select r.amount, r.wallet into stake_amount, stake_wallet from booking_refund(money_of(b)) r;
    ends_payment := b.pay_option = 'candidate_pays' and b.pay_status = 'pending';
    if p_organisation_id is null or app_now() <= refund_until then
      refund_amount := stake_amount;
      refund_wallet := stake_wallet;
    end if;
  end if;
end $$;

-- Moves one booking to another event of its course. Money stays as it is; attendance starts anew. Staff
-- (p_organisation_id null) may do so at any time, an organisation as long as it would get its money back.
drop function reschedule_training_booking(bigint, bigint, actor);
create function reschedule_training_booking(
  p_booking_id bigint, p_event_id bigint, p_actor actor, p_organisation_id bigint default null, out outcome text
) language plpgsql as $$
declare
  at timestamptz := app_now();
  v_old_event_id bigint;
  old_event training_events;
  e training_events;
  b training_bookings;
begin
  -- both events, in the order of their ids: two moves in opposite directions cannot deadlock
  select t.training_event_id into v_old_event_id from training_bookings t
  where t.id = p_booking_id and (p_organisation_id is null or t.organisation_id = p_organisation_id);
  if not found then
    outcome := 'not_found';
    return;
  end if;
  perform from training_events t where t.id in (v_old_event_id, p_event_id) order by t.id for no key update;
  select * into b from training_bookings t where t.id = p_booking_id for no key update;
  select * into old_event from training_events t where t.id = b.training_event_id;
  select * into e from training_events t where t.id = p_event_id;
  outcome := case
    when b.id is null then 'not_found'
    when b.training_event_id <> v_old_event_id then 'booking_moved'          -- by somebody else, just now
    when b.booking_status = 'cancelled' then 'already_cancelled'
    when p_organisation_id is not null and (at > training_refund_until(b) or at >= b.starts_at) then 'too_late_to_move'
    when e.id is null or not training_event_is_visible(e, b.organisation_id) then 'event_unknown'
    when e.id = b.training_event_id then 'unchanged'
    when e.course_id <> b.course_id then 'event_of_another_course'
    when e.cancelled_at is not null then 'event_cancelled'
    when e.starts_at <= at then 'event_started'
    when e.booked_seats + e.held_seats >= e.capacity and end_lapsed_holds(e.id) = 0 then 'no_seats_left'
  end;
  if outcome is not null then
    return;
  end if;
  if b.has_certificate then
    perform revoke_training_certificate(b.id, p_actor);
  end if;
  update training_events t set booked_seats = t.booked_seats - 1 where t.id = b.training_event_id;
  update training_events t set booked_seats = t.booked_seats + 1 where t.id = e.id returning * into e;
  update training_bookings t set training_event_id = e.id, course_id = e.course_id, location_id = e.location_id,
    starts_at = e.starts_at, attendance = null, passed = null, attendance_marked_at = null,
    payment_expires_at = least(t.payment_expires_at, e.starts_at)
  where t.id = b.id;
  perform audit_booking(b, 'booking.rescheduled', p_actor,
    jsonb_build_object('previous_training_event_id', b.training_event_id, 'training_event_id', e.id));
  perform announce_booking(b.id, 'booking.rescheduled', moved_from(old_event));
  perform announce_seats_fell(e, e.capacity - e.booked_seats + 1);
  outcome := 'rescheduled';
end $$;

-- Why a remote session cannot be cancelled; null: it can.
create function bls_cancel_flaw(b bls_bookings) returns text language sql stable as $$
  select case
    when b.id is null then 'not_found'
    when b.booking_status = 'cancelled' then 'already_cancelled'
    when b.training_status <> 'pending' then 'attendance_marked'
  end
$$;

create or replace function cancel_bls_booking_by_staff(
  p_booking_id bigint, p_note text, p_refund boolean, p_actor actor, out outcome text
) language plpgsql as $$
declare
  b bls_bookings := lock_bls_booking(null, p_booking_id);
begin
  outcome := bls_cancel_flaw(b);
  if outcome is null then
    perform end_bls_booking(b, 'staff', p_note, 'Admin', p_refund, p_actor);
    outcome := 'cancelled';
  end if;
end $$;

-- By when the kit of a session that is cancelled today is due back.
create function bls_kit_due_if_ended(p_due_on date) returns date language sql stable as $$
  select least(p_due_on, london_today() + r.kit_due_days) from bls_rules r
$$;

create or replace function end_bls_booking(
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
  update bls_kit_loans l set due_on = bls_kit_due_if_ended(l.due_on) where l.booking_id = b.id and l.returned_at is null;
  perform give_back(money_of(b), back.amount, back.wallet);
  perform audit_booking(b, 'booking.cancelled', p_actor,
    jsonb_build_object('reason', p_reason, 'refund_amount', back.amount, 'refund_wallet', back.wallet));
  return announce_bls_booking(b.id, 'booking.cancelled');
end $$;

-- What cancelling a remote session would do just now, with a refund. Nothing is locked or changed.
create function foresee_bls_cancellation(
  p_booking_id bigint, out flaw text, out refund_amount bigint, out refund_wallet text, out ends_payment boolean,
  out kit_due_on date
) language plpgsql stable as $$
declare
  b bls_bookings;
begin
  select * into b from bls_bookings t where t.id = p_booking_id;
  flaw := bls_cancel_flaw(b);
  if flaw is null then
    select r.amount, r.wallet into refund_amount, refund_wallet from booking_refund(money_of(b)) r;
    ends_payment := b.pay_option = 'candidate_pays' and b.pay_status = 'pending';
    select bls_kit_due_if_ended(min(l.due_on)) into kit_due_on from bls_kit_loans l
    where l.booking_id = b.id and l.returned_at is null;
  end if;
end $$;

-- serves an organisation's certificates by the day they end, and how many end in each month
create index certificates_by_expiry on certificates (organisation_id, expires_on, id);
-- serves the newest first
create index certificates_by_issue on certificates (organisation_id, issued_at, id);
-- serves search by part of a name or number
create index certificates_search on certificates using gin (organisation_id, lower(holder_name || ' ' || number) gin_trgm_ops);
