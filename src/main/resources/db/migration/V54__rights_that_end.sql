-- How far replicas have followed what happens to accounts in a realm: none looks again before looked_at is some seconds ago.
create table account_watch (
  issuer     text        not null,
  looked_at  timestamptz not null,
  read_until timestamptz not null,
  constraint account_watch_pkey primary key (issuer)
);

-- Tokens that were issued until then count no more: those of a session, of an account (by its subject), or of the whole realm. A row is
-- needed for as long as such a token may live.
create table sign_out (
  issuer    text        not null,
  scope     text        not null,
  name      text        not null,
  signed_at timestamptz not null,
  constraint sign_out_pkey primary key (issuer, scope, name),
  constraint sign_out_scope check (scope in ('SESSION', 'ACCOUNT', 'REALM'))
);

create index sign_out_age_idx on sign_out (signed_at);
