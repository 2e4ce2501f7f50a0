-- Told to the group; null where the invitation was bound to no address.
alter table invitation
  add column delivery         text,
  add column delivery_at      timestamptz,
  add column delivery_failure text;

-- contract: the release before does not read the columns; what it sends meanwhile is told as not sent
update invitation i set
  delivery = case when mail.sent_at is null then 'NOT_SENT' else 'SENT' end,
  delivery_at = mail.sent_at
from invitation_mail mail
where mail.email = i.email and mail.group_id = i.group_id and mail.invitation_id = i.invitation_id;
