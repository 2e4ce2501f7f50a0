package org.studycircle.unread;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;

import org.studycircle.group.PersonalData;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** What a person has read, and by it which posts are theirs: what looks for those comes before. */
@ApplicationScoped
@Priority(OwnReadStates.ORDER)
public class OwnReadStates implements PersonalData {

    public static final int ORDER = 200;

    @Override
    public Uni<Farewell> erase(FormerMember member) {
        return delete("read_state", member)
                .chain(() -> delete("read_count", member))
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
