-- What the portal shows of wallets and of programs: statements and trends of a period, when a key was last used, and
-- how an endpoint's calls went hour by hour.

-- serves what moved in a period; moments never fall within an organisation's numbers, so a period is a range of them
create index ledger_transfers_by_moment on ledger_transfers (organisation_id, product, created_at);

-- To the quarter of an hour: a key that is sent with each request is not written with each request.
alter table api_keys add column last_used_at timestamptz;

-- serves an endpoint's last day. Calls are written in the order of their planning, so a range of blocks is enough: some
-- kilobytes, and nothing to keep up when a call changes.
create index webhook_calls_by_moment on webhook_calls using brin (created_at);
