package org.studycircle.people;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.http.problem.NotFound;
import org.studycircle.sql.Database;
import org.studycircle.sql.Sql;

import io.smallrye.mutiny.Uni;

/**
 * What becomes of people. Calls that are under way, and those by a token that is remembered as verified, do not notice a change.
 */
@ApplicationScoped
public class PersonStates {

    /** The name of everybody who was erased. */
    public static final String FORMER_MEMBER = "Former member";

    private static final Sql<PersonState> FOLLOW = Sql.column(PersonState.class, """
            update person p
            set state = case when account.enabled then 'ACTIVE' else 'SUSPENDED' end
            from unnest(cast(:subjects as text[]), cast(:enabled as boolean[])) as account (subject, enabled)
            where p.issuer = :issuer and p.subject = account.subject
              and p.state = case when account.enabled then 'SUSPENDED' else 'ACTIVE' end
            returning p.state
            """);
    private static final Sql<UUID> FOUND = Sql.column(UUID.class, """
            update person set account_missing_since = null
            where issuer = :issuer and subject = any(:subjects) and account_missing_since is not null
            returning person_id
            """);
    private static final Sql<Void> MISSING = Sql.command(
            "update person set account_missing_since = :since where person_id = :person");
    private static final Sql<Known> AFTER = Sql.rows(Known.class, """
            select person_id, issuer, subject from person
            where issuer = :issuer and subject > :subject and state in ('ACTIVE', 'SUSPENDED') and account_missing_since is null
            order by subject
            limit :most
            """);
    private static final Sql<Known> KNOWN = Sql.rows(Known.class,
            "select person_id, issuer, subject from person where person_id = :person");
    private static final Sql<Void> BECOME = Sql.command("update person set state = :state where person_id = :person");
    private static final Sql<Integer> REFUSED = Sql.column(Integer.class, """
            select cast(guest.place as integer)
            from unnest(cast(:people as uuid[]), cast(:sessions as text[]), cast(:issued as timestamptz[]))
              with ordinality as guest (person_id, session, issued_at, place)
            join person p on p.person_id = guest.person_id
            where p.state <> 'ACTIVE' or %s
            """.formatted(SignOuts.ENDED.formatted("guest.session", "guest.issued_at")));
    private static final Sql<Known> OF_SUBJECTS = Sql.rows(Known.class, """
            select person_id, issuer, subject from person
            where issuer = :issuer and subject = any(:subjects) and state in ('ACTIVE', 'SUSPENDED')
            """);
    private static final Sql<Void> BLANK = Sql.command("""
            update person
            set display_name = :name, zone = null, language = null, notification_level = 'MENTIONS_AND_REPLIES',
                email_digest = 'NEVER', hides_progress = false, version = version + 1
            where person_id = :person
            """);

    @Inject
    Database database;

    /** Who is served for longer than a request takes. */
    public record Guest(UUID personId, SignIn signIn) {}

    /** A person's account. */
    public record Known(UUID personId, String issuer, String subject) {}

    /**
     * Suspends whose account is disabled, and lifts that from whose account is not any more. Who is being erased stays so.
     *
     * @param enabled for each subject
     * @return the new states of those who have one
     */
    public Uni<List<PersonState>> follow(String issuer, String[] subjects, Boolean[] enabled) {
        return database.call(FOLLOW).set("issuer", issuer).set("subjects", subjects).set("enabled", enabled).list();
    }

    /** @return who of them was missed */
    public Uni<List<UUID>> found(String issuer, String[] subjects) {
        return database.call(FOUND).set("issuer", issuer).set("subjects", subjects).list();
    }

    public Uni<Void> missing(UUID personId, Instant since) {
        return database.call(MISSING).set("person", personId).set("since", since).run();
    }

    /** Some of the people of an issuer whose accounts are not known to be missing, by subject, after this one. */
    public Uni<List<Known>> after(String issuer, String subject, int most) {
        return database.call(AFTER).set("issuer", issuer).set("subject", subject).set("most", most).list();
    }

    public Uni<Known> known(UUID personId) {
        return database.call(KNOWN).set("person", personId).first().onItem().ifNull().failWith(NotFound::new);
    }

    /** @return places, from 1, of those who are not served any more, or have signed out */
    public Uni<List<Integer>> refused(List<Guest> guests) {
        return database.call(REFUSED)
                .setEach("people", guests, Guest::personId, UUID[]::new)
                .setEach("sessions", guests, guest -> guest.signIn().session(), String[]::new)
                .setEach("issued", guests, guest -> guest.signIn().issuedAt(), Instant[]::new)
                .list();
    }

    /** Those of some accounts who have been here and are not being erased. */
    public Uni<List<Known>> of(String issuer, String[] subjects) {
        return database.call(OF_SUBJECTS).set("issuer", issuer).set("subjects", subjects).list();
    }

    /** Within a transaction. */
    public Uni<Void> become(UUID personId, PersonState state) {
        return database.call(BECOME).set("person", personId).set("state", state).run();
    }

    /** Within a transaction: leaves nothing but which account it was, so that the account is known if it comes again. */
    public Uni<Void> blank(UUID personId) {
        return database.call(BLANK).set("person", personId).set("name", FORMER_MEMBER).run();
    }
}
