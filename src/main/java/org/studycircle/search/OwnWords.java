package org.studycircle.search;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.PersonalData;
import org.studycircle.sql.Database;
import org.studycircle.sql.Sql;

import io.smallrye.mutiny.Uni;

/** What a person has written can't be found any more once it is erased. The titles that are blanked then are found by their new words, as soon as the group is followed. */
@ApplicationScoped
@Priority(OwnWords.ORDER)
public class OwnWords implements PersonalData {

    static final int ORDER = 100;

    private static final Sql<Void> FORGET = Sql
            .command("delete from post_words where group_id = :group and author_id = :person");

    @Inject
    Database database;

    @Override
    public Uni<Farewell> erase(FormerMember member) {
        return (member.isBlanked()
                ? database.call(FORGET).set("group", member.groupId()).set("person", member.personId()).run()
                : Uni.createFrom().voidItem()).replaceWith(Farewell.SILENT);
    }
}
