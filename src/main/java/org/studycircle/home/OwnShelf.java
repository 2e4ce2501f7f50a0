package org.studycircle.home;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.PersonalData;
import org.studycircle.sql.Database;
import org.studycircle.sql.Sql;

import io.smallrye.mutiny.Uni;

/** A person's shelf, of which nothing is copied any more once the memberships are erased. */
@ApplicationScoped
@Priority(OwnShelf.ORDER)
public class OwnShelf implements PersonalData {

    static final int ORDER = 100;

    private static final Sql<Void> FORGET = Sql.command("delete from my_group where person_id = :person");

    @Inject
    Database database;

    @Override
    public Uni<Void> forget(FormerPerson person) {
        return database.call(FORGET).set("person", person.personId()).run();
    }
}
