-- What the home screen of a person shows: copies in the person family of what stands in the group family, filled from the groups'
-- events after commit. They may lag, can be emptied and filled again, and never decide access.

-- post_count: the sum of what the group's threads count, see there. Up to which event the copies of a group have come is kept beside
-- the group, so that what a crash left behind is found by an index; while they are behind, a further event costs it nothing.
alter table reading_group
  add column post_count integer not null default 0,
  add column copied_seq bigint  not null default 0;
alter table reading_group
  add column copied boolean generated always as (copied_seq = event_seq) stored,
  add constraint reading_group_post_count check (post_count >= 0);

-- How many of its posts a thread has in the sum above: those that are not deleted, none of a deleted thread. A post brings one when
-- it is written; what deletions take away is counted anew after them, by whoever copies.
alter table thread add column counted integer not null default 1;

update thread t
set counted = case when t.deleted_at is not null then 0
                   else t.last_number - (select coalesce(sum(upper(posts) - lower(posts)), 0) from unnest(t.deleted_numbers) posts)
              end;
update reading_group g
set post_count = (select coalesce(sum(t.counted), 0) from thread t where t.group_id = g.group_id);

create index reading_group_uncopied_idx on reading_group (group_id) where not copied;

-- How many of a person's read posts the row below counts: those of the thread that are not deleted, none of a deleted thread.
-- gained is by how much the last write of the row changed that, for the statement that writes.
alter table read_state
  add column counted integer not null default 0,
  add column gained  integer not null default 0;

update read_state s
set counted = (select coalesce(sum(upper(posts) - lower(posts)), 0) from unnest(s.read - t.deleted_numbers) posts)
from thread t
where t.group_id = s.group_id and t.thread_id = s.thread_id and t.deleted_at is null;

-- Of whom a thread that loses posts is to be counted anew.
create index read_state_thread_idx on read_state (group_id, thread_id, person_id);

-- posts: the sum of what the person's read states in this group count.
create table read_count (
  group_id       uuid    not null,
  person_id      uuid    not null,
  posts          integer not null,
  version        bigint  not null,
  copied_version bigint  not null default 0,
  copied         boolean generated always as (copied_version = version) stored,
  constraint read_count_pkey primary key (group_id, person_id),
  constraint read_count_group_fkey foreign key (group_id) references reading_group (group_id),
  constraint read_count_posts check (posts >= 0)
);

create index read_count_uncopied_idx on read_count (group_id, person_id) where not copied;

insert into read_count (group_id, person_id, posts, version)
select group_id, person_id, sum(counted), 1 from read_state group by group_id, person_id;

-- The copies. One row for each membership, of the person and not of who that person is in the group; seq and read_version say as of
-- which event and which count it was copied, so that it never goes back. Who joins late, in a group that grants a grace, is late for nothing before grace_until.
create table my_group (
  person_id       uuid        not null,
  group_id        uuid        not null,
  name            text        not null,
  role            text        not null,
  state           text        not null,
  joined_at       timestamptz,
  first_joined_at timestamptz,
  grace_until     timestamptz,
  read_posts      integer     not null,
  read_version    bigint      not null,
  seq             bigint      not null,
  constraint my_group_pkey primary key (person_id, group_id)
);

create index my_group_listing_idx on my_group (person_id, state, name, group_id);
create index my_group_group_idx on my_group (group_id);

-- What is the same for everybody in a group and changes with what others do there, such as posting: one row, whoever many are in.
-- On Citus these two are reference tables, so that every node joins them with the people it keeps.
create table group_card (
  group_id         uuid        not null,
  name             text        not null,
  zone             text        not null,
  join_policy      text        not null,
  pseudonymous     boolean     not null,
  archived         boolean     not null,
  grace_days       integer,
  schedule_ends_at timestamptz,
  member_count     integer     not null,
  post_count       integer     not null,
  seq              bigint      not null,
  constraint group_card_pkey primary key (group_id)
);

-- Of a deleted assignment the row stays without an instant, so that an older copy does not bring it back.
create table group_due (
  group_id      uuid        not null,
  assignment_id uuid        not null,
  title         text        not null,
  opens_at      timestamptz not null,
  due_at        timestamptz,
  seq           bigint      not null,
  constraint group_due_pkey primary key (group_id, assignment_id)
);

create index group_due_next_idx on group_due (group_id, due_at, assignment_id) where due_at is not null;
