-- Staff book a seat for an organisation: held and booked as the API does it, in one step. Whatever refuses, nothing
-- is held or booked. p_max_live null: what the organisation itself holds at the moment does not count.
create function book_seat_for_organisation(
  p_organisation_id bigint, p_event_id bigint, p_token_sha256 bytea, p_token_nonce bytea, p_pay_option text,
  p_payment_provider text, p_candidate jsonb, p_actor actor, out outcome text, out booking jsonb
) language plpgsql as $$
begin
  select h.outcome into outcome
  from hold_seat(p_organisation_id, p_event_id, true, 'api', p_token_sha256, p_token_nonce, interval '1 minute', null) h;
  if outcome <> 'held' then
    return;
  end if;
  select b.outcome, b.booking into outcome, booking
  from book_held_seat(p_organisation_id, p_token_sha256, p_pay_option, p_payment_provider, p_candidate, 'Admin', null,
    p_actor) b;
  if booking is null then
    perform release_seat(p_organisation_id, p_token_sha256, p_event_id);
  end if;
end $$;
