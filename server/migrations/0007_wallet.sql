-- Credits and money. Every transfer takes an amount from one account and gives it to another, so the
-- entries of a transfer sum to 0 by construction. Amounts are hundredths: 1 credit = 100, 1 GBP = 100.

create table ledger_accounts (
  id              bigint generated always as identity,
  kind            text not null check (kind in ('organisation_credits', 'organisation_money')),
  unit            text not null check (unit in ('credit', 'gbp')),
  product         text not null,
  organisation_id bigint not null references organisations,
  course_id       bigint references training_courses,
  balance         bigint not null default 0,
  constraint ledger_accounts_never_negative check (balance >= 0),
  check ((kind = 'organisation_credits') = (course_id is not null)),
  check ((kind = 'organisation_credits') = (unit = 'credit')),
  -- the tenant is part of the key, for the foreign key of transfers
  primary key (id, organisation_id)
) with (fillfactor = 70);
create unique index ledger_accounts_credits on ledger_accounts (organisation_id, product, course_id)
  where kind = 'organisation_credits';
create unique index ledger_accounts_money on ledger_accounts (organisation_id, product)
  where kind = 'organisation_money';

create table ledger_transfers (
  id               bigint generated always as identity primary key,
  organisation_id  bigint not null,
  organisation_seq bigint not null,        -- 1, 2, 3 ... within the organisation: any page without counting
  account_id       bigint not null,        -- the organisation's account
  -- The platform's side of the transfer. A name, not a row: as a row, all organisations would lock it.
  platform_account text not null check (platform_account in ('funding', 'revenue', 'refunds')),
  type             text not null check (type in ('deposit', 'withdraw')),
  amount           bigint not null check (amount > 0),
  balance_after    bigint not null check (balance_after >= 0),
  description      text not null,
  booking_id       bigint,
  created_at       timestamptz not null,
  unique (organisation_id, organisation_seq),
  foreign key (account_id, organisation_id) references ledger_accounts (id, organisation_id)
);
-- serves one wallet's statement
create index ledger_transfers_by_account on ledger_transfers (account_id, id);
-- serves "what was charged for this booking"
create index ledger_transfers_by_booking on ledger_transfers (booking_id) where booking_id is not null;

create function ledger_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'ledger transfers never change' using errcode = 'insufficient_privilege';
end $$;
create trigger ledger_refuse_change before update or delete or truncate on ledger_transfers
  for each statement execute function ledger_refuse_change();
revoke update, delete, truncate on ledger_transfers from veriward_app;

-- Both sides of every transfer: what must sum to 0, per unit. account_id is null on the platform's side.
create view ledger_entries as
  select t.id as transfer_id, t.account_id, null as platform_account, a.unit, a.product,
    case t.type when 'deposit' then t.amount else -t.amount end as amount, t.created_at
  from ledger_transfers t join ledger_accounts a on a.id = t.account_id and a.organisation_id = t.organisation_id
  union all
  select t.id, null, t.platform_account, a.unit, a.product,
    case t.type when 'deposit' then -t.amount else t.amount end, t.created_at
  from ledger_transfers t join ledger_accounts a on a.id = t.account_id and a.organisation_id = t.organisation_id;

create function organisation_account(p_organisation_id bigint, p_product text, p_course_id bigint)
returns ledger_accounts language sql stable as $$
  select * from ledger_accounts
  where organisation_id = p_organisation_id and product = p_product
    and kind = case when p_course_id is null then 'organisation_money' else 'organisation_credits' end
    and course_id is not distinct from p_course_id
$$;

-- Moves p_amount into (deposit) or out of (withdraw) an organisation's account and returns the transfer.
-- More than there is breaks ledger_accounts_never_negative: nothing is moved.
create function ledger_post(
  p_account_id bigint, p_platform_account text, p_type text, p_amount bigint, p_description text, p_booking_id bigint
) returns ledger_transfers language plpgsql as $$
declare
  account ledger_accounts;
  counters organisation_counters;
  transfer ledger_transfers;
begin
  update ledger_accounts set balance = balance + case p_type when 'deposit' then p_amount else -p_amount end
  where id = p_account_id
  returning * into strict account;
  update organisation_counters set ledger_transfers = ledger_transfers + 1,
    last_created_at = greatest(last_created_at, app_now())
  where organisation_id = account.organisation_id
  returning * into strict counters;
  insert into ledger_transfers (organisation_id, organisation_seq, account_id, platform_account, type, amount,
    balance_after, description, booking_id, created_at)
  values (account.organisation_id, counters.ledger_transfers, account.id, p_platform_account, p_type, p_amount,
    account.balance, p_description, p_booking_id, counters.last_created_at)
  returning * into transfer;
  return transfer;
end $$;

-- Writes the low or depleted event that a withdrawal causes, once per crossing of the threshold.
create function announce_low_balance(p_transfer ledger_transfers) returns void language plpgsql as $$
declare
  account ledger_accounts;
  settings organisation_training_settings;
  course_name text;
  threshold bigint;
begin
  select * into strict account from ledger_accounts where id = p_transfer.account_id;
  select * into strict settings from organisation_training_settings where organisation_id = account.organisation_id;
  threshold := case account.unit when 'credit' then settings.threshold_credits * 100 else settings.threshold_money_pence end;
  if p_transfer.balance_after > 0
     and (p_transfer.balance_after > threshold or p_transfer.balance_after + p_transfer.amount <= threshold) then
    return;
  end if;
  select name into course_name from training_courses where id = account.course_id;
  insert into outbox (event_id, organisation_id, product, event_type, payload, occurred_at)
  values (uuid_v7(p_transfer.created_at), account.organisation_id, account.product,
    case account.unit when 'credit' then 'credit_balance' else 'money_balance' end
      || case when p_transfer.balance_after = 0 then '.depleted' else '.low' end,
    jsonb_build_object('balance', p_transfer.balance_after, 'threshold', threshold,
      'course_id', account.course_id, 'course_name', course_name),
    p_transfer.created_at);
end $$;
