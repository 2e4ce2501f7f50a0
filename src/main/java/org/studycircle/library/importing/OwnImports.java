package org.studycircle.library.importing;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.PersonalData;
import org.studycircle.sql.Database;
import org.studycircle.sql.Sql;

import io.smallrye.mutiny.Uni;

/** What a person has uploaded and not committed yet; nobody else could. Essays are the group's. */
@ApplicationScoped
@Priority(OwnImports.ORDER)
public class OwnImports implements PersonalData {

    static final int ORDER = 100;

    private static final Sql<Void> ERASE = Sql
            .command("delete from text_import where group_id = :group and created_by = :person");

    @Inject
    Database database;

    @Override
    public Uni<Farewell> erase(FormerMember member) {
        return database.call(ERASE).set("group", member.groupId()).set("person", member.personId()).run()
                .replaceWith(Farewell.SILENT);
    }
}
