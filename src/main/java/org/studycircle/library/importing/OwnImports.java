package org.studycircle.library.importing;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;

import org.studycircle.group.PersonalData;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** What a person has uploaded and not committed yet; nobody else could. Essays are the group's. */
@ApplicationScoped
@Priority(OwnImports.ORDER)
public class OwnImports implements PersonalData {

    static final int ORDER = 100;

    @Override
    public Uni<Farewell> erase(FormerMember member) {
        return Panache.getSession().chain(session -> session
                .createNativeQuery("delete from text_import where group_id = :group and created_by = :person")
                .setParameter("group", member.groupId())
                .setParameter("person", member.personId())
                .executeUpdate())
                .replaceWith(Farewell.SILENT);
    }
}
