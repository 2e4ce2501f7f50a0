-- What becomes of people with their accounts: suspended while the account is disabled, erased on request or when it is deleted.
-- A row of a person who was erased stays, so that nobody else can come to be that person.

alter table person
  add column state                 text not null default 'ACTIVE',
  add column account_missing_since timestamptz,
  add constraint person_state check (state in ('ACTIVE', 'SUSPENDED', 'ERASING', 'ERASED'));

-- Whose turn it is to compare the people of an issuer with the accounts of its realm: nobody's until both instants are over.
create table account_reconciliation (
  issuer     text        not null,
  held_until timestamptz not null,
  due_at     timestamptz not null,
  constraint account_reconciliation_pkey primary key (issuer)
);

-- due_at: when a replica may take it up (again). It is put off for as long as one is at work, and absent in the end.
-- What the person had when the work began is the receipt, together with completed_at.
create table erasure (
  person_id      uuid        not null,
  mode           text        not null,
  cause          text        not null,
  state          text        not null,
  requested_at   timestamptz not null,
  erases_at      timestamptz not null,
  due_at         timestamptz,
  failures       integer     not null default 0,
  group_count    integer,
  thread_count   integer,
  post_count     integer,
  progress_count integer,
  begun_at       timestamptz,
  completed_at   timestamptz,
  constraint erasure_pkey primary key (person_id),
  constraint erasure_person_fkey foreign key (person_id) references person (person_id),
  constraint erasure_mode check (mode in ('KEEP_TEXT', 'BLANK_TEXT')),
  constraint erasure_cause check (cause in ('REQUESTED', 'ACCOUNT_DELETED')),
  constraint erasure_state check (state in ('PENDING', 'RUNNING', 'DONE')),
  constraint erasure_end check ((state = 'DONE') = (due_at is null) and (state = 'DONE') = (completed_at is not null)),
  constraint erasure_counts check (num_nulls(group_count, thread_count, post_count, progress_count) in (0, 4))
);

create index erasure_due_idx on erasure (due_at) where due_at is not null;

alter table membership add column erased_at timestamptz;

-- Those who were erased share a name.
drop index membership_pseudonym_key;
create unique index membership_pseudonym_key on membership (group_id, display_name)
  where person_id <> real_person_id and erased_at is null;

-- By which somebody who is erased was invited, and until when that has to be known.
create index invitation_email_idx on invitation (email) where email is not null;
create index invitation_email_expiry_idx on invitation (expires_at) where email is not null;

-- The words of facilitators about other people's posts.
create index post_revision_reason_idx on post_revision (group_id, replaced_by) where reason is not null;
