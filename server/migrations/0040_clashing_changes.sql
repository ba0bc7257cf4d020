-- An event that is moved, or given another trainer, tells what it would collide with, as one that is planned does.

-- Whether an event, as it is now, takes time of its trainer or place that something else has; what it collided with
-- before the change as well is no news. Who plans for the same trainer or place waits for the other, as in
-- create_training_event_series.
create function training_event_newly_clashes(p_before training_events) returns boolean language plpgsql as $$
declare
  e training_events;
begin
  select * into e from training_events t where t.id = p_before.id;
  perform from trainers t where t.id = e.trainer_id for no key update;
  perform from training_locations l where l.id = e.location_id for no key update;
  return exists (
    select from training_event_clashes(e.location_id, e.trainer_id, e.starts_at, e.ends_at, e.id) c
    where (e.starts_at, e.ends_at) is distinct from (p_before.starts_at, p_before.ends_at)
      or case c.kind when 'place' then e.location_id <> p_before.location_id
        else e.trainer_id is distinct from p_before.trainer_id end);
end $$;

-- edit_training_event, undone where it newly collides.
create function edit_training_event_unless_taken(
  p_event_id bigint, p_changes jsonb, p_actor actor, out outcome text
) language plpgsql as $$
declare
  before training_events;
begin
  select * into before from training_events t where t.id = p_event_id for no key update;
  outcome := edit_training_event(p_event_id, p_changes, p_actor);
  if outcome = 'edited' and training_event_newly_clashes(before) then
    raise exception using errcode = 'VW001', message = 'event_clashes';
  end if;
exception when sqlstate 'VW001' then
  outcome := sqlerrm;
end $$;

-- move_training_event, undone where it newly collides: then nobody is told.
create function move_training_event_unless_taken(
  p_event_id bigint, p_starts_at timestamptz, p_ends_at timestamptz, p_location_id bigint, p_actor actor,
  out outcome text, out bookings integer
) language plpgsql as $$
declare
  before training_events;
begin
  select * into before from training_events t where t.id = p_event_id for no key update;
  select m.outcome, m.bookings into outcome, bookings
  from move_training_event(p_event_id, p_starts_at, p_ends_at, p_location_id, p_actor) m;
  if outcome = 'moved' and training_event_newly_clashes(before) then
    raise exception using errcode = 'VW001', message = 'event_clashes';
  end if;
exception when sqlstate 'VW001' then
  outcome := sqlerrm;
  bookings := 0;
end $$;
