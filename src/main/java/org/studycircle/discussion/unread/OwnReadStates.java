package org.studycircle.discussion.unread;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.PersonalData;
import org.studycircle.sql.Database;
import org.studycircle.sql.Sql;

import io.smallrye.mutiny.Uni;

/** What a person has read, and by it which posts are theirs: what looks for those comes before. */
@ApplicationScoped
@Priority(OwnReadStates.ORDER)
public class OwnReadStates implements PersonalData {

    public static final int ORDER = 200;

    private static final Sql<Void> ERASE = Sql.command("""
            with states as (
              delete from read_state where group_id = :group and person_id = :person
            )
            delete from read_count where group_id = :group and person_id = :person
            """);

    @Inject
    Database database;

    @Override
    public Uni<Farewell> erase(FormerMember member) {
        return database.call(ERASE).set("group", member.groupId()).set("person", member.personId()).run()
                .replaceWith(Farewell.SILENT);
    }
}
