-- Whether anything in a group may be concealed, which every statement asks that lets something of the discussion out.
-- contract: a group has few assignments, so nobody waits long for the index
create index if not exists assignment_concealing_idx on assignment (group_id)
  where deleted_at is null and visibility <> 'ALWAYS' and revealed_at is null;
