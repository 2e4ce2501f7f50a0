-- contract: the table holds what is being imported just now, so nobody waits for the index
-- Imports that are not committed yet, the newest first.
create index text_import_newest_idx on text_import (group_id, created_at desc, import_id desc);
