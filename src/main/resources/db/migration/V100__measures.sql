-- What facilitators have done to keep order: a thread (number 0), a branch or a post that they have removed. A post that was removed counts as deleted for everybody, and everything that reads
-- posts sees it so; what it said is kept apart, for its author, for facilitators, and until it is put back. measures: how many were taken and undone in a
-- thread, so that who replies need not look for them where there are none, and notices one that comes in between.

create table thread_measure (
  group_id     uuid             not null,
  thread_id    uuid             not null,
  kind         text             not null,
  number       integer          not null,
  whole_branch boolean          not null,
  tree_path    text collate "C" not null,
  reason       text,
  words        text,
  taken_by     uuid             not null,
  taken_at     timestamptz      not null,
  constraint thread_measure_pkey primary key (group_id, thread_id, kind, number),
  constraint thread_measure_thread_fkey foreign key (group_id, thread_id) references thread (group_id, thread_id)
);

create table removed_post (
  group_id  uuid    not null,
  thread_id uuid    not null,
  number    integer not null,
  text      text    not null,
  html      text    not null,
  excerpt   text,
  constraint removed_post_pkey primary key (group_id, thread_id, number),
  constraint removed_post_post_fkey foreign key (group_id, thread_id, number) references post (group_id, thread_id, number)
);

alter table post add column removed_at timestamptz;
alter table post add constraint post_removed check (removed_at is null or deleted_at is not null) not valid;

alter table thread add column measures integer not null default 0;
-- A thread may lose all its posts to facilitators, who can put them back.
alter table thread drop constraint thread_counts;
alter table thread add constraint thread_counts check (post_count between 0 and last_number) not valid;
