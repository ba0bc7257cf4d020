-- Web processes that answer many requests just now; workers leave them most of the machine meanwhile. Unlogged: after a
-- crash nobody is busy.
create unlogged table busy_processes (
  process_id uuid primary key,
  busy_until timestamptz not null      -- the database's own clock, which nobody moves
) with (fillfactor = 50);
