-- The life of a group: who waits to get in, who leads it next, how it is closed and how it ends.

alter table reading_group
  add column request_count integer not null default 0,
  add column vacant_since  timestamptz,
  add column archived_at   timestamptz,
  add column deletes_at    timestamptz,
  add column deleted_at    timestamptz;

update reading_group g
set request_count = (select count(*) from membership m where m.group_id = g.group_id and m.state = 'REQUESTED'),
    vacant_since = case when g.facilitator_count = 0 then g.created_at end;

alter table reading_group
  add constraint reading_group_requests check (request_count >= 0),
  add constraint reading_group_vacancy check ((vacant_since is null) = (facilitator_count > 0)),
  add constraint reading_group_deletion check (deletes_at is null or archived_at is not null);

-- Groups that nobody leads and that nobody can come to lead by themselves.
create index reading_group_vacant_idx on reading_group (vacant_since, group_id)
  where vacant_since is not null and deletes_at is null and deleted_at is null
    and (member_count > 0 or join_policy <> 'OPEN' or archived_at is not null);
create index reading_group_deletion_idx on reading_group (deletes_at) where deletes_at is not null;

-- since: when the membership came into its state. Of one that had ended before there was this column, the best that is known.
alter table membership
  add column since           timestamptz not null default now(),
  add column request_message text,
  add column answer_word     text,
  add column answered_at     timestamptz,
  add column ban_reason      text,
  add column declined_at     timestamptz,
  add column released_at     timestamptz;

update membership set since = coalesce(joined_at, created_at);

alter table membership
  add constraint membership_request check (request_message is null or state = 'REQUESTED'),
  add constraint membership_answer check (
    (answer_word is null or answered_at is not null) and (answered_at is null or state in ('ACTIVE', 'REMOVED'))),
  add constraint membership_ban check (ban_reason is null or state = 'BANNED');

create index membership_since_idx on membership (group_id, state, since, person_id);

-- What is left of a group that was deleted: its id, which is not used again, and how far the removal of its rows has come.
create table deleted_group (
  group_id   uuid        not null,
  deleted_at timestamptz not null,
  held_until timestamptz not null,
  purged_at  timestamptz,
  constraint deleted_group_pkey primary key (group_id)
);

create index deleted_group_order_idx on deleted_group (deleted_at, group_id);
create index deleted_group_unpurged_idx on deleted_group (held_until) where purged_at is null;
