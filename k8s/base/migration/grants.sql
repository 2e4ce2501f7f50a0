-- What the service may do. The owner of the schema runs this after each migration; to run it again changes nothing.
-- The service reads and writes rows; it can't change the schema, and reads in its history only what has been done.

revoke all on database study_circle from public;
grant connect on database study_circle to study_circle_service;

revoke all on schema public from public;
grant usage on schema public to study_circle_service;

grant select, insert, update, delete on all tables in schema public to study_circle_service;
revoke insert, update, delete on flyway_schema_history from study_circle_service;
