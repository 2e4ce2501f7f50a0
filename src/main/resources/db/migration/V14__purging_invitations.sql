-- What leads to the invitations of a group is removed with the group.

create index invitation_code_group_idx on invitation_code (group_id);
create index invitation_mail_group_idx on invitation_mail (group_id);
