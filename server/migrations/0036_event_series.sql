-- Events that are planned many at once, what they would collide with, and the way back.

-- What takes the trainer's or the place's time meanwhile: events that are not cancelled, drafts included, and the
-- trainer's remote sessions. Some thousand events in all, so each is looked at.
create function training_event_clashes(
  p_location_id bigint, p_trainer_id bigint, p_starts_at timestamptz, p_ends_at timestamptz, p_except bigint default null
) returns table (kind text, training_event_id bigint, name text, starts_at timestamptz, ends_at timestamptz)
language sql stable as $$
  select k.kind, e.id, c.name, e.starts_at, e.ends_at
  from training_events e
  join training_courses c on c.id = e.course_id
  cross join lateral (values ('trainer', e.trainer_id = p_trainer_id), ('place', e.location_id = p_location_id)) k (kind, is_so)
  where k.is_so and e.cancelled_at is null and e.starts_at < p_ends_at and e.ends_at > p_starts_at
    and e.id is distinct from p_except
  union all
  select 'remote_session', null, null, a.starts_at, a.ends_at
  from bls_allocations a
  where a.trainer_id = p_trainer_id and tstzrange(a.starts_at, a.ends_at) && tstzrange(p_starts_at, p_ends_at)
    and (a.expires_at is null or a.expires_at > app_now())
  order by 4, 1, 2
$$;

-- Plans all of these events or none. p_failed_at: which of them (from 0) was refused. Who plans for the same trainer
-- or place waits for the other, so that both see what they collide with.
create function create_training_event_series(
  p_events jsonb, p_organisation_ids bigint[], p_publish boolean, p_allow_clashes boolean, p_actor actor,
  out outcome text, out event_ids bigint[], out failed_at integer
) language plpgsql as $$
declare
  v jsonb;
  made record;
  shown text;
begin
  perform from trainers t where t.id in (select (e ->> 'trainer_id')::bigint from jsonb_array_elements(p_events) e)
    order by t.id for no key update;
  perform from training_locations l
    where l.id in (select (e ->> 'location_id')::bigint from jsonb_array_elements(p_events) e)
    order by l.id for no key update;
  event_ids := '{}';
  failed_at := 0;
  for v in select * from jsonb_array_elements(p_events) loop
    if not p_allow_clashes and exists (select from training_event_clashes((v ->> 'location_id')::bigint,
      (v ->> 'trainer_id')::bigint, (v ->> 'starts_at')::timestamptz, (v ->> 'ends_at')::timestamptz)) then
      raise exception using errcode = 'VW001', message = 'event_clashes';
    end if;
    select * into made from create_training_event(v, p_actor);
    if made.outcome <> 'created' then
      raise exception using errcode = 'VW001', message = made.outcome;
    end if;
    if cardinality(p_organisation_ids) > 0 then
      shown := set_training_event_visibility(made.event_id, 'selected', p_organisation_ids, p_actor);
      if shown <> 'changed' then
        raise exception using errcode = 'VW001', message = shown;
      end if;
    end if;
    if p_publish then
      perform publish_training_event(made.event_id, p_actor);
    end if;
    event_ids := event_ids || made.event_id;
    failed_at := failed_at + 1;
  end loop;
  failed_at := null;
  outcome := 'created';
exception when sqlstate 'VW001' then
  -- whatever was planned so far is undone with it
  outcome := sqlerrm;
  event_ids := '{}';
end $$;

-- Removes drafts that nobody has seen, all of them or none.
create function discard_training_drafts(p_event_ids bigint[], p_actor actor, out outcome text, out discarded integer)
language plpgsql as $$
declare
  wanted constant integer := (select count(distinct u) from unnest(p_event_ids) u);
begin
  discarded := 0;
  perform from training_events t where t.id = any (p_event_ids) order by t.id for update;
  if wanted <> (select count(*) from training_events t
    where t.id = any (p_event_ids) and t.published_at is null and t.cancelled_at is null) then
    outcome := 'event_not_a_draft';
    return;
  end if;
  perform audit_event(t.id, 'training_event.discarded', p_actor, jsonb_build_object('course_id', t.course_id,
    'starts_at', t.starts_at))
  from training_events t where t.id = any (p_event_ids) order by t.id;
  delete from training_event_organisations v where v.training_event_id = any (p_event_ids);
  delete from training_events t where t.id = any (p_event_ids);
  discarded := wanted;
  outcome := 'discarded';
end $$;
