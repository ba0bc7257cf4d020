-- E-mails to candidates, agencies and staff: which event asks for them, and what became of each.

-- Events that somebody is to be mailed about, written with the event and taken by a sweep every second. Not
-- a job of the queue: add_job ends in NOTIFY, whose lock makes commits queue up. Measured over book_held_seat
-- at 16 clients: 2,930 us a booking without either, 2,880 with this row, 4,280 with a job.
create table events_to_mail (
  event_id bigint primary key
);

create function event_to_mail() returns trigger language plpgsql as $$
begin
  insert into events_to_mail (event_id) values (new.id);
  return null;
end $$;
create trigger outbox_to_mail after insert on outbox for each row
  when (new.product = 'practical-training' and new.event_type in ('booking.created', 'booking.confirmed',
    'booking.rescheduled', 'booking.cancelled', 'booking.certificate_available', 'booking_invite.sent'))
  execute function event_to_mail();

-- One mail to one person. Its words are never kept: they come from the event's snapshot, or from the booking or
-- invite as it stands, when it is sent. The address is personal; nothing else here is.
create table notifications (
  id              bigint generated always as identity primary key,
  organisation_id bigint not null references organisations,
  cause           text not null,           -- what asked for it: the same cause asks once
  kind            text not null,
  recipient       text not null check (recipient in ('candidate', 'agency', 'billing', 'staff')),
  address         text not null,
  event_id        bigint,                  -- the outbox row whose snapshot it tells
  booking_id      bigint references training_bookings,
  invite_id       bigint references booking_invites,
  amount_pence    bigint,                  -- money it tells of that the booking does not
  starts_at       timestamptz,             -- the start a reminder is for
  -- skipped: what it would have said was no longer true; bounced: refused for good; failed: given up
  status          text not null default 'queued' check (status in ('queued', 'sent', 'failed', 'bounced', 'skipped')),
  attempts        integer not null default 0,
  failure         text,                    -- the last one's codes; never tells to whom
  created_at      timestamptz not null,
  sent_at         timestamptz,
  check ((status = 'sent') = (sent_at is not null)),
  check (num_nonnulls(booking_id, invite_id) >= 1),
  unique (cause, kind, recipient)
) with (fillfactor = 80);
-- serves the reminders' "who has been told already"
create index notifications_by_booking on notifications (booking_id) where booking_id is not null;
-- serves the report of mails that did not arrive
create index notifications_undelivered on notifications (organisation_id, id) where status in ('failed', 'bounced');

-- Queues the sending of mails, all in one go: the queue is told once.
create function queue_mails(p_ids bigint[]) returns integer language plpgsql as $$
begin
  if cardinality(p_ids) > 0 then
    perform graphile_worker.add_jobs(array(
      select row ('send-mail', json_build_object('notificationId', id), null, null, null, null, null, null)::graphile_worker.job_spec
      from unnest(p_ids) id));
  end if;
  return coalesce(cardinality(p_ids), 0);
end $$;

-- Money that came too late or twice goes back, and the candidate is told.
create function payment_to_mail() returns trigger language plpgsql as $$
declare
  mails bigint[];
begin
  with told as (
    insert into notifications (organisation_id, cause, kind, recipient, address, booking_id, amount_pence, created_at)
    select b.organisation_id, 'payment:' || new.id, 'payment-returned', 'candidate', b.email, b.id, new.amount_pence, app_now()
    from checkouts c
    join training_bookings b on b.id = c.booking_id
    where c.id = new.checkout_id and c.product = 'practical-training'
    on conflict do nothing returning id
  ) select array_agg(id) into mails from told;
  perform queue_mails(mails);
  return null;
end $$;
create trigger payment_to_mail after insert on payments for each row when (new.refund_status = 'requested')
  execute function payment_to_mail();
