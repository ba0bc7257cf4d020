-- Invoices of bookings that an organisation pays by invoice. Numbers have no gaps: one series for invoices,
-- one for credit notes, each a single row that is locked only while a number is given. That is why a booking
-- raises its invoice without a number and a job gives it one right after: bookings do not wait for each other.

create table invoice_series (
  name text primary key check (name in ('INV', 'CN')),
  last bigint not null default 0 check (last >= 0)
);
insert into invoice_series (name) values ('INV'), ('CN');

create table invoices (
  id                 bigint generated always as identity primary key,
  organisation_id    bigint not null references organisations,
  product            text not null,
  booking_id         bigint not null,
  number             text unique,          -- null: not numbered yet, or void before it was
  status             text not null default 'unpaid' check (status in ('unpaid', 'paid', 'void', 'credited')),
  -- What is printed, as it was when the invoice was raised.
  bill_to_name       text not null,
  bill_to_email      text,
  candidate_name     text not null,
  course_name        text not null,
  location_name      text not null,
  trained_on         date not null,        -- London's day
  provider_name      text not null,
  provider_address   text,
  provider_email     text,
  company_number     text,
  vat_number         text,
  gross_pence        bigint not null check (gross_pence > 0),
  vat_percent        numeric(4, 1) not null check (vat_percent >= 0),
  vat_pence          bigint not null check (vat_pence between 0 and gross_pence),
  raised_at          timestamptz not null,
  due_on             date not null,
  paid_at            timestamptz,
  voided_at          timestamptz,
  credited_at        timestamptz,
  credit_note_number text unique,          -- null: not credited, or not numbered yet
  unique (product, booking_id),
  check (status <> 'paid' or paid_at is not null),
  check ((status = 'void') = (voided_at is not null)),
  check ((status = 'credited') = (credited_at is not null)),
  check (status = 'credited' or credit_note_number is null)
);
-- serves the list of what an organisation owes
create index invoices_unpaid on invoices (organisation_id, due_on) where status = 'unpaid';

-- Asks for the numbers that an invoice still lacks.
create function queue_invoice_number(p_invoice_id bigint) returns void language plpgsql as $$
begin
  perform graphile_worker.add_job('number-invoice', json_build_object('invoiceId', p_invoice_id),
    job_key => 'number-invoice-' || p_invoice_id);
end $$;

-- Raises the invoice of a new booking. Its price includes VAT: of 6 parts one is the tax, at 20 per cent.
create function raise_invoice(b training_bookings) returns void language plpgsql as $$
declare
  at timestamptz := app_now();
  v_id bigint;
begin
  insert into invoices (organisation_id, product, booking_id, bill_to_name, bill_to_email, candidate_name, course_name,
    location_name, trained_on, provider_name, provider_address, provider_email, company_number, vat_number,
    gross_pence, vat_percent, vat_pence, raised_at, due_on)
  select b.organisation_id, 'practical-training', b.id, o.name, coalesce(b.agency_email, o.billing_email, o.email),
    b.first_name || ' ' || b.last_name, c.name, l.name, (b.starts_at at time zone 'Europe/London')::date,
    p.name, p.address, p.email, p.company_number, p.vat_number,
    b.price_pence, 20, round(b.price_pence / 6.0), at, (at at time zone 'Europe/London')::date + 30
  from organisations o, training_courses c, training_locations l, training_provider p
  where o.id = b.organisation_id and c.id = b.course_id and l.id = b.location_id
  returning id into strict v_id;
  perform queue_invoice_number(v_id);
end $$;

create function next_invoice_number(p_series text, p_at timestamptz) returns text language sql as $$
  update invoice_series s set last = s.last + 1 where s.name = p_series
  returning format('%s-%s-%s', s.name, extract(year from p_at at time zone 'Europe/London'),
    lpad(s.last::text, greatest(6, length(s.last::text)), '0'))
$$;

-- Gives an invoice the numbers it lacks and has a new one sent. Done twice it does nothing. What is void before
-- it had a number never was an invoice.
create function number_invoice(p_invoice_id bigint) returns void language plpgsql as $$
declare
  i invoices;
begin
  select * into i from invoices t where t.id = p_invoice_id for no key update;
  if i.number is null and i.status <> 'void' then
    update invoices t set number = next_invoice_number('INV', t.raised_at) where t.id = i.id;
    perform graphile_worker.add_job('mail-invoice', json_build_object('bookingId', i.booking_id),
      job_key => 'mail-invoice-' || i.booking_id);
  end if;
  if i.status = 'credited' and i.credit_note_number is null then
    update invoices t set credit_note_number = next_invoice_number('CN', t.credited_at) where t.id = i.id;
  end if;
end $$;

-- The money of a locked booking is owed no more: an unpaid invoice is void, a paid one is credited.
create function void_invoice(p_product text, p_booking_id bigint) returns void language plpgsql as $$
declare
  i invoices;
begin
  update invoices t set
    status = case t.status when 'paid' then 'credited' else 'void' end,
    voided_at = case t.status when 'unpaid' then app_now() end,
    credited_at = case t.status when 'paid' then app_now() end
  where t.product = p_product and t.booking_id = p_booking_id and t.status in ('unpaid', 'paid')
  returning * into i;
  if i.status = 'credited' then
    perform queue_invoice_number(i.id);
  end if;
end $$;

-- The invoice of a locked booking is paid.
create function settle_invoice(p_product text, p_booking_id bigint) returns void language sql as $$
  update invoices t set status = 'paid', paid_at = app_now()
  where t.product = p_product and t.booking_id = p_booking_id and t.status = 'unpaid'
$$;
