-- What happens to a classroom booking after it is made. Each command is one function and one transaction;
-- its outcome says what was done or why nothing was.

-- Locks a booking and, before it, its event. Null id: the organisation has no such booking. A null
-- organisation means the platform's own staff or jobs.
create function lock_training_booking(p_organisation_id bigint, p_booking_id bigint)
returns training_bookings language plpgsql as $$
declare
  b training_bookings;
  v_event_id bigint;
begin
  loop
    select t.training_event_id into v_event_id from training_bookings t
    where t.id = p_booking_id and (p_organisation_id is null or t.organisation_id = p_organisation_id);
    if not found then
      return null;
    end if;
    perform from training_events e where e.id = v_event_id for no key update;
    select * into b from training_bookings t where t.id = p_booking_id for no key update;
    exit when b.training_event_id = v_event_id;   -- else it was moved while we waited
  end loop;
  return b;
end $$;

-- Writes one of the booking.* events: the booking as it now stands, and what else the event tells.
create function announce_booking(p_booking_id bigint, p_event_type text, p_extra jsonb default '{}')
returns jsonb language plpgsql as $$
declare
  at timestamptz := app_now();
  snapshot jsonb;
begin
  select to_jsonb(r) into strict snapshot from training_booking_records r where r.id = p_booking_id;
  insert into outbox (event_id, organisation_id, product, event_type, payload, occurred_at)
  values (uuid_v7(at), (snapshot->>'organisation_id')::bigint, 'practical-training', p_event_type, snapshot || p_extra, at);
  return snapshot;
end $$;

create function audit_booking(p_booking training_bookings, p_action text, p_actor actor, p_details jsonb default '{}')
returns void language sql as $$
  insert into audit_entries (organisation_id, occurred_at, action, actor_kind, actor_id, subject_kind, subject_id,
    details, request_id)
  values (p_booking.organisation_id, app_now(), p_action, p_actor.kind, p_actor.id, 'training_booking', p_booking.id,
    p_details, p_actor.request_id)
$$;

-- What was taken from a wallet for a booking; null: nothing.
create function booking_charge(p_product text, p_booking_id bigint) returns ledger_transfers language sql stable as $$
  select t.* from ledger_transfers t
  join ledger_accounts a on a.id = t.account_id and a.organisation_id = t.organisation_id and a.product = p_product
  where t.booking_id = p_booking_id and t.type = 'withdraw'
  order by t.id desc limit 1
$$;

-- Where a booking's money would go back to, and how much: what was charged, not today's price.
create function booking_refund(b training_bookings, out amount bigint, out wallet text) language plpgsql stable as $$
begin
  if b.pay_option in ('credits', 'balance') then
    amount := (booking_charge('practical-training', b.id)).amount;
    wallet := case b.pay_option when 'credits' then b.course_id::text else 'booking_balance' end;
  elsif b.pay_option = 'inv' or b.pay_status = 'completed' then
    amount := nullif(b.price_pence, 0);
    wallet := case b.pay_option when 'inv' then 'invoice' else 'stripe' end;
  end if;
  if amount is null then
    wallet := null;
  end if;
end $$;

-- Ends a locked booking: seat, money, invite, event. What a card refund or an open checkout still needs is
-- left to a job in the same transaction. Returns the booking as products tell of it.
create function end_training_booking(
  b training_bookings, p_reason text, p_note text, p_cancelled_by text, p_refund boolean, p_actor actor
) returns jsonb language plpgsql as $$
declare
  at timestamptz := app_now();
  charge ledger_transfers;
  back record;
  is_closing boolean := false;
begin
  select r.amount, r.wallet into back from booking_refund(b) r where p_refund;
  if b.pay_option = 'candidate_pays' and b.pay_status = 'pending' then
    is_closing := close_checkout('practical-training', b.id);
  end if;
  update training_bookings t set booking_status = 'cancelled', cancelled_at = at, reason = p_reason, reason_note = p_note,
    cancelled_by = p_cancelled_by, refund_amount = back.amount, refund_wallet = back.wallet,
    refund_if_paid = case when is_closing then p_refund end,
    review = case when p_reason = 'review_rejected' then 'rejected' else t.review end,
    pay_status = case
      when is_closing then t.pay_status                              -- the provider says whether money came
      when t.pay_option = 'candidate_pays' and t.pay_status = 'pending' then 'cancelled'
      when back.amount is null or back.wallet = 'stripe' then t.pay_status
      when t.pay_status = 'pending' then 'cancelled'                 -- an invoice nobody has paid
      else 'refunded'
    end
  where t.id = b.id;
  update training_events e set booked_seats = e.booked_seats - 1 where e.id = b.training_event_id;

  if back.wallet = 'stripe' then
    perform request_refund('practical-training', b.id);
  elsif back.wallet = 'invoice' then
    perform void_invoice('practical-training', b.id);
  elsif back.amount is not null then
    charge := booking_charge('practical-training', b.id);
    perform ledger_post(charge.account_id, 'refunds', 'deposit', back.amount,
      format('Refunded for booking no #%s for candidate %s %s', b.id, b.first_name, b.last_name), b.id);
  end if;
  if p_reason = 'payment_expired' and b.invite_id is not null then
    perform reopen_invite(b.invite_id);
  end if;
  perform audit_booking(b, 'booking.cancelled', p_actor,
    jsonb_build_object('reason', p_reason, 'refund_amount', back.amount, 'refund_wallet', back.wallet));
  return announce_booking(b.id, 'booking.cancelled');
end $$;

-- The organisation cancels: money goes back when it does so early enough.
create function cancel_training_booking(
  p_organisation_id bigint, p_booking_id bigint, p_note text, p_actor actor, out outcome text
) language plpgsql as $$
declare
  at timestamptz := app_now();
  b training_bookings := lock_training_booking(p_organisation_id, p_booking_id);
  full_refund_hours integer;
begin
  outcome := case
    when b.id is null then 'not_found'
    when b.booking_status = 'cancelled' then 'already_cancelled'
    when b.starts_at <= at then 'event_started'
  end;
  if outcome is null then
    select cancel_full_refund_hours into strict full_refund_hours
    from organisation_training_settings where organisation_id = b.organisation_id;
    perform end_training_booking(b, 'requested', p_note, 'Agency',
      at <= b.starts_at - make_interval(hours => full_refund_hours), p_actor);
    outcome := 'cancelled';
  end if;
end $$;

-- The provider's staff cancel, until attendance is marked.
create function cancel_training_booking_by_staff(
  p_booking_id bigint, p_note text, p_refund boolean, p_actor actor, out outcome text
) language plpgsql as $$
declare
  b training_bookings := lock_training_booking(null, p_booking_id);
begin
  outcome := case
    when b.id is null then 'not_found'
    when b.booking_status = 'cancelled' then 'already_cancelled'
    when b.attendance is not null then 'attendance_marked'
  end;
  if outcome is null then
    perform end_training_booking(b, 'staff', p_note, 'Admin', p_refund, p_actor);
    outcome := 'cancelled';
  end if;
end $$;

-- Staff decide about a booking that waits for review. Rejecting gives all money back.
create function decide_training_review(
  p_booking_id bigint, p_approve boolean, p_note text, p_actor actor, out outcome text
) language plpgsql as $$
declare
  b training_bookings := lock_training_booking(null, p_booking_id);
begin
  outcome := case
    when b.id is null then 'not_found'
    when b.booking_status = 'cancelled' then 'already_cancelled'
    when b.review is distinct from 'awaited' then 'review_not_awaited'
    when b.starts_at <= app_now() then 'event_started'
  end;
  if outcome is not null then
    return;
  end if;
  if p_approve then
    perform audit_booking(b, 'booking.review_approved', p_actor);
    update training_bookings set review = 'approved' where id = b.id;
    perform confirm_training_booking(b.id, 'review');
  else
    perform end_training_booking(b, 'review_rejected', p_note, 'Admin', true, p_actor);
  end if;
  outcome := 'decided';
end $$;

-- Makes a pending booking booked once nothing is awaited any more, and says what was awaited last.
create function confirm_training_booking(p_booking_id bigint, p_confirmed_by text) returns boolean language plpgsql as $$
begin
  update training_bookings set booking_status = 'booked'
  where id = p_booking_id and booking_status = 'pending' and coalesce(review, 'approved') = 'approved'
    and (pay_option <> 'candidate_pays' or pay_status = 'completed');
  if found then
    perform announce_booking(p_booking_id, 'booking.confirmed', jsonb_build_object('confirmed_by', p_confirmed_by));
  end if;
  return found;
end $$;

-- Money of the candidate has arrived. Says what is to become of it: 'kept'; 'returned' (it pays a booking whose
-- end gives it back); 'refund' (the booking is dead or was paid already).
create function training_booking_paid(p_booking_id bigint) returns text language plpgsql as $$
declare
  at timestamptz := app_now();
  b training_bookings := lock_training_booking(null, p_booking_id);
  system constant actor := row ('system', null, null);
begin
  if b.id is null or b.pay_option <> 'candidate_pays' or b.pay_status <> 'pending' then
    return 'refund';
  end if;
  update training_bookings set pay_status = 'completed', paid_at = at where id = b.id;
  perform audit_booking(b, 'booking.paid', system, jsonb_build_object('amount_pence', b.price_pence));
  if b.booking_status = 'cancelled' then
    -- Cancelled while its checkout was open, so it counts as paid: what held then is done now.
    if not b.refund_if_paid then
      return 'kept';
    end if;
    update training_bookings set refund_amount = b.price_pence, refund_wallet = 'stripe' where id = b.id;
    return 'returned';
  end if;
  perform confirm_training_booking(b.id, 'payment');
  return 'kept';
end $$;

-- No money can arrive any more: the checkout is closed for good.
create function training_booking_unpaid(p_booking_id bigint) returns void language plpgsql as $$
declare
  b training_bookings := lock_training_booking(null, p_booking_id);
  system constant actor := row ('system', null, null);
begin
  if b.pay_option = 'candidate_pays' and b.pay_status = 'pending' then
    if b.booking_status = 'cancelled' then
      update training_bookings set pay_status = 'cancelled' where id = b.id;
    else
      perform end_training_booking(b, 'payment_expired', null, 'System', false, system);
    end if;
  end if;
end $$;

-- The provider says that the card refund is done.
create function training_booking_refunded(p_booking_id bigint) returns void language sql as $$
  update training_bookings set pay_status = 'refunded'
  where id = p_booking_id and booking_status = 'cancelled' and pay_status = 'completed' and refund_wallet = 'stripe'
$$;

-- Staff record that an invoice was paid.
create function record_invoice_payment(p_booking_id bigint, p_actor actor, out outcome text) language plpgsql as $$
declare
  b training_bookings := lock_training_booking(null, p_booking_id);
begin
  outcome := case
    when b.id is null then 'not_found'
    when b.pay_option <> 'inv' then 'not_an_invoice'
    when b.pay_status <> 'pending' then 'not_awaiting_payment'
  end;
  if outcome is null then
    update training_bookings set pay_status = 'completed', paid_at = app_now() where id = b.id;
    perform settle_invoice('practical-training', b.id);
    perform audit_booking(b, 'booking.invoice_paid', p_actor, jsonb_build_object('amount_pence', b.price_pence));
    outcome := 'recorded';
  end if;
end $$;

-- Trainer or staff say whether the candidate came, and passed. p_attendance null takes the mark back.
create function mark_attendance(
  p_booking_id bigint, p_attendance text, p_passed boolean, p_actor actor, out outcome text
) language plpgsql as $$
declare
  at timestamptz := app_now();
  b training_bookings := lock_training_booking(null, p_booking_id);
  deserves boolean := p_attendance is not distinct from 'attended' and coalesce(p_passed, false);
begin
  outcome := case
    when b.id is null then 'not_found'
    when b.booking_status <> 'booked' then 'booking_not_booked'
    when b.starts_at > at then 'event_not_started'
  end;
  if outcome is not null then
    return;
  end if;
  outcome := 'marked';
  if b.attendance is distinct from p_attendance then
    if b.has_certificate and not deserves then
      perform revoke_training_certificate(b.id, p_actor);
    end if;
    update training_bookings set attendance = p_attendance, passed = case when p_attendance = 'attended' then p_passed end,
      attendance_marked_at = case when p_attendance is not null then at end
    where id = b.id;
    perform audit_booking(b, 'booking.attendance_marked', p_actor,
      jsonb_build_object('attendance', p_attendance, 'previous_attendance', b.attendance));
    perform announce_booking(b.id, 'booking.attendance_marked',
      jsonb_build_object('previous_attendance', b.attendance, 'marked_at', at));
    if p_attendance = 'no_show' then
      perform announce_booking(b.id, 'booking.no_show', jsonb_build_object('marked_at', at));
    end if;
  elsif b.passed is distinct from (case when p_attendance = 'attended' then p_passed end) then
    if b.has_certificate and not deserves then
      perform revoke_training_certificate(b.id, p_actor);
    end if;
    update training_bookings set passed = p_passed where id = b.id;
    perform audit_booking(b, 'booking.result_changed', p_actor, jsonb_build_object('passed', p_passed));
  end if;
  if deserves and not b.has_certificate then
    perform issue_training_certificate(b.id, p_actor);
  end if;
end $$;

-- Ends one booking that the clock has ended: unpaid with its window over, or a review nobody decided before
-- the start. One at a time, so that locks are held only briefly; what somebody else has locked waits. False:
-- there was none.
create function end_due_booking(out ended boolean) language plpgsql as $$
declare
  at timestamptz := app_now();
  b training_bookings;
  v_event_id bigint;
  v_booking_id bigint;
  system constant actor := row ('system', null, null);
begin
  ended := false;
  for v_booking_id, v_event_id in select due.* from (
    (select t.id, t.training_event_id from training_bookings t
     where t.booking_status = 'pending' and t.pay_status = 'pending' and t.pay_option = 'candidate_pays'
       and t.payment_expires_at <= at and not checkout_is_closing('practical-training', t.id)
     order by t.payment_expires_at limit 20)
    union all
    (select t.id, t.training_event_id from training_bookings t
     where t.booking_status = 'pending' and t.review = 'awaited' and t.starts_at <= at
       and not checkout_is_closing('practical-training', t.id)
     order by t.starts_at limit 20)) due
  loop
    perform from training_events e where e.id = v_event_id for no key update skip locked;
    continue when not found;
    b := lock_training_booking(null, v_booking_id);
    continue when b.booking_status <> 'pending';
    if b.pay_option = 'candidate_pays' and b.pay_status = 'pending' and b.payment_expires_at <= at then
      if not close_checkout('practical-training', b.id) then      -- else the provider is asked first
        perform end_training_booking(b, 'payment_expired', null, 'System', false, system);
      end if;
    elsif b.review = 'awaited' and b.starts_at <= at then
      perform end_training_booking(b, 'review_expired', null, 'System', true, system);
    else
      continue;
    end if;
    ended := true;
    return;
  end loop;
end $$;
