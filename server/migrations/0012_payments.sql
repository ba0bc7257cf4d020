-- What candidates pay by card. A checkout is one booking's way to pay; a payment is money that arrived.
-- Products tell a checkout what it is for by (product, booking_id); what a payment means to a booking is
-- decided by booking_paid and its siblings below, in the same transaction.

create table checkouts (
  id              bigint generated always as identity primary key,
  organisation_id bigint not null references organisations,
  product         text not null,
  booking_id      bigint not null,
  amount_pence    bigint not null check (amount_pence > 0),
  provider        text not null check (provider in ('stripe', 'paypal', 'sandbox')),
  -- new: nobody was told yet where to pay; open: can be paid; closing: the provider is being asked to close
  -- it; closed: can never be paid; paid
  status          text not null default 'new' check (status in ('new', 'open', 'closing', 'closed', 'paid')),
  session_id      text,                    -- the provider's name for it
  session_url     text,                    -- where the candidate pays
  pay_until       timestamptz not null,
  -- What the provider was asked for, kept before asking: a repeated request has to be the same to the letter.
  session_attempt integer not null default 1 check (session_attempt > 0),
  session_ends_at timestamptz,             -- by the provider's clock, which nobody moves
  asked_at        timestamptz,             -- when the reconciliation last took it up
  created_at      timestamptz not null,
  unique (product, booking_id),
  unique (provider, session_id),
  check (provider = 'sandbox' or status <> 'open' or session_id is not null)
) with (fillfactor = 80);
-- serves the reconciliation of everything that could still be paid
create index checkouts_unsettled on checkouts (id) where status in ('new', 'open', 'closing');

create table payments (
  id                  bigint generated always as identity primary key,
  organisation_id     bigint not null references organisations,
  checkout_id         bigint not null references checkouts,
  provider_payment_id text not null,
  amount_pence        bigint not null check (amount_pence > 0),
  received_at         timestamptz not null,
  is_kept             boolean not null,    -- it settled the booking; false: late or twice, it goes back
  refund_status       text check (refund_status in ('requested', 'refunded', 'failed')),
  refund_attempt      integer not null default 1 check (refund_attempt > 0),
  refund_asked_at     timestamptz,         -- when a job was last queued for it
  refund_id           text,                -- the provider's name for the refund
  refunded_at         timestamptz,
  check (is_kept or refund_status is not null),
  check ((refund_status = 'refunded') is not true or refunded_at is not null)
);
create unique index payments_by_provider_id on payments (checkout_id, provider_payment_id);
-- serves the provider's notices about refunds
create index payments_by_provider_payment on payments (provider_payment_id);
-- a booking is paid once
create unique index payments_kept_once on payments (checkout_id) where is_kept;
-- serves the retry and the report of refunds that are not done
create index payments_refunds_open on payments (id) where refund_status in ('requested', 'failed');

-- Each of a provider's own notices is applied once, in whatever order they come.
create table payment_notices (
  provider    text not null,
  notice_id   text not null,
  type        text not null,
  received_at timestamptz not null,
  primary key (provider, notice_id)
);
-- serves the removal of old notices
create index payment_notices_by_age on payment_notices (received_at);

create function open_checkout(b training_bookings, p_provider text) returns void language plpgsql as $$
declare
  v_id bigint;
begin
  insert into checkouts (organisation_id, product, booking_id, amount_pence, provider, status, pay_until, created_at)
  values (b.organisation_id, 'practical-training', b.id, b.price_pence, p_provider,
    case p_provider when 'sandbox' then 'open' else 'new' end, b.payment_expires_at, app_now())
  returning id into v_id;
  if p_provider <> 'sandbox' then
    perform graphile_worker.add_job('open-checkout', json_build_object('checkoutId', v_id),
      job_key => 'open-checkout-' || v_id);
  end if;
end $$;

-- Stops a booking's checkout from being paid. True: the provider has to be asked first, a job does so and
-- then tells the booking what came of it. False: nobody can pay it now.
create function close_checkout(p_product text, p_booking_id bigint) returns boolean language plpgsql as $$
declare
  c checkouts;
begin
  select * into c from checkouts where product = p_product and booking_id = p_booking_id for no key update;
  if c.id is null or c.status in ('closed', 'paid') then
    return false;
  end if;
  -- A new one too: its session may be in the making, but its address is told only once it is stored, and that
  -- a closed checkout refuses.
  if c.provider = 'sandbox' or c.status = 'new' then
    update checkouts set status = 'closed' where id = c.id;
    return false;
  end if;
  update checkouts set status = 'closing' where id = c.id;
  perform graphile_worker.add_job('close-checkout', json_build_object('checkoutId', c.id),
    job_key => 'close-checkout-' || c.id);
  return true;
end $$;

-- Settles what is asked of the provider and tells it, with what the checkout is for. No row: it is not new, or
-- its time is over. p_anew: the last request can never be answered with a session, so the next one differs.
-- Stripe wants at least 30 minutes, at most a day; the minute allows for its clock and the way there.
create function plan_checkout_session(p_checkout_id bigint, p_anew boolean) returns table (
  booking_id bigint, product text, amount_pence bigint, attempt integer, ends_at timestamptz, title text,
  starts_at timestamptz, email text
) language plpgsql as $$
begin
  return query
  update checkouts c set
    session_attempt = c.session_attempt + (p_anew and c.session_ends_at is not null)::integer,
    session_ends_at = case when p_anew or c.session_ends_at is null then
      date_trunc('second', now() + least(greatest(c.pay_until - app_now(), interval '31 minutes'), interval '1439 minutes'))
      else c.session_ends_at end
  from checkouts k, lateral paid_booking_subject(k.product, k.booking_id) s
  where k.id = p_checkout_id and c.id = k.id and c.status = 'new' and c.pay_until > app_now()
  returning c.booking_id, c.product, c.amount_pence, c.session_attempt, c.session_ends_at, s.title, s.starts_at, s.email;
end $$;

create function checkout_is_closing(p_product text, p_booking_id bigint) returns boolean language sql stable as $$
  select exists (select from checkouts where product = p_product and booking_id = p_booking_id and status = 'closing')
$$;

-- What money, or the certainty that none will come, means to a booking of each product. Money is 'kept',
-- 'returned' (it settles the booking, whose end sends it back) or of no use: 'refund'.
create function booking_paid(p_product text, p_booking_id bigint) returns text language sql as $$
  select case p_product when 'practical-training' then training_booking_paid(p_booking_id) end
$$;
create function booking_unpaid(p_product text, p_booking_id bigint) returns void language sql as $$
  select case p_product when 'practical-training' then training_booking_unpaid(p_booking_id) end
$$;
create function booking_refunded(p_product text, p_booking_id bigint) returns void language sql as $$
  select case p_product when 'practical-training' then training_booking_refunded(p_booking_id) end
$$;

-- What a candidate is asked to pay for.
create function paid_booking_subject(p_product text, p_booking_id bigint)
returns table (title text, starts_at timestamptz, email text) language sql stable as $$
  select course_name, r.starts_at, r.email from training_booking_records r
  where p_product = 'practical-training' and r.id = p_booking_id
$$;

-- Locks a booking of any product, before its checkout: the order of locks everywhere.
create function lock_paid_booking(p_product text, p_booking_id bigint) returns void language plpgsql as $$
begin
  if p_product = 'practical-training' then
    perform lock_training_booking(null, p_booking_id);
  end if;
end $$;

-- Takes note of money that arrived. Applied once per provider's payment id; says what becomes of it: 'kept',
-- 'refund' (late, twice, or for a booking cancelled meanwhile: a job sends it back) or 'known'.
create function payment_received(
  p_checkout_id bigint, p_provider_payment_id text, p_amount_pence bigint
) returns text language plpgsql as $$
declare
  c checkouts;
  v_payment_id bigint;
  verdict text;
begin
  select * into strict c from checkouts where id = p_checkout_id;
  perform lock_paid_booking(c.product, c.booking_id);
  select * into c from checkouts where id = p_checkout_id for no key update;
  if exists (select from payments p where p.checkout_id = c.id and p.provider_payment_id = p_provider_payment_id) then
    return 'known';
  end if;
  verdict := booking_paid(c.product, c.booking_id);
  insert into payments (organisation_id, checkout_id, provider_payment_id, amount_pence, received_at, is_kept,
    refund_status, refund_asked_at)
  values (c.organisation_id, c.id, p_provider_payment_id, p_amount_pence, app_now(), verdict <> 'refund',
    case when verdict <> 'kept' then 'requested' end, case when verdict <> 'kept' then app_now() end)
  returning id into v_payment_id;
  update checkouts set status = 'paid' where id = c.id and status <> 'closed';
  if verdict = 'kept' then
    return 'kept';
  end if;
  perform queue_refund(v_payment_id);
  return 'refund';
end $$;

create function queue_refund(p_payment_id bigint) returns void language plpgsql as $$
begin
  perform graphile_worker.add_job('refund-payment', json_build_object('paymentId', p_payment_id),
    job_key => 'refund-payment-' || p_payment_id);
end $$;

-- The provider says that nobody can pay this checkout any more.
create function checkout_closed(p_checkout_id bigint) returns void language plpgsql as $$
declare
  c checkouts;
begin
  select * into strict c from checkouts where id = p_checkout_id;
  perform lock_paid_booking(c.product, c.booking_id);
  select * into c from checkouts where id = p_checkout_id for no key update;
  if c.status in ('closed', 'paid') then
    return;
  end if;
  update checkouts set status = 'closed' where id = c.id;
  perform booking_unpaid(c.product, c.booking_id);
end $$;

-- Sends a booking's payment back, unless somebody did so at the provider already. After a refund that failed
-- it is a new one.
create function request_refund(p_product text, p_booking_id bigint) returns void language plpgsql as $$
declare
  p payments;
begin
  update payments t set refund_asked_at = app_now(),
    refund_attempt = t.refund_attempt + (t.refund_status is not distinct from 'failed')::integer,
    refund_id = case when t.refund_status is distinct from 'failed' then t.refund_id end,
    refund_status = case t.refund_status when 'refunded' then 'refunded' else 'requested' end
  from checkouts c
  where c.id = t.checkout_id and c.product = p_product and c.booking_id = p_booking_id and t.is_kept
  returning t.* into strict p;
  if p.refund_status = 'refunded' then
    perform booking_refunded(p_product, p_booking_id);
  else
    perform queue_refund(p.id);
  end if;
end $$;

-- The provider confirms a refund. That a refund has failed is final: an older "done" does not undo it.
create function payment_refunded(p_payment_id bigint, p_refund_id text) returns void language plpgsql as $$
declare
  p payments;
  c checkouts;
begin
  select * into strict p from payments where id = p_payment_id;
  select * into strict c from checkouts where id = p.checkout_id;
  perform lock_paid_booking(c.product, c.booking_id);
  update payments t set refund_status = 'refunded', refund_id = coalesce(p_refund_id, t.refund_id), refunded_at = app_now()
  where t.id = p_payment_id and t.refund_status is distinct from 'refunded'
    and (t.refund_status is distinct from 'failed' or t.refund_id is distinct from p_refund_id);
  if found and p.is_kept then
    perform booking_refunded(c.product, c.booking_id);
  end if;
end $$;

-- The provider gives a refund up: people have to find another way.
create function payment_refund_failed(p_payment_id bigint, p_refund_id text) returns boolean language plpgsql as $$
begin
  update payments set refund_status = 'failed', refund_id = p_refund_id, refunded_at = null
  where id = p_payment_id and refund_status is not null and refund_status <> 'failed'
    and (refund_id is null or refund_id = p_refund_id);
  return found;
end $$;

-- Queues again what should have been sent back by now. Returns how many that were.
create function requeue_refunds(p_older_than interval) returns integer language plpgsql as $$
declare
  v_payment_id bigint;
  queued integer := 0;
begin
  for v_payment_id in
    update payments set refund_asked_at = app_now()
    where id in (select p.id from payments p
                 where p.refund_status = 'requested' and p.refund_asked_at < app_now() - p_older_than
                 order by p.id limit 500 for no key update skip locked)
    returning id
  loop
    perform queue_refund(v_payment_id);
    queued := queued + 1;
  end loop;
  return queued;
end $$;
