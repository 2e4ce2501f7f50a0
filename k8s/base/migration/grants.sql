-- What the service may do. The owner of the schema runs this after each migration; to run it again changes nothing.
-- The service reads and writes rows; it can't change the schema, and only reads in its history what has been done.

do $$
begin
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to study_circle_service', current_database());
end
$$;

revoke all on schema public from public;
grant usage on schema public to study_circle_service;

grant select, insert, update, delete on all tables in schema public to study_circle_service;
revoke insert, update, delete on flyway_schema_history from study_circle_service;
