-- A thread's row is the lock under which its posts get their numbers. Display names are joined from membership, which keeps
-- the row of everybody who ever was in the group. Lists are ordered by numbers of events, never by timestamps.

create table thread (
  group_id        uuid           not null,
  thread_id       uuid           not null,
  title           text           not null,
  assignment_id   uuid,
  edition_id      uuid,
  section_id      uuid,
  paragraph_key   text,
  quote_exact     text,
  quote_prefix    text,
  quote_suffix    text,
  quote_start     integer,
  quote_end       integer,
  anchor_state    text,
  author_id       uuid           not null,
  post_count      integer        not null,
  last_number     integer        not null,
  deleted_numbers int4multirange not null default '{}',
  opened_seq      bigint         not null,
  activity_seq    bigint         not null,
  last_post_at    timestamptz    not null,
  created_from    bytea          not null,
  created_at      timestamptz    not null,
  deleted_at      timestamptz,
  version         integer        not null,
  constraint thread_pkey primary key (group_id, thread_id),
  constraint thread_group_fkey foreign key (group_id) references reading_group (group_id),
  constraint thread_author_fkey foreign key (group_id, author_id) references membership (group_id, person_id),
  constraint thread_assignment_fkey foreign key (group_id, assignment_id) references assignment (group_id, assignment_id),
  constraint thread_edition_fkey foreign key (group_id, edition_id) references edition (group_id, edition_id),
  constraint thread_section_fkey foreign key (group_id, section_id) references section (group_id, section_id),
  constraint thread_anchor check ((paragraph_key is null) = (anchor_state is null)
    and (paragraph_key is null or section_id is not null)),
  constraint thread_anchor_state check (anchor_state in ('ANCHORED', 'ORPHANED')),
  constraint thread_quote check (num_nulls(quote_exact, quote_prefix, quote_suffix, quote_start, quote_end) in (0, 5)
    and (quote_exact is null or paragraph_key is not null)),
  constraint thread_counts check (post_count between 1 and last_number)
);

create index thread_activity_idx on thread (group_id, activity_seq) where deleted_at is null;
create index thread_opening_idx on thread (group_id, opened_seq) where deleted_at is null;
create index thread_section_activity_idx on thread (group_id, section_id, activity_seq)
  where deleted_at is null and section_id is not null;
create index thread_section_opening_idx on thread (group_id, section_id, opened_seq)
  where deleted_at is null and section_id is not null;
create index thread_assignment_activity_idx on thread (group_id, assignment_id, activity_seq)
  where deleted_at is null and assignment_id is not null;
create index thread_assignment_opening_idx on thread (group_id, assignment_id, opened_seq)
  where deleted_at is null and assignment_id is not null;
create index thread_paragraph_activity_idx on thread (group_id, paragraph_key, activity_seq)
  where deleted_at is null and paragraph_key is not null;
create index thread_paragraph_opening_idx on thread (group_id, paragraph_key, opened_seq)
  where deleted_at is null and paragraph_key is not null;

-- The order of tree_path is the order of the tree, and a branch is one range of it. There is no foreign key to the author's
-- membership: it would write to that row with every reply, and memberships are never deleted.
create table post (
  group_id      uuid             not null,
  thread_id     uuid             not null,
  number        integer          not null,
  post_id       uuid             not null,
  parent_number integer,
  depth         integer          not null,
  tree_path     text collate "C" not null,
  author_id     uuid             not null,
  text          text,
  html          text,
  reply_count   integer          not null default 0,
  revision      integer          not null,
  created_from  bytea            not null,
  created_at    timestamptz      not null,
  edited_at     timestamptz,
  deleted_at    timestamptz,
  constraint post_pkey primary key (group_id, thread_id, number),
  constraint post_thread_fkey foreign key (group_id, thread_id) references thread (group_id, thread_id),
  constraint post_post_id_key unique (group_id, thread_id, post_id),
  constraint post_tree_path_key unique (group_id, thread_id, tree_path),
  constraint post_parent check ((number = 1) = (parent_number is null) and parent_number < number),
  constraint post_depth check (depth between 0 and 50),
  constraint post_content check ((text is null) = (deleted_at is not null) and (html is null) = (deleted_at is not null))
);

-- Former texts: what an edit or a deletion took away, by whom and why.
create table post_revision (
  group_id    uuid        not null,
  thread_id   uuid        not null,
  number      integer     not null,
  revision    integer     not null,
  text        text        not null,
  replaced_by uuid        not null,
  reason      text,
  replaced_at timestamptz not null,
  constraint post_revision_pkey primary key (group_id, thread_id, number, revision),
  constraint post_revision_post_fkey foreign key (group_id, thread_id, number) references post (group_id, thread_id, number)
);

-- Numbers of posts that a person has read, keeps unread, and wrote, all within 1 to the thread's last number. What is own is
-- read, what is kept is not.
create table read_state (
  group_id  uuid           not null,
  person_id uuid           not null,
  thread_id uuid           not null,
  read      int4multirange not null,
  kept      int4multirange not null,
  own       int4multirange not null,
  constraint read_state_pkey primary key (group_id, person_id, thread_id),
  constraint read_state_thread_fkey foreign key (group_id, thread_id) references thread (group_id, thread_id),
  constraint read_state_kept check (not read && kept and read @> own)
);
