-- What staff do to classroom events, and what that does to their bookings and holds.

-- Cancels an event: every live booking ends with its money back, every live hold ends.
create function cancel_training_event(p_event_id bigint, p_note text, p_actor actor, out outcome text, out bookings integer)
language plpgsql as $$
declare
  at timestamptz := app_now();
  e training_events;
  b training_bookings;
begin
  bookings := 0;
  select * into e from training_events t where t.id = p_event_id for no key update;
  outcome := case
    when e.id is null then 'not_found'
    when e.cancelled_at is not null then 'event_cancelled'
    when e.starts_at <= at then 'event_started'
  end;
  if outcome is not null then
    return;
  end if;
  perform end_lapsed_holds(p_event_id);   -- those expired; the rest ends now, unannounced
  update training_events t set cancelled_at = at, held_seats = 0 where t.id = p_event_id;
  update seat_holds h set ended_at = at, end_reason = 'event_cancelled'
  where h.training_event_id = p_event_id and h.ended_at is null;
  for b in
    select * from training_bookings t where t.training_event_id = p_event_id and t.booking_status <> 'cancelled'
    order by t.organisation_id, t.id for no key update
  loop
    perform end_training_booking(b, 'event_cancelled', p_note, 'Admin', true, p_actor);
    bookings := bookings + 1;
  end loop;
  perform audit_event(p_event_id, 'training_event.cancelled', p_actor, jsonb_build_object('bookings', bookings));
  outcome := 'cancelled';
end $$;

-- The platform's own trail (chain 0) tells of events: they belong to no single organisation.
create function audit_event(p_event_id bigint, p_action text, p_actor actor, p_details jsonb) returns void language sql as $$
  insert into audit_entries (organisation_id, occurred_at, action, actor_kind, actor_id, subject_kind, subject_id,
    details, request_id)
  values (0, app_now(), p_action, p_actor.kind, p_actor.id, 'training_event', p_event_id, p_details, p_actor.request_id)
$$;

-- Moves an event in time or place, and its bookings with it (their copies follow by the foreign key).
create function move_training_event(
  p_event_id bigint, p_starts_at timestamptz, p_ends_at timestamptz, p_location_id bigint, p_actor actor,
  out outcome text, out bookings integer
) language plpgsql as $$
declare
  at timestamptz := app_now();
  e training_events;
  b training_bookings;
  previous jsonb;
begin
  bookings := 0;
  select * into e from training_events t where t.id = p_event_id for no key update;
  outcome := case
    when e.id is null then 'not_found'
    when e.cancelled_at is not null then 'event_cancelled'
    when e.starts_at <= at then 'event_started'
    when p_starts_at <= at then 'event_in_the_past'
    when e.starts_at = p_starts_at and e.ends_at = p_ends_at and e.location_id = p_location_id then 'unchanged'
  end;
  if outcome is not null then
    return;
  end if;
  previous := moved_from(e);
  update training_events t set starts_at = p_starts_at, ends_at = p_ends_at, location_id = p_location_id
  where t.id = p_event_id;
  for b in
    select * from training_bookings t where t.training_event_id = p_event_id and t.booking_status <> 'cancelled'
    order by t.organisation_id, t.id for no key update
  loop
    update training_bookings t set payment_expires_at = least(t.payment_expires_at, p_starts_at)
    where t.id = b.id and t.payment_expires_at > p_starts_at;
    perform announce_booking(b.id, 'booking.rescheduled', previous);
    bookings := bookings + 1;
  end loop;
  perform audit_event(p_event_id, 'training_event.moved', p_actor, previous || jsonb_build_object('bookings', bookings));
  outcome := 'moved';
end $$;

-- Where a booking was before it moved, as its event tells.
create function moved_from(e training_events) returns jsonb language sql stable as $$
  select jsonb_build_object('previous_training_event_id', e.id, 'previous_starts_at', e.starts_at,
    'previous_ends_at', e.ends_at, 'previous_location_id', l.id, 'previous_location_name', l.name,
    'previous_location_address', l.address)
  from training_locations l where l.id = e.location_id
$$;

-- Moves one booking to another event of its course. Money stays as it is; attendance starts anew.
create function reschedule_training_booking(p_booking_id bigint, p_event_id bigint, p_actor actor, out outcome text)
language plpgsql as $$
declare
  at timestamptz := app_now();
  v_old_event_id bigint;
  old_event training_events;
  e training_events;
  b training_bookings;
begin
  -- both events, in the order of their ids: two moves in opposite directions cannot deadlock
  select t.training_event_id into v_old_event_id from training_bookings t where t.id = p_booking_id;
  perform from training_events t where t.id in (v_old_event_id, p_event_id) order by t.id for no key update;
  select * into b from training_bookings t where t.id = p_booking_id for no key update;
  select * into old_event from training_events t where t.id = b.training_event_id;
  select * into e from training_events t where t.id = p_event_id;
  outcome := case
    when b.id is null then 'not_found'
    when b.training_event_id <> v_old_event_id then 'booking_moved'          -- by somebody else, just now
    when b.booking_status = 'cancelled' then 'already_cancelled'
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

-- Sets how many seats an event has; never fewer than are booked or held.
create function set_training_event_capacity(p_event_id bigint, p_capacity integer, p_actor actor, out outcome text, out taken integer)
language plpgsql as $$
declare
  e training_events;
  before integer;
begin
  select * into e from training_events t where t.id = p_event_id for no key update;
  if e.id is null then
    outcome := 'not_found';
    return;
  end if;
  before := e.capacity;
  perform end_lapsed_holds(p_event_id);
  update training_events t set capacity = p_capacity
  where t.id = p_event_id and t.booked_seats + t.held_seats <= p_capacity
  returning * into e;
  if not found then
    select t.booked_seats + t.held_seats into taken from training_events t where t.id = p_event_id;
    outcome := 'capacity_below_taken';
    return;
  end if;
  taken := e.booked_seats + e.held_seats;
  perform audit_event(p_event_id, 'training_event.capacity_changed', p_actor,
    jsonb_build_object('previous_capacity', before, 'capacity', p_capacity));
  if p_capacity < before and e.published_at is not null and e.cancelled_at is null then
    perform announce_seats_fell(e, before - e.booked_seats);
  end if;
  outcome := 'changed';
end $$;
