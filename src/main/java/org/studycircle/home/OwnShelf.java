package org.studycircle.home;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;

import org.studycircle.group.PersonalData;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** A person's shelf, of which nothing is copied any more once the memberships are erased. */
@ApplicationScoped
@Priority(OwnShelf.ORDER)
public class OwnShelf implements PersonalData {

    static final int ORDER = 100;

    @Override
    public Uni<Void> forget(FormerPerson person) {
        return Panache.getSession().chain(session -> session
                .createNativeQuery("delete from my_group where person_id = :person")
                .setParameter("person", person.personId())
                .executeUpdate())
                .replaceWithVoid();
    }
}
