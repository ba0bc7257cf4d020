-- serves an organisation's list of invoices, newest first; everybody's is served by the primary key
create index invoices_by_organisation on invoices (organisation_id, id);
