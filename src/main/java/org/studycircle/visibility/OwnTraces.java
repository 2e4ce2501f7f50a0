package org.studycircle.visibility;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;

import org.studycircle.group.PersonalData;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Where a person has spoken and what they chose to see before reading: of no use to anybody else. */
@ApplicationScoped
@Priority(OwnTraces.ORDER)
public class OwnTraces implements PersonalData {

    static final int ORDER = 100;

    @Override
    public Uni<Farewell> erase(FormerMember member) {
        return delete("assignment_speaker", member)
                .chain(() -> delete("own_reveal", member))
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
