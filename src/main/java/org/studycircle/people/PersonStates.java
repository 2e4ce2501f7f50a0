package org.studycircle.people;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.http.problem.NotFound;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * What becomes of people. Calls that are under way, and those by a token that was verified within the last minute, do not
 * notice a change.
 */
@ApplicationScoped
public class PersonStates {

    /** The name of everybody who was erased. */
    public static final String FORMER_MEMBER = "Former member";

    @Inject
    Pool pool;

    /** A person's account. */
    public record Known(UUID personId, String issuer, String subject) {

        static Known of(Row row) {
            return new Known(row.getUUID("person_id"), row.getString("issuer"), row.getString("subject"));
        }
    }

    /**
     * Suspends whose account is disabled, and lifts that from whose account is not any more. Who is being erased stays so.
     *
     * @param enabled for each subject
     * @return the new states of those who have one
     */
    public Uni<List<PersonState>> follow(String issuer, String[] subjects, Boolean[] enabled) {
        return pool.preparedQuery("""
                update person p
                set state = case when account.enabled then 'ACTIVE' else 'SUSPENDED' end
                from unnest($2::text[], $3::boolean[]) as account (subject, enabled)
                where p.issuer = $1 and p.subject = account.subject
                  and p.state = case when account.enabled then 'SUSPENDED' else 'ACTIVE' end
                returning p.state
                """)
                .mapping(row -> PersonState.valueOf(row.getString("state")))
                .execute(Tuple.of(issuer, subjects, enabled))
                .map(states -> states.stream().toList());
    }

    /** @return who of them was missed */
    public Uni<List<UUID>> found(String issuer, String[] subjects) {
        return pool.preparedQuery("""
                update person set account_missing_since = null
                where issuer = $1 and subject = any($2) and account_missing_since is not null
                returning person_id
                """)
                .mapping(row -> row.getUUID("person_id"))
                .execute(Tuple.of(issuer, subjects))
                .map(people -> people.stream().toList());
    }

    public Uni<Void> missing(UUID personId, OffsetDateTime since) {
        return pool.preparedQuery("update person set account_missing_since = $2 where person_id = $1")
                .execute(Tuple.of(personId, since))
                .replaceWithVoid();
    }

    /** Some of the people of an issuer whose accounts are not known to be missing, by subject, after this one. */
    public Uni<List<Known>> after(String issuer, String subject, int most) {
        return pool.preparedQuery("""
                select person_id, issuer, subject from person
                where issuer = $1 and subject > $2 and state in ('ACTIVE', 'SUSPENDED') and account_missing_since is null
                order by subject
                limit $3
                """)
                .mapping(Known::of)
                .execute(Tuple.of(issuer, subject, most))
                .map(people -> people.stream().toList());
    }

    public Uni<Known> known(UUID personId) {
        return pool.preparedQuery("select person_id, issuer, subject from person where person_id = $1")
                .mapping(Known::of)
                .execute(Tuple.of(personId))
                .map(RowSet::iterator)
                .map(people -> people.hasNext() ? people.next() : null)
                .onItem().ifNull().failWith(NotFound::new);
    }

    /** Within a transaction. */
    public Uni<Integer> become(UUID personId, PersonState state) {
        return Panache.getSession().chain(session -> session
                .createNativeQuery("update person set state = :state where person_id = :person")
                .setParameter("state", state.name())
                .setParameter("person", personId)
                .executeUpdate());
    }

    /** Within a transaction: leaves nothing but which account it was, so that the account is known if it comes again. */
    public Uni<Integer> blank(UUID personId) {
        return Panache.getSession().chain(session -> session
                .createNativeQuery("""
                        update person
                        set display_name = :name, zone = null, language = null, notification_level = 'MENTIONS_AND_REPLIES',
                            email_digest = 'NEVER', hides_progress = false, version = version + 1
                        where person_id = :person
                        """)
                .setParameter("name", FORMER_MEMBER)
                .setParameter("person", personId)
                .executeUpdate());
    }
}
