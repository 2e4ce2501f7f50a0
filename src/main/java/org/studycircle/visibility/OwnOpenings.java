package org.studycircle.visibility;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;

import org.studycircle.group.PersonalData;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** What a person did that opened something to them, which is nobody else's. */
@ApplicationScoped
@Priority(OwnOpenings.ORDER)
public class OwnOpenings implements PersonalData {

    static final int ORDER = 100;

    @Override
    public Uni<Farewell> erase(FormerMember member) {
        return delete("own_reveal", member)
                .chain(() -> delete("assignment_speaker", member))
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
