-- Plans are kept, and those made while a table is nearly empty read it whole for ever after: until its statistics
-- were next gathered, each hold on a fresh database read all holds.
alter function hold_seat(bigint, bigint, boolean, text, bytea, bytea, interval, integer) set enable_seqscan = off;
