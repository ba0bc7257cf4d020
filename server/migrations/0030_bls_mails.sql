-- Virtual BLS: the mails about a remote session, and meetings made for it in place of the trainer's own room.

-- ---- Mails

alter table notifications add column bls_booking_id bigint references bls_bookings;
-- serves the reminders' "who has been told already"
create index notifications_by_bls_booking on notifications (bls_booking_id) where bls_booking_id is not null;

-- A mail is about something, whatever the kinds of things are by now.
do $$
declare
  subjects text;
  v_name text;
begin
  for v_name in select conname from pg_constraint
    where conrelid = 'notifications'::regclass and pg_get_constraintdef(oid) like '%num_nonnulls%'
  loop
    execute format('alter table notifications drop constraint %I', v_name);
  end loop;
  select string_agg(attname, ', ') into subjects from pg_attribute
  where attrelid = 'notifications'::regclass and not attisdropped
    and attname in ('booking_id', 'invite_id', 'interview_id', 'bls_booking_id');
  execute format('alter table notifications add constraint notifications_about_something check (num_nonnulls(%s) >= 1)',
    subjects);
end $$;

create trigger bls_outbox_to_mail after insert on outbox for each row
  when (new.product = 'virtual-bls' and new.event_type in ('booking.created', 'booking.confirmed', 'booking.rescheduled',
    'booking.cancelled', 'booking.equipment_return_overdue', 'booking.certificate_available'))
  execute function event_to_mail();

-- Money that came too late or twice goes back, and the candidate is told, whatever it was for.
create or replace function payment_to_mail() returns trigger language plpgsql as $$
declare
  mails bigint[];
begin
  with told as (
    insert into notifications (organisation_id, cause, kind, recipient, address, booking_id, bls_booking_id, amount_pence,
      created_at)
    select c.organisation_id, 'payment:' || new.id, 'payment-returned', 'candidate', s.email,
      case c.product when 'practical-training' then c.booking_id end,
      case c.product when 'virtual-bls' then c.booking_id end, new.amount_pence, app_now()
    from checkouts c, lateral (
      select b.email from training_bookings b where c.product = 'practical-training' and b.id = c.booking_id
      union all
      select b.email from bls_bookings b where c.product = 'virtual-bls' and b.id = c.booking_id) s
    where c.id = new.checkout_id
    on conflict do nothing returning id
  ) select array_agg(id) into mails from told;
  perform queue_mails(mails);
  return null;
end $$;

-- ---- Meetings

-- What the meeting provider made for a session. While there is none, the trainer's own room stands.
create table bls_meetings (
  booking_id    bigint primary key references bls_bookings,
  provider      text not null,
  meeting_id    text not null,             -- the provider's name for it
  trainer_id    bigint not null references bls_trainers,
  starts_at     timestamptz not null,      -- as the provider was told last
  ends_at       timestamptz not null,
  room_id       text not null,
  room_link     text not null,
  room_password text not null,
  created_at    timestamptz not null
);
-- serves the forgetting of a meeting that is gone
create index bls_meetings_by_name on bls_meetings (meeting_id);

-- Bookings whose meeting is to be made, moved or ended, written with the change and taken by a sweep every second: see
-- events_to_mail for why this is not a job of the queue.
create table bls_meetings_to_arrange (
  booking_id bigint primary key
);

create function bls_booking_to_meet() returns trigger language plpgsql as $$
begin
  insert into bls_meetings_to_arrange (booking_id) values (new.id) on conflict do nothing;
  return null;
end $$;
create trigger bls_booking_made_to_meet after insert on bls_bookings for each row
  when (new.booking_status = 'booked') execute function bls_booking_to_meet();
create trigger bls_booking_changed_to_meet after update of booking_status, starts_at, trainer_id on bls_bookings for each row
  when ((new.booking_status, new.starts_at, new.trainer_id) is distinct from
        (old.booking_status, old.starts_at, old.trainer_id))
  execute function bls_booking_to_meet();

create function queue_bls_meeting(p_booking_id bigint, p_after interval) returns void language plpgsql as $$
begin
  perform graphile_worker.add_job('arrange-meeting', json_build_object('bookingId', p_booking_id), run_at => now() + p_after,
    job_key => 'arrange-meeting-' || p_booking_id);
end $$;

-- Takes up to p_limit bookings and queues what is to be done; without a provider that is nothing. Returns how many it took.
create function queue_bls_meetings(p_limit integer, p_is_provided boolean) returns integer language plpgsql as $$
declare
  taken bigint[];
begin
  with gone as (
    delete from bls_meetings_to_arrange where booking_id in (
      select booking_id from bls_meetings_to_arrange order by booking_id limit p_limit for update skip locked)
    returning booking_id)
  select array_agg(booking_id) into taken from gone;
  if p_is_provided and taken is not null then
    perform graphile_worker.add_jobs(array(
      select row ('arrange-meeting', json_build_object('bookingId', id), null, null, null, 'arrange-meeting-' || id, null,
        null)::graphile_worker.job_spec
      from unnest(taken) id));
  end if;
  return coalesce(cardinality(taken), 0);
end $$;

-- A session whose meeting is as it should be is held there.
create function use_bls_meeting(m bls_meetings) returns boolean language plpgsql as $$
begin
  update bls_bookings b set room_id = m.room_id, room_link = m.room_link, room_password = m.room_password
  where b.id = m.booking_id and b.booking_status = 'booked'
    and (b.trainer_id, b.starts_at, b.ends_at) = (m.trainer_id, m.starts_at, m.ends_at);
  return found;
end $$;

-- Keeps a meeting just made and has the session held there. False: it is of no use any more.
create function keep_bls_meeting(
  p_booking_id bigint, p_provider text, p_meeting_id text, p_trainer_id bigint, p_starts_at timestamptz,
  p_ends_at timestamptz, p_room_id text, p_room_link text, p_room_password text
) returns boolean language plpgsql as $$
declare
  m bls_meetings;
begin
  perform lock_bls_booking(null, p_booking_id);
  delete from bls_meetings t where t.booking_id = p_booking_id and t.provider <> p_provider;
  insert into bls_meetings values (p_booking_id, p_provider, p_meeting_id, p_trainer_id, p_starts_at, p_ends_at, p_room_id,
    p_room_link, p_room_password, app_now())
  on conflict do nothing returning * into m;
  if m.booking_id is null then
    return false;
  end if;
  if not use_bls_meeting(m) then
    delete from bls_meetings t where t.booking_id = p_booking_id;
    return false;
  end if;
  return true;
end $$;

-- Notes what the provider was told of a meeting; if the session was moved meanwhile, it is looked at again.
create function keep_moved_bls_meeting(
  p_booking_id bigint, p_meeting_id text, p_starts_at timestamptz, p_ends_at timestamptz
) returns void language plpgsql as $$
declare
  m bls_meetings;
begin
  perform lock_bls_booking(null, p_booking_id);
  update bls_meetings t set starts_at = p_starts_at, ends_at = p_ends_at
  where t.booking_id = p_booking_id and t.meeting_id = p_meeting_id
  returning * into m;
  if m.booking_id is not null and not use_bls_meeting(m) then
    insert into bls_meetings_to_arrange values (p_booking_id) on conflict do nothing;
  end if;
end $$;
