-- Which worker processes are alive, so that what a dead one had in hand is taken up at once and not after a
-- timeout. A worker holds the advisory lock of its number for as long as its connection lives: the database
-- itself says who is dead, and no clock is asked.

create table workers (
  id          bigint generated always as identity primary key,
  appeared_at timestamptz not null default now(),   -- not app_now(): about processes, not about the platform's time
  job_workers text[] not null default '{}'          -- the names under which it locks jobs of the queue
);

-- Of 32 + 32 bits, the first are this table's.
create function worker_lock_class() returns integer language sql immutable as $$ select 1447379060 $$;

-- Enters a worker. Its lock is held by the session from before anybody can see the row.
create function worker_appears(p_job_workers text[]) returns bigint language plpgsql as $$
declare
  worker_id bigint;
begin
  insert into workers (job_workers) values (p_job_workers) returning id into worker_id;
  perform pg_advisory_lock(worker_lock_class(), worker_id::integer);
  return worker_id;
end $$;

-- Removes the rows of workers that are gone and gives their jobs back to the queue. Returns their numbers.
create function bury_workers() returns bigint[] language plpgsql as $$
declare
  gone workers;
  buried bigint[] := '{}';
begin
  for gone in select * from workers order by id loop
    if pg_try_advisory_xact_lock(worker_lock_class(), gone.id::integer) then
      delete from workers where id = gone.id;
      if found then
        perform graphile_worker.force_unlock_workers(gone.job_workers);
        buried := buried || gone.id;
      end if;
    end if;
  end loop;
  return buried;
end $$;
