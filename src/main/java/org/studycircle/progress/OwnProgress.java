package org.studycircle.progress;

import java.util.UUID;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.PersonalData;

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
        return PersonalData.delete(member, "reading_event", "section_progress");
    }
}
