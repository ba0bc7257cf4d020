-- Where places lie, for the map of coming events; null: not known, such a place is listed and not drawn.
alter table training_locations
  add column latitude double precision check (latitude between -90 and 90),
  add column longitude double precision check (longitude between -180 and 180),
  add constraint training_locations_both_or_neither check ((latitude is null) = (longitude is null));

-- An invite's mail may be sent again.
alter table booking_invites
  add column resent_at timestamptz,
  add column resent_count integer not null default 0;

-- serves "what became of the mails of this invite"
create index notifications_by_invite on notifications (invite_id) where invite_id is not null;

-- Has an open invite's mail sent once more, at most every ten minutes: neither an impatient nor a hurried hand fills
-- a candidate's mailbox. The link stays the same and as long as it was.
create function resend_invite(p_organisation_id bigint, p_invite_id bigint, p_actor actor) returns text language plpgsql as $$
declare
  at timestamptz := app_now();
  i booking_invites;
begin
  select * into i from booking_invites where id = p_invite_id and organisation_id = p_organisation_id for no key update;
  if not found then
    return 'not_found';
  end if;
  if i.status not in ('sent', 'opened') or i.expires_at <= at then
    return 'invite_unavailable';
  end if;
  if coalesce(i.resent_at, i.created_at) > at - interval '10 minutes' then
    return 'invite_sent_lately';
  end if;
  update booking_invites set resent_at = at, resent_count = resent_count + 1 where id = i.id;
  perform audit_invite(p_organisation_id, i.id, 'booking_invite.resent', p_actor);
  perform graphile_worker.add_job('mail-invite-again',
    json_build_object('inviteId', i.id, 'time', i.resent_count + 1));
  return 'resent';
end $$;
