-- contract: nothing has ever written or read it
alter table membership drop column released_at;
