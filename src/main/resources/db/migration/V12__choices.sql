-- What people choose for themselves. That they hide their progress stands beside each membership too, where access is decided.

alter table person
  add column notification_level text    not null default 'MENTIONS_AND_REPLIES',
  add column email_digest       text    not null default 'NEVER',
  add column hides_progress     boolean not null default false,
  add constraint person_notification_level check (notification_level in ('ALL', 'MENTIONS_AND_REPLIES', 'NONE')),
  add constraint person_email_digest check (email_digest in ('NEVER', 'DAILY', 'WEEKLY'));

alter table membership add column hides_progress boolean not null default false;
