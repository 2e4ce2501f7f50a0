package org.studycircle.progress;

import java.util.UUID;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.PersonalData;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** How far a person has read, which is nobody else's. */
@ApplicationScoped
@Priority(OwnProgress.ORDER)
public class OwnProgress implements PersonalData {

    static final int ORDER = 100;

    @Inject
    Pool pool;

    @Override
    public Uni<Holdings> held(UUID personId) {
        return pool.preparedQuery("""
                select cast(count(*) as integer)
                from membership m
                join section_progress p on p.group_id = m.group_id and p.person_id = m.person_id
                where m.real_person_id = $1
                """)
                .execute(Tuple.of(personId))
                .map(rows -> Holdings.ofProgress(rows.iterator().next().getInteger(0)));
    }

    @Override
    public Uni<Farewell> erase(FormerMember member) {
        return delete("reading_event", member)
                .chain(() -> delete("section_progress", member))
                .replaceWith(Farewell.SILENT);
    }

    private static Uni<Integer> delete(String table, FormerMember member) {
        return Panache.getSession().chain(session -> session
                .createNativeQuery("delete from " + table + " where group_id = :group and person_id = :person")
                .setParameter("group", member.groupId())
                .setParameter("person", member.personId())
                .executeUpdate());
    }
}
