package org.studycircle.people;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.sql.Database;
import org.studycircle.sql.Sql;

import io.smallrye.mutiny.Uni;

/**
 * Whose tokens count no more although they have not expired. A token knows when it was issued in whole seconds: one of the very second of
 * the end counts as older.
 */
@ApplicationScoped
public class SignOuts {

    /** Of a person {@code p}, whose token is {@code :session} and {@code :issued}, whether that was ended. */
    static final String ENDED = """
            exists (select from sign_out s
                    where s.issuer = p.issuer and s.signed_at >= %2$s
                      and (s.scope, s.name) in (('SESSION', %1$s), ('ACCOUNT', p.subject), ('REALM', '')))
            """;

    private static final Sql<Void> RECORD = Sql.command("""
            insert into sign_out (issuer, scope, name, signed_at)
            select :issuer, said.scope, said.name, max(said.signed_at)
            from unnest(cast(:scopes as text[]), cast(:names as text[]), cast(:instants as timestamptz[]))
              as said (scope, name, signed_at)
            group by said.scope, said.name
            on conflict (issuer, scope, name) do update set signed_at = excluded.signed_at
            where sign_out.signed_at < excluded.signed_at
            """);
    private static final Sql<Void> FORGET = Sql.command("delete from sign_out where signed_at < :before");

    @Inject
    Database database;

    /** What has ended. */
    public enum Scope {
        SESSION, ACCOUNT, REALM
    }

    /** @param name of the session, subject of the account, empty for the realm */
    public record SignOut(Scope scope, String name, Instant at) {}

    /** May be said again. */
    public Uni<Void> add(String issuer, List<SignOut> ended) {
        return ended.isEmpty()
                ? Uni.createFrom().voidItem()
                : database.call(RECORD)
                        .set("issuer", issuer)
                        .setEach("scopes", ended, end -> end.scope().name(), String[]::new)
                        .setEach("names", ended, SignOut::name, String[]::new)
                        .setEach("instants", ended, SignOut::at, Instant[]::new)
                        .run();
    }

    /** Whose tokens have expired. */
    public Uni<Void> forget(Instant before) {
        return database.call(FORGET).set("before", before).run();
    }
}
