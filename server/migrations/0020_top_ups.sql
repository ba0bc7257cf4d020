-- Organisations top up their wallets by card. A checkout is for one thing: a booking, or a top-up; what a payment
-- means to either is decided by checkout_paid and its siblings below, in the same transaction.

create table wallet_top_ups (
  id              bigint generated always as identity primary key,
  organisation_id bigint not null references organisations,
  product         text not null,
  course_id       bigint references training_courses,   -- whose credits; null: money
  amount          bigint not null check (amount > 0),   -- hundredths of a credit, or pence
  price_pence     bigint not null,                      -- what is paid: the organisation's rate when it was started
  person_id       bigint not null references people,    -- who started it
  -- expired: nobody paid in time; money that comes later goes back
  status          text not null default 'pending' check (status in ('pending', 'completed', 'expired')),
  expires_at      timestamptz not null,
  completed_at    timestamptz,
  transfer_id     bigint unique references ledger_transfers,
  created_at      timestamptz not null,
  constraint wallet_top_ups_credited_once check ((status = 'completed') = (transfer_id is not null)),
  check ((status = 'completed') = (completed_at is not null)),
  check (case when course_id is null then amount = price_pence else amount % 100 = 0 end),
  -- what card companies take at once
  check (price_pence between 30 and 99999999)
) with (fillfactor = 80);
-- serves an organisation's list
create index wallet_top_ups_by_organisation on wallet_top_ups (organisation_id, id);
-- serves the sweep for those nobody paid in time
create index wallet_top_ups_pending on wallet_top_ups (expires_at) where status = 'pending';

alter table checkouts add column top_up_id bigint references wallet_top_ups;
alter table checkouts alter column booking_id drop not null;
alter table checkouts add constraint checkouts_for_one_thing check (num_nonnulls(booking_id, top_up_id) = 1);
create unique index checkouts_by_top_up on checkouts (top_up_id) where top_up_id is not null;

-- Makes the way to pay for a booking or a top-up; where the provider has to be asked, a job does so.
create function add_checkout(
  p_organisation_id bigint, p_product text, p_booking_id bigint, p_top_up_id bigint, p_amount_pence bigint,
  p_provider text, p_pay_until timestamptz
) returns void language plpgsql as $$
declare
  v_id bigint;
begin
  insert into checkouts (organisation_id, product, booking_id, top_up_id, amount_pence, provider, status, pay_until,
    created_at)
  values (p_organisation_id, p_product, p_booking_id, p_top_up_id, p_amount_pence, p_provider,
    case p_provider when 'sandbox' then 'open' else 'new' end, p_pay_until, app_now())
  returning id into v_id;
  if p_provider <> 'sandbox' then
    perform queue_checkout_session(v_id);
  end if;
end $$;

create function queue_checkout_session(p_checkout_id bigint) returns void language plpgsql as $$
begin
  perform graphile_worker.add_job('open-checkout', json_build_object('checkoutId', p_checkout_id),
    job_key => 'open-checkout-' || p_checkout_id);
end $$;

create or replace function open_checkout(b training_bookings, p_provider text) returns void language sql as $$
  select add_checkout(b.organisation_id, 'practical-training', b.id, null, b.price_pence, p_provider, b.payment_expires_at)
$$;

-- Stops a checkout, whose booking or top-up is locked, from being paid. True: the provider has to be asked first,
-- a job does so and then tells what came of it. False: nobody can pay it now.
create function stop_checkout(p_checkout_id bigint) returns boolean language plpgsql as $$
declare
  c checkouts;
begin
  select * into c from checkouts where id = p_checkout_id for no key update;
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

create or replace function close_checkout(p_product text, p_booking_id bigint) returns boolean language sql as $$
  select stop_checkout((select id from checkouts where product = p_product and booking_id = p_booking_id))
$$;

-- A booking that is moved to an earlier start is paid before it: its checkout ends with the booking's own window,
-- whichever command changed that.
create function checkout_follows_booking() returns trigger language plpgsql as $$
begin
  update checkouts set pay_until = new.payment_expires_at
  where product = 'practical-training' and booking_id = new.id and status in ('new', 'open', 'closing');
  return null;
end $$;
create trigger checkout_follows_booking after update of payment_expires_at on training_bookings for each row
  when (new.payment_expires_at is distinct from old.payment_expires_at and new.payment_expires_at is not null)
  execute function checkout_follows_booking();

-- Moves a sandbox's checkout that nobody has paid to a real provider, which took the sandbox's place. False: it is
-- none, or cannot be paid any more.
create function move_checkout_to_provider(p_checkout_id bigint, p_provider text) returns boolean language plpgsql as $$
begin
  update checkouts set provider = p_provider, status = 'new'
  where id = p_checkout_id and provider = 'sandbox' and status = 'open' and pay_until > app_now();
  if found then
    perform queue_checkout_session(p_checkout_id);
  end if;
  return found;
end $$;

-- The organisation's account for money, or for a course's credits, made when there is none yet.
create function ensure_organisation_account(p_organisation_id bigint, p_product text, p_course_id bigint)
returns ledger_accounts language plpgsql as $$
begin
  insert into ledger_accounts (kind, unit, product, organisation_id, course_id)
  values (case when p_course_id is null then 'organisation_money' else 'organisation_credits' end,
    case when p_course_id is null then 'gbp' else 'credit' end, p_product, p_organisation_id, p_course_id)
  on conflict do nothing;
  return organisation_account(p_organisation_id, p_product, p_course_id);
end $$;

-- Money for a top-up has arrived: it is credited, once. What comes later than that, or than its hour, goes back.
create function top_up_paid(p_top_up_id bigint) returns text language plpgsql as $$
declare
  t wallet_top_ups;
  account ledger_accounts;
  transfer ledger_transfers;
begin
  select * into t from wallet_top_ups where id = p_top_up_id for no key update;
  if t.status <> 'pending' then
    return 'refund';
  end if;
  account := ensure_organisation_account(t.organisation_id, t.product, t.course_id);
  transfer := ledger_post(account.id, 'funding', 'deposit', t.amount, coalesce(
    (select format('Credits purchased — %s x %s', t.amount / 100, c.short_name) from training_courses c where c.id = t.course_id),
    'Balance top-up'), null);
  update wallet_top_ups set status = 'completed', completed_at = app_now(), transfer_id = transfer.id where id = t.id;
  perform record_audit(t.organisation_id, 'wallet.top_up_paid', 'wallet_top_up', t.id,
    jsonb_build_object('transfer_id', transfer.id), row ('system', null, null)::actor);
  return 'kept';
end $$;

-- No money can arrive any more.
create function top_up_unpaid(p_top_up_id bigint) returns void language sql as $$
  update wallet_top_ups set status = 'expired' where id = p_top_up_id and status = 'pending'
$$;

-- Locks what a checkout is for, before the checkout: the order of locks everywhere.
create function lock_checkout_subject(c checkouts) returns void language plpgsql as $$
begin
  if c.top_up_id is null then
    perform lock_paid_booking(c.product, c.booking_id);
  else
    perform from wallet_top_ups t where t.id = c.top_up_id for no key update;
  end if;
end $$;

-- What somebody is asked to pay for; when it takes place (null: at no time of its own); and who pays.
create function checkout_subject(c checkouts) returns table (title text, starts_at timestamptz, email text)
language sql stable as $$
  select s.title, s.starts_at, s.email from paid_booking_subject(c.product, c.booking_id) s
  union all
  select coalesce((t.amount / 100) || ' x ' || k.short_name, 'Balance top-up'), null, p.email
  from wallet_top_ups t
  join people p on p.id = t.person_id
  left join training_courses k on k.id = t.course_id
  where t.id = c.top_up_id
$$;

-- What money, or the certainty that none will come, means to what a checkout is for.
create function checkout_paid(c checkouts) returns text language sql as $$
  select case when c.top_up_id is null then booking_paid(c.product, c.booking_id) else top_up_paid(c.top_up_id) end
$$;
create function checkout_unpaid(c checkouts) returns void language sql as $$
  select case when c.top_up_id is null then booking_unpaid(c.product, c.booking_id) else top_up_unpaid(c.top_up_id) end
$$;

create or replace function plan_checkout_session(p_checkout_id bigint, p_anew boolean) returns table (
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
  from checkouts k, lateral checkout_subject(k) s
  where k.id = p_checkout_id and c.id = k.id and c.status = 'new' and c.pay_until > app_now()
  returning c.booking_id, c.product, c.amount_pence, c.session_attempt, c.session_ends_at, s.title, s.starts_at, s.email;
end $$;

create or replace function payment_received(
  p_checkout_id bigint, p_provider_payment_id text, p_amount_pence bigint
) returns text language plpgsql as $$
declare
  c checkouts;
  v_payment_id bigint;
  verdict text;
begin
  select * into strict c from checkouts where id = p_checkout_id;
  perform lock_checkout_subject(c);
  select * into c from checkouts where id = p_checkout_id for no key update;
  if exists (select from payments p where p.checkout_id = c.id and p.provider_payment_id = p_provider_payment_id) then
    return 'known';
  end if;
  verdict := checkout_paid(c);
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

create or replace function checkout_closed(p_checkout_id bigint) returns void language plpgsql as $$
declare
  c checkouts;
begin
  select * into strict c from checkouts where id = p_checkout_id;
  perform lock_checkout_subject(c);
  select * into c from checkouts where id = p_checkout_id for no key update;
  if c.status in ('closed', 'paid') then
    return;
  end if;
  update checkouts set status = 'closed' where id = c.id;
  perform checkout_unpaid(c);
end $$;

-- A top-up that somebody sends back by hand at the provider stays in the wallet: staff take it out.
create or replace function payment_refunded(p_payment_id bigint, p_refund_id text) returns void language plpgsql as $$
declare
  p payments;
  c checkouts;
begin
  select * into strict p from payments where id = p_payment_id;
  select * into strict c from checkouts where id = p.checkout_id;
  perform lock_checkout_subject(c);
  update payments t set refund_status = 'refunded', refund_id = coalesce(p_refund_id, t.refund_id), refunded_at = app_now()
  where t.id = p_payment_id and t.refund_status is distinct from 'refunded'
    and (t.refund_status is distinct from 'failed' or t.refund_id is distinct from p_refund_id);
  if found and p.is_kept and c.booking_id is not null then
    perform booking_refunded(c.product, c.booking_id);
  end if;
end $$;

-- Somebody of an organisation starts to pay for money or credits: an hour to do so, since a company's card has to be
-- fetched. p_amount: hundredths of a credit, or pence. p_provider is null where cards are not taken.
create function start_top_up(
  p_organisation_id bigint, p_course_id bigint, p_amount bigint, p_provider text, p_actor actor,
  out outcome text, out top_up_id bigint
) language plpgsql as $$
declare
  at timestamptz := app_now();
  price bigint := p_amount;
  t wallet_top_ups;
begin
  if p_course_id is not null then
    select p_amount / 100 * course_price_pence(p_organisation_id, c.id) into price
    from training_courses c where c.id = p_course_id and c.is_active;
  end if;
  outcome := case
    when price is null then 'course_unknown'
    when price not between 30 and 99999999 then 'price_not_payable'
    when p_provider is null then 'card_payment_unavailable'
  end;
  if outcome is not null then
    return;
  end if;
  insert into wallet_top_ups (organisation_id, product, course_id, amount, price_pence, person_id, expires_at, created_at)
  values (p_organisation_id, 'practical-training', p_course_id, p_amount, price, p_actor.id, at + interval '1 hour', at)
  returning * into t;
  perform add_checkout(t.organisation_id, t.product, null, t.id, t.price_pence, p_provider, t.expires_at);
  perform record_audit(t.organisation_id, 'wallet.top_up_started', 'wallet_top_up', t.id,
    jsonb_build_object('course_id', t.course_id, 'amount', t.amount, 'price_pence', t.price_pence), p_actor);
  top_up_id := t.id;
  outcome := 'started';
end $$;

-- Ends top-ups whose hour is over; where the provider has to be asked first, that is begun. Workers may run it side
-- by side. Returns how many it took up.
create function end_due_top_ups(p_limit integer) returns integer language plpgsql as $$
declare
  due record;
  taken integer := 0;
begin
  for due in
    select t.id, c.id as checkout_id from wallet_top_ups t join checkouts c on c.top_up_id = t.id
    where t.status = 'pending' and t.expires_at <= app_now() and c.status <> 'closing'
    order by t.expires_at limit p_limit for no key update of t skip locked
  loop
    if not stop_checkout(due.checkout_id) then
      perform top_up_unpaid(due.id);
    end if;
    taken := taken + 1;
  end loop;
  return taken;
end $$;
