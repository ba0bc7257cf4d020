-- Candidates of Virtual BLS pay through PayPal. There a session is an order: the candidate approves it, and only then is
-- the money ours to take. What is unapproved lapses, what is refused may be tried again, and money may stay on its way.

alter table checkouts
  -- since when a payment is on its way that has not arrived: nobody can pay a second time meanwhile
  add column settling_at timestamptz,
  -- when the provider was last asked to take the money, by the clock that nobody moves
  add column capture_asked_at timestamptz;
drop index checkouts_unsettled;
-- serves the reconciliation of everything that could still be paid, or whose money is on its way
create index checkouts_unsettled on checkouts (id)
  where status in ('new', 'open', 'closing') or settling_at is not null;

alter table payments add column currency text not null default 'GBP' check (currency ~ '^[A-Z]{3}$');

-- As before; an order at PayPal can be approved for three hours, whatever else is asked for.
create or replace function plan_checkout_session(p_checkout_id bigint, p_anew boolean) returns table (
  booking_id bigint, product text, amount_pence bigint, attempt integer, ends_at timestamptz, title text,
  starts_at timestamptz, email text
) language plpgsql as $$
begin
  return query
  update checkouts c set
    session_attempt = c.session_attempt + (p_anew and c.session_ends_at is not null)::integer,
    session_ends_at = case when not p_anew and c.session_ends_at is not null then c.session_ends_at else
      date_trunc('second', now() + case c.provider when 'paypal' then interval '3 hours'
        else least(greatest(c.pay_until - app_now(), interval '31 minutes'), interval '1439 minutes') end) end
  from checkouts k, lateral checkout_subject(k) s
  where k.id = p_checkout_id and c.id = k.id and c.status = 'new' and c.pay_until > app_now()
  returning c.booking_id, c.product, c.amount_pence, c.session_attempt, c.session_ends_at, s.title, s.starts_at, s.email;
end $$;

-- A session can never be paid: while its checkout may be paid, another one is made. Nothing, when it is not the session
-- whose address was told.
create function checkout_session_spent(p_checkout_id bigint, p_session_id text) returns void language plpgsql as $$
declare
  c checkouts;
begin
  select * into strict c from checkouts where id = p_checkout_id;
  perform lock_checkout_subject(c);
  select * into c from checkouts where id = p_checkout_id for no key update;
  if c.session_id is distinct from p_session_id then
    return;
  end if;
  update checkouts set settling_at = null, capture_asked_at = null where id = c.id;
  if c.status = 'closing' then
    perform checkout_closed(c.id);
  elsif c.status = 'open' then
    update checkouts set status = 'new', session_id = null, session_url = null, session_ends_at = null,
      session_attempt = session_attempt + 1
    where id = c.id;
    perform queue_checkout_session(c.id);
  end if;
end $$;

-- The provider says that a checkout's money will never come.
create function checkout_expired(p_checkout_id bigint) returns void language plpgsql as $$
begin
  perform checkout_closed(p_checkout_id);
  update checkouts set settling_at = null where id = p_checkout_id and settling_at is not null;
end $$;

-- Whether money that is on its way is still of use when it arrives later.
create function checkout_may_wait(p_checkout_id bigint) returns boolean language sql stable as $$
  select coalesce(bool_and(b.starts_at - interval '1 hour' > app_now()), true)
  from checkouts c join bls_bookings b on c.product = 'virtual-bls' and b.id = c.booking_id
  where c.id = p_checkout_id
$$;

-- As before; only the whole price, in pounds, settles anything. What is not that goes back, and can be paid anew.
drop function payment_received(bigint, text, bigint);
create function payment_received(
  p_checkout_id bigint, p_provider_payment_id text, p_amount_pence bigint, p_currency text default 'GBP'
) returns text language plpgsql as $$
declare
  c checkouts;
  v_payment_id bigint;
  verdict text := 'refund';
  is_the_price boolean;
begin
  select * into strict c from checkouts where id = p_checkout_id;
  perform lock_checkout_subject(c);
  select * into c from checkouts where id = p_checkout_id for no key update;
  if exists (select from payments p where p.checkout_id = c.id and p.provider_payment_id = p_provider_payment_id) then
    return 'known';
  end if;
  is_the_price := p_amount_pence = c.amount_pence and p_currency = 'GBP';
  if is_the_price then
    verdict := checkout_paid(c);
  end if;
  insert into payments (organisation_id, checkout_id, provider_payment_id, amount_pence, currency, received_at, is_kept,
    refund_status, refund_asked_at)
  values (c.organisation_id, c.id, p_provider_payment_id, p_amount_pence, p_currency, app_now(), verdict <> 'refund',
    case when verdict <> 'kept' then 'requested' end, case when verdict <> 'kept' then app_now() end)
  returning id into v_payment_id;
  if is_the_price then
    update checkouts set status = case status when 'closed' then 'closed' else 'paid' end, settling_at = null
    where id = c.id;
  else
    perform checkout_session_spent(c.id, c.session_id);
  end if;
  if verdict = 'kept' then
    return 'kept';
  end if;
  perform queue_refund(v_payment_id);
  return 'refund';
end $$;

-- What money means to a remote session.

-- Money of the candidate has arrived. What comes after the booking's end is given back, and so is what comes when the
-- session is less than an hour away: the sweep ends that booking.
create function bls_booking_paid(p_booking_id bigint) returns text language plpgsql as $$
declare
  at timestamptz := app_now();
  b bls_bookings := lock_bls_booking(null, p_booking_id);
begin
  if b.id is null or b.pay_option <> 'candidate_pays' or b.pay_status <> 'pending'
     or (b.booking_status = 'pending' and b.starts_at - interval '1 hour' <= at) then
    return 'refund';
  end if;
  perform audit_booking(b, 'booking.paid', row ('system', null, null)::actor,
    jsonb_build_object('amount_pence', b.price_pence));
  if b.booking_status = 'cancelled' then
    -- Cancelled while its checkout was open: it counts as paid until the money is back.
    update bls_bookings set pay_status = 'completed', paid_at = at, refund_amount = b.price_pence, refund_wallet = 'paypal'
    where id = b.id;
    return 'returned';
  end if;
  update bls_bookings set pay_status = 'completed', paid_at = at, booking_status = 'booked' where id = b.id;
  perform announce_bls_booking(b.id, 'booking.confirmed');
  return 'kept';
end $$;

-- No money can arrive any more: the checkout is closed for good.
create function bls_booking_unpaid(p_booking_id bigint) returns void language plpgsql as $$
declare
  b bls_bookings := lock_bls_booking(null, p_booking_id);
begin
  if b.pay_option = 'candidate_pays' and b.pay_status = 'pending' then
    if b.booking_status = 'cancelled' then
      update bls_bookings set pay_status = 'cancelled' where id = b.id;
    else
      perform end_bls_booking(b, 'payment_expired', null, 'System', false, row ('system', null, null)::actor);
    end if;
  end if;
end $$;

-- The provider says that the refund is done.
create function bls_booking_refunded(p_booking_id bigint) returns void language sql as $$
  update bls_bookings set pay_status = 'refunded'
  where id = p_booking_id and booking_status = 'cancelled' and pay_status = 'completed' and refund_wallet = 'paypal'
$$;

create or replace function booking_paid(p_product text, p_booking_id bigint) returns text language sql as $$
  select case p_product
    when 'practical-training' then training_booking_paid(p_booking_id)
    when 'virtual-bls' then bls_booking_paid(p_booking_id)
  end
$$;
create or replace function booking_unpaid(p_product text, p_booking_id bigint) returns void language sql as $$
  select case p_product
    when 'practical-training' then training_booking_unpaid(p_booking_id)
    when 'virtual-bls' then bls_booking_unpaid(p_booking_id)
  end
$$;
create or replace function booking_refunded(p_product text, p_booking_id bigint) returns void language sql as $$
  select case p_product
    when 'practical-training' then training_booking_refunded(p_booking_id)
    when 'virtual-bls' then bls_booking_refunded(p_booking_id)
  end
$$;

create or replace function paid_booking_subject(p_product text, p_booking_id bigint)
returns table (title text, starts_at timestamptz, email text) language sql stable as $$
  select course_name, r.starts_at, r.email from training_booking_records r
  where p_product = 'practical-training' and r.id = p_booking_id
  union all
  select course_name, r.starts_at, r.email from bls_booking_records r
  where p_product = 'virtual-bls' and r.id = p_booking_id
$$;

create or replace function lock_paid_booking(p_product text, p_booking_id bigint) returns void language plpgsql as $$
begin
  if p_product = 'practical-training' then
    perform lock_training_booking(null, p_booking_id);
  elsif p_product = 'virtual-bls' then
    perform lock_bls_booking(null, p_booking_id);
  end if;
end $$;

-- A checkout ends with its booking's own window, whichever command changed that. The trigger of another product than
-- Practical Training names it.
create or replace function checkout_follows_booking() returns trigger language plpgsql as $$
begin
  update checkouts set pay_until = new.payment_expires_at
  where product = coalesce(tg_argv[0], 'practical-training') and booking_id = new.id
    and status in ('new', 'open', 'closing');
  return null;
end $$;
create trigger checkout_follows_booking after update of payment_expires_at on bls_bookings for each row
  when (new.payment_expires_at is distinct from old.payment_expires_at and new.payment_expires_at is not null)
  execute function checkout_follows_booking('virtual-bls');

-- Ends one remote session's booking whose time to pay is over; where the provider has to be asked first, that is begun.
-- One at a time, so that locks are held only briefly; what somebody else has locked waits. False: there was none.
create function end_due_bls_booking(out ended boolean) language plpgsql as $$
declare
  at timestamptz := app_now();
  b bls_bookings;
  v_booking_id bigint;
begin
  ended := false;
  for v_booking_id in
    select t.id from bls_bookings t
    where t.booking_status = 'pending' and t.pay_status = 'pending' and t.pay_option = 'candidate_pays'
      and t.payment_expires_at <= at and not checkout_is_closing('virtual-bls', t.id)
    order by t.payment_expires_at limit 20
  loop
    select * into b from bls_bookings t
    where t.id = v_booking_id and t.booking_status = 'pending' and t.pay_status = 'pending'
      and t.payment_expires_at <= at
    for no key update skip locked;
    continue when not found;
    if not close_checkout('virtual-bls', b.id) then
      perform end_bls_booking(b, 'payment_expired', null, 'System', false, row ('system', null, null)::actor);
    end if;
    ended := true;
    return;
  end loop;
end $$;

-- Has a job take the money that a candidate has agreed to pay.
create function queue_capture(p_checkout_id bigint) returns void language plpgsql as $$
begin
  perform graphile_worker.add_job('capture-payment', json_build_object('checkoutId', p_checkout_id),
    job_key => 'capture-payment-' || p_checkout_id);
end $$;
