package org.studycircle.visibility;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.PersonalData;
import org.studycircle.sql.Database;
import org.studycircle.sql.Sql;

import io.smallrye.mutiny.Uni;

/** What a person did that opened something to them, which is nobody else's. */
@ApplicationScoped
@Priority(OwnOpenings.ORDER)
public class OwnOpenings implements PersonalData {

    static final int ORDER = 100;

    private static final Sql<Void> ERASE = Sql.command("""
            with unrevealed as (
              delete from own_reveal where group_id = :group and person_id = :person
            )
            delete from assignment_speaker where group_id = :group and person_id = :person
            """);

    @Inject
    Database database;

    @Override
    public Uni<Farewell> erase(FormerMember member) {
        return database.call(ERASE).set("group", member.groupId()).set("person", member.personId()).run()
                .replaceWith(Farewell.SILENT);
    }
}
