-- contract: a group has few invitations, so nobody waits long for the index
-- What somebody has given out and still lets people in.
create index invitation_maker_idx on invitation (group_id, created_by) where revoked_at is null;

-- contract: the release before lets nobody in by what is revoked, and never takes a revocation back
update invitation i set revoked_at = now()
where i.revoked_at is null
  and not exists (
    select from membership giver
    where giver.group_id = i.group_id and giver.person_id = i.created_by and giver.state = 'ACTIVE'
      and giver.role = 'FACILITATOR');
