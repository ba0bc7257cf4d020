-- serves the bookings of all organisations by the training's start
create index training_bookings_of_all_by_start on training_bookings (starts_at, id);
-- serves them as a class list, by candidate
create index training_bookings_of_all_by_candidate on training_bookings (search_text, id);
