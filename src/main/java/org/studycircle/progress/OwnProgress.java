package org.studycircle.progress;

import java.util.UUID;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.PersonalData;
import org.studycircle.sql.Database;
import org.studycircle.sql.Sql;

import io.smallrye.mutiny.Uni;

/** How far a person has read, which is nobody else's. */
@ApplicationScoped
@Priority(OwnProgress.ORDER)
public class OwnProgress implements PersonalData {

    static final int ORDER = 100;

    private static final Sql<Integer> HELD = Sql.column(Integer.class, """
            select cast(count(*) as integer)
            from membership m
            join section_progress p on p.group_id = m.group_id and p.person_id = m.person_id
            where m.real_person_id = :person
            """);
    private static final Sql<Void> ERASE_EVENTS = Sql.command(
            "delete from reading_event where group_id = :group and person_id = :person");
    private static final Sql<Void> ERASE_PROGRESS = Sql.command(
            "delete from section_progress where group_id = :group and person_id = :person");

    @Inject
    Database database;

    @Override
    public Uni<Holdings> held(UUID personId) {
        return database.call(HELD).set("person", personId).first().map(Holdings::ofProgress);
    }

    @Override
    public Uni<Farewell> erase(FormerMember member) {
        return of(ERASE_EVENTS, member).chain(() -> of(ERASE_PROGRESS, member)).replaceWith(Farewell.SILENT);
    }

    private Uni<Void> of(Sql<Void> sql, FormerMember member) {
        return database.call(sql).set("group", member.groupId()).set("person", member.personId()).run();
    }
}
