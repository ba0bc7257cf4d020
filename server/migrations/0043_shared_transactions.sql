-- Commands of several organisations in one transaction: what arrives at the same moment pays for one commit together.
-- Locks keep their order (event or day, then what belongs to an organisation) over all of a transaction's commands: first
-- every event or day, in the order of ids or dates, then one organisation after another. So two such transactions, or
-- one and a single command, never wait for each other.
--
-- Their plans are made once, perhaps while tables are nearly empty: they never read a whole table.

create function book_held_seats(p_requests jsonb) returns table (place integer, outcome text, booking jsonb)
language plpgsql set enable_seqscan = off as $$
declare
  r record;
begin
  perform from training_events e
  where e.id in (
    select h.training_event_id from jsonb_to_recordset(p_requests) as q(hold_sha256 text)
    join seat_holds h on h.token_sha256 = decode(q.hold_sha256, 'hex'))
  order by e.id for no key update;
  for r in
    select * from jsonb_to_recordset(p_requests) as q(place integer, organisation_id bigint, hold_sha256 text,
      pay_option text, payment_provider text, candidate jsonb, booked_by text, invite_id bigint, actor_kind text,
      actor_id bigint, request_id text)
    order by q.organisation_id, q.place
  loop
    return query select r.place, b.outcome, b.booking from book_held_seat(p_organisation_id => r.organisation_id,
      p_hold_sha256 => decode(r.hold_sha256, 'hex'), p_pay_option => r.pay_option,
      p_payment_provider => r.payment_provider, p_candidate => r.candidate, p_booked_by => r.booked_by,
      p_invite_id => r.invite_id, p_actor => row (r.actor_kind, r.actor_id, r.request_id)::actor) b;
  end loop;
end $$;

create function cancel_training_bookings(p_requests jsonb) returns table (place integer, outcome text)
language plpgsql set enable_seqscan = off as $$
declare
  r record;
begin
  perform from training_events e
  where e.id in (
    select b.training_event_id from jsonb_to_recordset(p_requests) as q(organisation_id bigint, booking_id bigint)
    join training_bookings b on b.id = q.booking_id and b.organisation_id = q.organisation_id)
  order by e.id for no key update;
  for r in
    select * from jsonb_to_recordset(p_requests) as q(place integer, organisation_id bigint, booking_id bigint, note text,
      actor_kind text, actor_id bigint, request_id text)
    order by q.organisation_id, q.place
  loop
    return query select r.place, c.outcome from cancel_training_booking(p_organisation_id => r.organisation_id,
      p_booking_id => r.booking_id, p_note => r.note,
      p_actor => row (r.actor_kind, r.actor_id, r.request_id)::actor) c;
  end loop;
end $$;

create function create_booking_invites(p_requests jsonb) returns table (place integer, outcome text, invite jsonb)
language plpgsql set enable_seqscan = off as $$
declare
  r record;
begin
  for r in
    select * from jsonb_to_recordset(p_requests) as q(place integer, organisation_id bigint, invite jsonb,
      actor_kind text, actor_id bigint, request_id text)
    order by q.organisation_id, q.place
  loop
    return query select r.place, i.outcome, i.invite from create_booking_invite(p_organisation_id => r.organisation_id,
      p_invite => r.invite, p_actor => row (r.actor_kind, r.actor_id, r.request_id)::actor) i;
  end loop;
end $$;

-- After the days, organisations in the order of their locks.
create function hold_bls_slots(p_requests jsonb) returns table (
  place integer, outcome text, token_nonce bytea, expires_at timestamptz, seconds_left integer, course_name text
) language plpgsql set enable_seqscan = off as $$
declare
  r record;
begin
  for r in select distinct q.date from jsonb_to_recordset(p_requests) as q(date date) order by q.date loop
    perform lock_bls_day(r.date);
  end loop;
  for r in
    select * from jsonb_to_recordset(p_requests) as q(place integer, organisation_id bigint, course_id bigint, date date,
      at_time time, sha256 text, nonce text)
    order by hashint8(q.organisation_id), q.place
  loop
    return query select r.place, h.* from hold_bls_slot(p_organisation_id => r.organisation_id,
      p_course_id => r.course_id, p_date => r.date, p_time => r.at_time, p_token_sha256 => decode(r.sha256, 'hex'),
      p_token_nonce => decode(r.nonce, 'hex')) h;
  end loop;
end $$;
