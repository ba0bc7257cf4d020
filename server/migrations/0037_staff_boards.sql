-- What the provider's staff look at all day: the audit trail, the state of the system, the kits. Only indexes and
-- functions: what runs already is not changed by it.

-- serves one organisation's trail, the newest first, between two days or after a page
create index audit_entries_by_moment on audit_entries (organisation_id, occurred_at, seq);
-- serves the trail of all organisations
create index audit_entries_of_all on audit_entries (occurred_at, organisation_id, seq);
-- serves "what did they do"
create index audit_entries_by_actor on audit_entries (actor_id, occurred_at) where actor_id is not null;
-- serves "when was that last done"
create index audit_entries_by_action on audit_entries (action, occurred_at);

-- serves the mails of the last day, hour by hour
create index notifications_sent on notifications (sent_at) where sent_at is not null;
-- serves how many mails wait
create index notifications_queued on notifications (id) where status = 'queued';

-- Sends a mail once more that did not arrive.
create function retry_mail(p_id bigint, p_actor actor, out outcome text) language plpgsql as $$
declare
  n notifications;
begin
  select * into n from notifications t where t.id = p_id for no key update;
  outcome := case
    when n.id is null then 'not_found'
    when n.status not in ('failed', 'bounced') then 'mail_not_failed'
  end;
  if outcome is not null then
    return;
  end if;
  update notifications t set status = 'queued', attempts = 0 where t.id = p_id;
  perform queue_mails(array[p_id]);
  perform record_audit(n.organisation_id, 'mail.retried', 'notification', p_id, '{}', p_actor);
  outcome := 'queued';
end $$;

-- serves the sessions whose kit is to be posted
create index bls_bookings_without_kit on bls_bookings (starts_at)
  where booking_status = 'booked' and training_status = 'pending' and kit_waived_at is null;

-- How long a scan can be taken back: it is for slips of the hand.
create function bls_scan_undo() returns interval language sql immutable as $$ select interval '1 hour' $$;

-- A kit was scanned out by mistake: as if it had never left. Not a return, which could earn a certificate.
create function undo_bls_kit_sending(p_loan_id bigint, p_actor actor, out outcome text) language plpgsql as $$
declare
  l bls_kit_loans;
begin
  perform lock_bls_booking(null, (select t.booking_id from bls_kit_loans t where t.id = p_loan_id));
  select * into l from bls_kit_loans t where t.id = p_loan_id for update;
  outcome := case
    when l.id is null then 'not_found'
    when l.returned_at is not null then 'kit_not_out'
    when l.sent_at < app_now() - bls_scan_undo() then 'scan_too_old'
  end;
  if outcome is not null then
    return;
  end if;
  perform audit_kit_loan(l, 'bls_kit.sending_undone', p_actor);
  delete from bls_kit_loans t where t.id = p_loan_id;
  outcome := 'undone';
end $$;

-- A kit was scanned in by mistake: it is still with its candidate.
create function undo_bls_kit_return(p_loan_id bigint, p_actor actor, out outcome text) language plpgsql as $$
declare
  b bls_bookings := lock_bls_booking(null, (select t.booking_id from bls_kit_loans t where t.id = p_loan_id));
  k bls_kits;
  l bls_kit_loans;
begin
  select * into k from bls_kits t
  where t.id = (select o.kit_id from bls_kit_loans o where o.id = p_loan_id) for no key update;
  select * into l from bls_kit_loans t where t.id = p_loan_id for no key update;
  outcome := case
    when l.id is null then 'not_found'
    when exists (select from bls_kit_loans t where t.kit_id = k.id and t.returned_at is null) then 'kit_is_out'
    when k.is_retired then 'kit_retired'
    when b.has_certificate then 'certificate_stands'
    when l.returned_at < app_now() - bls_scan_undo() then 'scan_too_old'
  end;
  if outcome is not null then
    return;
  end if;
  update bls_kit_loans t set returned_at = null where t.id = p_loan_id returning * into l;
  perform audit_kit_loan(l, 'bls_kit.return_undone', p_actor);
  outcome := 'undone';
end $$;
