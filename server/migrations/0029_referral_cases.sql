-- The life of a referral: moves, corrections, evidence, erasure; keys of partners; what nothing triggers.

create function audit_referral(r referrals, p_action text, p_actor actor, p_details jsonb) returns void language sql as $$
  select record_audit((select p.organisation_id from referral_partners p where p.id = r.partner_id), p_action, 'referral', r.id,
    p_details, p_actor)
$$;

create function note_referral_event(r referrals, p_kind text, p_actor actor, p_to text, p_details jsonb) returns void language sql as $$
  insert into referral_events (referral_id, kind, from_status, to_status, note, previous, channel, result, actor_kind, actor_id,
    occurred_at)
  values (r.id, p_kind, r.status, p_to, p_details ->> 'note', p_details -> 'previous', p_details ->> 'channel',
    p_details ->> 'result', p_actor.kind, p_actor.id, app_now())
$$;

-- What a move still lacks; null: nothing. s is the survivor of a merge.
create function referral_move_flaw(r referrals, s referrals, p_to text, p_details jsonb, p_rules jsonb) returns text
language sql stable as $$
  select case
    when p_to = 'closed' and p_details ->> 'outcome' is null then 'outcome_required'
    when p_to = 'rejected' and p_details ->> 'reason' is null then 'reason_required'
    when p_to = 'rejected' and p_details ->> 'reason' = 'other' and p_details ->> 'note' is null then 'note_required'
    when p_to = 'acknowledged' and r.ended_at is not null and r.erased_at is not null then 'referral_erased'
    when p_to = 'acknowledged' and r.ended_at is not null and p_details ->> 'note' is null then 'note_required'
    when p_to = 'appointment_booked' and p_details ->> 'appointment_at' is null then 'appointment_required'
    when p_to = 'contact_attempted' and r.status <> 'appointment_booked'
      and (p_details ->> 'channel' is null or p_details ->> 'result' is null) then 'contact_required'
    when p_to = 'duplicate' and (s.id is null or s.is_sandbox <> r.is_sandbox) then 'survivor_unknown'
    when p_to = 'duplicate' and s.id = r.id then 'merge_into_itself'
    when p_to = 'unable_to_contact' and not (
      select count(*) >= (p_rules ->> 'min_contact_attempts')::int
        and count(distinct (e.occurred_at at time zone (p_rules ->> 'time_zone'))::date) >= 2
      from referral_events e
      where e.referral_id = r.id and e.kind = 'contact' and e.occurred_at >= r.acknowledged_at) then 'too_few_contact_attempts'
  end
$$;

-- Moves a referral: the only way its state changes. Null p_partner_id: staff, who move the version they looked at.
-- Survivors are locked before their duplicates, and chains change one at a time: nobody deadlocks.
create function move_referral(p_referral_id uuid, p_partner_id bigint, p_mover text, p_version integer, p_to text,
  p_details jsonb, p_rules jsonb, p_actor actor, out outcome text, out current_status text) language plpgsql as $$
declare
  at timestamptz := app_now();
  r referrals;
  s referrals;
  chain bigint[];
  v_appointment timestamptz := (p_details ->> 'appointment_at')::timestamptz;
begin
  if p_to = 'duplicate' or p_mover = 'admin' and p_to = 'acknowledged' then
    perform pg_advisory_xact_lock(hashtextextended('chains of referrals', 28));
  end if;
  if p_to = 'duplicate' then
    select * into s from referrals f
    where f.id = (select coalesce(t.duplicate_of, t.id) from referrals t
                  where t.public_id = (p_details ->> 'duplicate_of')::uuid)
    for no key update;
  end if;
  select * into r from referrals f
  where f.public_id = p_referral_id and (p_partner_id is null or f.partner_id = p_partner_id) for no key update;
  current_status := r.status;
  outcome := case
    when r.id is null then 'not_found'
    when p_mover = 'partner' and r.status = 'withdrawn' then 'moved'
    when p_mover = 'partner' and not exists (select from referral_moves m where m.from_status = r.status
      and m.to_status = p_to and m.mover = 'partner') then 'cannot_withdraw'
    when p_mover <> 'partner' and p_version is distinct from r.version then 'referral_changed'
    when p_mover <> 'partner' and not exists (select from referral_moves m where m.from_status = r.status
      and m.to_status = p_to and m.mover in ('staff', 'admin')) then 'move_not_allowed'
    when p_mover = 'staff' and not exists (select from referral_moves m where m.from_status = r.status
      and m.to_status = p_to and m.mover = 'staff') then 'forbidden'
    else referral_move_flaw(r, s, p_to, p_details, p_rules)
  end;
  if outcome is not null then
    return;
  end if;

  with recursive below as (
    select r.id as id union all select d.id from below b join referrals d on d.merged_into = b.id
  ) select array_agg(id) into chain from below;
  update referrals f set status = p_to, version = f.version + 1,
    outcome = case when p_to = 'closed' then p_details ->> 'outcome' end,
    reject_reason = case when p_to = 'rejected' then p_details ->> 'reason' end,
    merged_into = s.id, duplicate_of = s.id,
    contact_attempts = f.contact_attempts + case when p_to = 'contact_attempted' and p_details ->> 'channel' is not null then 1 else 0 end,
    last_contact_at = case when p_to = 'contact_attempted' and p_details ->> 'channel' is not null then at else f.last_contact_at end,
    appointment_at = case p_to when 'appointment_booked' then v_appointment
      when 'contact_attempted' then null when 'acknowledged' then null else f.appointment_at end,
    acknowledged_at = case when p_to = 'acknowledged' then at else f.acknowledged_at end,
    due_at = referral_due_in(p_to, at, v_appointment, p_rules ->> 'time_zone'), overdue_told_at = null,
    ended_at = case when p_to in ('received', 'acknowledged', 'contact_attempted', 'appointment_booked', 'counselled') then null
      else at end
  where f.id = r.id;
  if r.status = 'duplicate' or p_to = 'duplicate' then
    update referrals d set duplicate_of = coalesce(s.id, r.id) where d.id = any (chain) and d.id <> r.id;
  end if;
  perform note_referral_event(r, case
      when p_to = 'contact_attempted' and p_details ->> 'channel' is not null then 'contact'
      when p_to = 'contact_attempted' then 'missed' else 'move' end, p_actor, p_to, p_details);
  perform audit_referral(r, 'referral.moved', p_actor, jsonb_build_object('from', r.status, 'to', p_to,
    'outcome', p_details ->> 'outcome', 'reason', p_details ->> 'reason'));
  perform refresh_referral_views(chain);
  current_status := p_to;
  outcome := 'moved';
end $$;

-- Moves the date of an appointment that stays booked.
create function move_referral_appointment(p_referral_id uuid, p_version integer, p_at timestamptz, p_note text, p_actor actor,
  out outcome text) language plpgsql as $$
declare
  r referrals;
begin
  select * into r from referrals f where f.public_id = p_referral_id for no key update;
  outcome := case
    when r.id is null then 'not_found'
    when r.version <> p_version then 'referral_changed'
    when r.status <> 'appointment_booked' then 'move_not_allowed'
  end;
  if outcome is not null then
    return;
  end if;
  update referrals f set appointment_at = p_at, due_at = p_at, overdue_told_at = null, version = f.version + 1 where f.id = r.id;
  perform note_referral_event(r, 'appointment', p_actor, r.status, jsonb_build_object('note', p_note));
  perform audit_referral(r, 'referral.appointment_moved', p_actor, '{}');
  outcome := 'moved';
end $$;

-- Corrects what was sent and looks again for others like it. Keys that are missing stay.
create function correct_referral(p_referral_id uuid, p_version integer, p_changes jsonb, p_rules jsonb, p_actor actor,
  out outcome text) language plpgsql as $$
declare
  at timestamptz := app_now();
  since timestamptz := at - make_interval(days => (p_rules ->> 'match_days')::int);
  r referrals;
  n referrals;
begin
  perform pg_advisory_xact_lock(named.lock) from (
    select distinct hashtextextended(v.name, 28) as lock
    from (values ('phone ' || (p_changes ->> 'phone_number')), ('email ' || lower(p_changes ->> 'email_address'))) as v (name)
    where v.name is not null order by 1) named;
  select * into r from referrals f where f.public_id = p_referral_id for no key update;
  outcome := case
    when r.id is null then 'not_found'
    when r.version <> p_version then 'referral_changed'
    when r.erased_at is not null then 'referral_erased'
  end;
  if outcome is not null then
    return;
  end if;
  update referrals f set version = f.version + 1,
    first_name = coalesce(p_changes ->> 'first_name', f.first_name), last_name = coalesce(p_changes ->> 'last_name', f.last_name),
    phone_number = coalesce(p_changes ->> 'phone_number', f.phone_number),
    email_address = coalesce(p_changes ->> 'email_address', f.email_address), city = coalesce(p_changes ->> 'city', f.city),
    province = coalesce(p_changes ->> 'province', f.province),
    province_code = case when p_changes ? 'province' then p_changes ->> 'province_code' else f.province_code end,
    language = coalesce(p_changes ->> 'language', f.language)
  where f.id = r.id returning * into n;
  insert into referral_matches (referral_id, other_id, strength, made_at)
  select greatest(n.id, o.id), least(n.id, o.id),
    case when o.phone_number = n.phone_number and lower(o.email_address) = lower(n.email_address) then 'strong' else 'possible' end, at
  from ((select p.* from referrals p where p.phone_number = n.phone_number order by p.id desc limit 50)
    union (select p.* from referrals p where lower(p.email_address) = lower(n.email_address) order by p.id desc limit 50)) o
  where o.is_sandbox = n.is_sandbox and o.id <> n.id and o.received_at > since
  on conflict on constraint referral_matches_pkey do update set strength = excluded.strength;
  -- A mark that no longer has a reason goes, unless staff have judged the pair.
  delete from referral_matches m using referrals o
  where n.id in (m.referral_id, m.other_id) and o.id = m.referral_id + m.other_id - n.id and m.dismissed_at is null
    and o.phone_number <> n.phone_number and lower(o.email_address) <> lower(n.email_address)
    and (o.partner_id <> n.partner_id or o.external_reference is distinct from n.external_reference or n.external_reference is null);
  perform note_referral_event(r, 'correction', p_actor, r.status, jsonb_build_object('previous', (
    select jsonb_object_agg(k, to_jsonb(r) -> k) from jsonb_object_keys(p_changes) k where k <> 'province_code')));
  perform audit_referral(r, 'referral.corrected', p_actor, jsonb_build_object('fields', (
    select jsonb_agg(k order by k) from jsonb_object_keys(p_changes) k where k <> 'province_code')));
  outcome := 'corrected';
end $$;

-- Adds to the evidence. The latest record says whether the partner may learn how it went. Nobody has agreed tomorrow.
create function append_referral_consent(p_referral_id uuid, p_consent jsonb, p_actor actor, out outcome text) language plpgsql as $$
declare
  r referrals;
  shares boolean;
begin
  select * into r from referrals f where f.public_id = p_referral_id for no key update;
  outcome := case
    when r.id is null then 'not_found'
    when r.erased_at is not null then 'referral_erased'
    when (p_consent ->> 'at')::timestamptz > app_now() + interval '5 minutes' then 'consent_in_future'
  end;
  if outcome is not null then
    return;
  end if;
  shares := (p_consent ->> 'given')::boolean and coalesce((p_consent ->> 'share_outcome')::boolean, r.share_outcome);
  insert into referral_consents (referral_id, source, given, method, consented_at, statement_version, share_outcome, person_id,
    request_id, note, recorded_at)
  values (r.id, 'appended', (p_consent ->> 'given')::boolean, p_consent ->> 'method', (p_consent ->> 'at')::timestamptz,
    p_consent ->> 'statement_version', shares, p_actor.id, p_actor.request_id, p_consent ->> 'note', app_now());
  update referrals f set share_outcome = shares where f.id = r.id;
  perform note_referral_event(r, 'consent', p_actor, r.status, '{}');
  perform audit_referral(r, 'referral.consent_appended', p_actor, jsonb_build_object('given', p_consent -> 'given', 'share_outcome', shares));
  perform refresh_referral_views(array[r.id]);
  outcome := 'appended';
end $$;

-- Blanks what is personal, also of what was merged into it: its evidence and notes are the case's. Runs as the owner:
-- the evidence is append-only to everybody else. Chains change one at a time, as where they are made.
create function erase_referral(p_referral_id uuid, p_reason text, p_actor actor, out outcome text) language plpgsql
security definer set search_path = public as $$
declare
  r referrals;
  d referrals;
begin
  perform pg_advisory_xact_lock(hashtextextended('chains of referrals', 28));
  select * into r from referrals f where f.public_id = p_referral_id for no key update;
  outcome := case when r.id is null then 'not_found' when r.erased_at is not null then 'referral_erased' end;
  if outcome is not null then
    return;
  end if;
  for d in
    with recursive below as (
      select r.id as id union all select m.id from below b join referrals m on m.merged_into = b.id
    ) select f.* from referrals f where f.id in (select b.id from below b) and f.erased_at is null
    order by f.id <> r.id, f.id for no key update
  loop
    update referrals f set first_name = null, last_name = null, phone_number = null, email_address = null, city = null,
      notes = null, external_reference = null, erased_at = app_now(), version = f.version + 1
    where f.id = d.id;
    update referral_consents c set ip_address = null, note = null where c.referral_id = d.id;
    update referral_events e set note = null, previous = null where e.referral_id = d.id;
    delete from referral_matches m where d.id in (m.referral_id, m.other_id);
    perform note_referral_event(d, 'erasure', p_actor, d.status, jsonb_build_object('note', p_reason));
    perform audit_referral(d, 'referral.erased', p_actor, '{}');
  end loop;
  outcome := 'erased';
end $$;

-- Erases what ended so many months ago; a duplicate waits for its survivor, whose evidence it is.
create function erase_ended_referrals(p_months integer, p_batch integer) returns integer language sql as $$
  select count(erase_referral(due.public_id, 'The retention period is over.', row ('system', null, null)::actor))::int from (
    select r.public_id from referrals r left join referrals s on s.id = r.duplicate_of
    where r.erased_at is null and r.ended_at < (select app_now()) - make_interval(months => p_months)
      and (s.id is null or s.ended_at < (select app_now()) - make_interval(months => p_months))
    order by r.ended_at limit p_batch) due
$$;

-- Deletes what the sandbox has had long enough; chains whole, so that nothing points to what is gone.
create function remove_sandbox_referrals(p_days integer, p_batch integer) returns integer language plpgsql
security definer set search_path = public as $$
declare
  gone bigint[];
begin
  select array_agg(old.id) into gone from (
    select r.id from referrals r
    where r.is_sandbox and r.received_at < app_now() - make_interval(days => p_days)
      and not exists (select from referrals d where d.merged_into = r.id and d.received_at >= app_now() - make_interval(days => p_days))
      and not exists (select from referrals d where d.duplicate_of = r.id and d.received_at >= app_now() - make_interval(days => p_days))
    order by r.received_at desc, r.id desc limit p_batch for update skip locked) old;
  update referrals d set merged_into = null, duplicate_of = null, status = 'withdrawn' where d.id = any (gone) and d.merged_into is not null;
  delete from referrals r where r.id = any (gone)
    and not exists (select from referrals d where d.merged_into = r.id)
    and not exists (select from referrals d where d.duplicate_of = r.id);
  return coalesce(array_length(gone, 1), 0);
end $$;

-- Makes a key; the partner's row is locked, so a third live one is refused whoever asks at the same time.
create function create_referral_key(p_partner_id bigint, p_label text, p_prefix text, p_sha256 bytea, p_expires_at timestamptz,
  p_is_demo boolean, p_actor actor, out outcome text, out key_id bigint) language plpgsql as $$
declare
  p referral_partners;
  v_slot smallint;
begin
  select * into p from referral_partners q where q.id = p_partner_id for no key update;
  update referral_partner_keys k set ended_at = k.expires_at, end_reason = 'expired'
  where k.partner_id = p_partner_id and k.ended_at is null and k.expires_at <= app_now();
  select min(s.slot) into v_slot from (values (1::smallint), (2::smallint)) as s (slot)
  where not exists (select from referral_partner_keys k where k.partner_id = p_partner_id and k.slot = s.slot and k.ended_at is null);
  outcome := case when p.id is null then 'not_found' when v_slot is null then 'too_many_keys' end;
  if outcome is not null then
    return;
  end if;
  insert into referral_partner_keys (partner_id, slot, label, prefix, key_sha256, is_demo, created_at, expires_at)
  values (p_partner_id, v_slot, p_label, p_prefix, p_sha256, p_is_demo, app_now(), p_expires_at) returning id into key_id;
  perform record_audit(p.organisation_id, 'referral_key.created', 'referral_key', key_id,
    jsonb_build_object('partner_id', p.id), p_actor);
  outcome := 'created';
end $$;

create table referral_digests (
  id        bigint generated always as identity primary key,
  kind      text not null check (kind in ('received', 'overdue')),
  referrals integer not null,
  made_at   timestamptz not null
);
alter table referrals add constraint referrals_digest foreign key (digest_id) references referral_digests;

-- Gathers what came since the last e-mail to the intake staff, and what nobody acknowledged in time, and has it mailed.
create function plan_referral_digests(p_every interval) returns integer language plpgsql as $$
declare
  v_id bigint;
  planned integer := 0;
begin
  if not pg_try_advisory_xact_lock(hashtextextended('digests of referrals', 28)) then
    return 0;
  end if;
  if exists (select from referrals where digest_id is null and not is_sandbox)
    and not exists (select from referral_digests where kind = 'received' and made_at > app_now() - p_every) then
    insert into referral_digests (kind, referrals, made_at) values ('received', 0, app_now()) returning id into v_id;
    with told as (update referrals set digest_id = v_id where digest_id is null and not is_sandbox returning 1)
    update referral_digests set referrals = (select count(*) from told) where id = v_id;
    perform graphile_worker.add_job('mail-referral-digest', json_build_object('digestId', v_id));
    planned := planned + 1;
  end if;
  if exists (select from referrals where ended_at is null and due_at <= app_now() and status = 'received' and not is_sandbox
      and overdue_told_at is null)
    and not exists (select from referral_digests where kind = 'overdue' and made_at > app_now() - p_every) then
    insert into referral_digests (kind, referrals, made_at) values ('overdue', 0, app_now()) returning id into v_id;
    with told as (
      update referrals set overdue_told_at = app_now()
      where ended_at is null and due_at <= app_now() and status = 'received' and not is_sandbox and overdue_told_at is null
      returning 1)
    update referral_digests set referrals = (select count(*) from told) where id = v_id;
    perform graphile_worker.add_job('mail-referral-digest', json_build_object('digestId', v_id));
    planned := planned + 1;
  end if;
  return planned;
end $$;

-- Has the owners of keys told that end within so many days, once for each key.
create function plan_referral_key_mails(p_days integer) returns integer language plpgsql as $$
declare
  v_id bigint;
  planned integer := 0;
begin
  for v_id in
    update referral_partner_keys k set expiry_told_at = app_now()
    where k.ended_at is null and k.expiry_told_at is null and k.expires_at > app_now()
      and k.expires_at <= app_now() + make_interval(days => p_days)
    returning k.id
  loop
    perform graphile_worker.add_job('mail-referral-key-expiring', json_build_object('keyId', v_id));
    planned := planned + 1;
  end loop;
  return planned;
end $$;
