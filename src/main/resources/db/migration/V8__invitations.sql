-- Invitations belong to their group. Whoever brings a code, or looks for what is bound to their address, does not know the
-- group yet: the two tables below lead there. Neither decides anything; what they lead to does.

create table invitation (
  group_id      uuid        not null,
  invitation_id uuid        not null,
  role          text        not null,
  uses          integer     not null,
  uses_left     integer     not null,
  email         text,
  code_hash     bytea       not null,
  created_by    uuid        not null,
  created_from  bytea       not null,
  created_at    timestamptz not null,
  expires_at    timestamptz not null,
  revoked_at    timestamptz,
  constraint invitation_pkey primary key (group_id, invitation_id),
  constraint invitation_group_fkey foreign key (group_id) references reading_group (group_id),
  constraint invitation_creator_fkey foreign key (group_id, created_by) references membership (group_id, person_id),
  constraint invitation_role check (role in ('FACILITATOR', 'MEMBER')),
  constraint invitation_uses check (uses >= 1 and uses_left between 0 and uses)
);

create index invitation_listing_idx on invitation (group_id, created_at, invitation_id);

-- Where the code with this SHA-256 leads. The code itself is stored nowhere.
create table invitation_code (
  code_hash     bytea not null,
  group_id      uuid  not null,
  invitation_id uuid  not null,
  constraint invitation_code_pkey primary key (code_hash)
);

-- The invitations bound to an address, and the mail to it where it belongs to nobody yet. No attempt is due (any more) where
-- due_at is null.
create table invitation_mail (
  email         text        not null,
  group_id      uuid        not null,
  invitation_id uuid        not null,
  created_at    timestamptz not null,
  expires_at    timestamptz not null,
  due_at        timestamptz,
  attempts      integer     not null,
  sent_at       timestamptz,
  constraint invitation_mail_pkey primary key (email, group_id, invitation_id)
);

create index invitation_mail_listing_idx on invitation_mail (email, created_at, invitation_id);
create index invitation_mail_due_idx on invitation_mail (due_at) where due_at is not null;
create index invitation_mail_expiry_idx on invitation_mail (expires_at);

alter table group_event add column invitation_id uuid;
