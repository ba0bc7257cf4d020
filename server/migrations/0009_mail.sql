-- Mails that the sandbox keeps for its mailbox page instead of sending them. Empty where SMTP_URL is set.

-- The primary key also serves the list, newest first. The sandbox keeps about the latest 10,000, so its
-- deepest page is never far away.
create table mails (
  id           bigint generated always as identity primary key,
  from_address text not null,
  to_address   text not null,
  subject      text not null,
  text         text not null,
  html         text not null,
  created_at   timestamptz not null
);

create table mail_attachments (
  mail_id      bigint not null references mails on delete cascade,
  position     smallint not null check (position >= 1),
  filename     text not null,
  content_type text not null,
  content      bytea not null,
  primary key (mail_id, position)
);
