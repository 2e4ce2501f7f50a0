package org.studycircle.people.account;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.SAM;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.studycircle.http.problem.Unavailable;
import org.studycircle.testing.Api;
import org.studycircle.testing.Guest;
import org.studycircle.testing.server.RealmAdmin;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** People follow what becomes of their accounts in the real Keycloak, and nobody is lost to half an answer. */
@QuarkusTest
class ReconciliationTest {

    private static final String PATH = "/admin/account-reconciliations";
    private static final String MANY = "many-";

    @Inject
    Pool pool;

    @Inject
    Accounts accounts;

    @Inject
    Turn turn;

    @ConfigProperty(name = "mp.jwt.verify.issuer")
    String issuer;

    /** The realm, of which the service is told something else. */
    private static class Told extends Accounts {

        private final List<AccountState> listed;
        private final Predicate<String> exists;
        private final int failingCall;
        private final AtomicInteger calls = new AtomicInteger();
        private final AtomicInteger lookUps = new AtomicInteger();

        Told(List<AccountState> listed, Predicate<String> exists, int failingCall) {
            this.listed = listed;
            this.exists = exists;
            this.failingCall = failingCall;
        }

        @Override
        Uni<List<AccountState>> page(int first, int count) {
            return calls.incrementAndGet() == failingCall
                    ? Uni.createFrom().failure(new Unavailable("Away."))
                    : Uni.createFrom()
                            .item(listed.subList(Math.min(first, listed.size()), Math.min(first + count, listed.size())));
        }

        @Override
        Uni<Optional<Standing>> standing(String subject, String role) {
            return Uni.createFrom().item(Optional.of(new Standing(true, true)));
        }

        @Override
        public Uni<Optional<AccountState>> state(String subject) {
            lookUps.incrementAndGet();
            return Uni.createFrom()
                    .item(exists.test(subject) ? Optional.of(new AccountState(subject, true)) : Optional.empty());
        }
    }

    @AfterEach
    void forgetMany() {
        sql("delete from erasure where person_id in (select person_id from person where subject like $1)", MANY + "%");
        sql("delete from person where subject like $1", MANY + "%");
    }

    private void sql(String statement, Object... parameters) {
        pool.preparedQuery(statement).execute(Tuple.from(parameters)).await().indefinitely();
    }

    private String state(Guest guest) {
        return one("select state from person where issuer = $1 and subject = $2", guest);
    }

    private String erasure(Guest guest) {
        return one("""
                select e.state || ' ' || e.mode || ' ' || e.cause from erasure e join person p on p.person_id = e.person_id
                where p.issuer = $1 and p.subject = $2
                """, guest);
    }

    private String one(String query, Guest guest) {
        return pool.preparedQuery(query).execute(Tuple.of(issuer, guest.subject()))
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getString(0)).await().indefinitely();
    }

    @CanIgnoreReturnValue
    private static ValidatableResponse reconciled() {
        return Api.as(SAM).post(PATH).then().statusCode(200);
    }

    private List<AccountState> wholeRealm() throws Throwable {
        List<AccountState> realm = new ArrayList<>();
        List<AccountState> page = page(0);
        while (!page.isEmpty()) {
            realm.addAll(page);
            page = page(realm.size());
        }
        return realm;
    }

    private List<AccountState> page(int first) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> accounts.page(first, 200));
    }

    private void many(int count) {
        sql("""
                insert into person (person_id, issuer, subject, display_name, created_at, version)
                select gen_random_uuid(), $1, $2 || i, 'One of many', now(), 0 from generate_series(1, cast($3 as integer)) i
                """, issuer, MANY, count);
    }

    @Test
    void disabledAccountIsSuspendedUntilItIsEnabled() {
        Guest guest = Guest.arrives();
        String later = guest.freshToken();
        String id = guest.id();
        RealmAdmin.enable(guest.subject(), false);
        reconciled().body("suspended", greaterThanOrEqualTo(1)).body("seen", greaterThanOrEqualTo(7))
                .body("withheld", nullValue());
        guest.use(later);
        guest.call().get("/me").then().statusCode(403).body("type", is("/problems/account-suspended"));
        guest.call().body("{\"name\":\"Club\",\"zone\":\"UTC\"}").post("/groups").then().statusCode(403);
        reconciled().body("suspended", is(0));
        assertEquals("SUSPENDED", state(guest));

        RealmAdmin.enable(guest.subject(), true);
        reconciled().body("lifted", greaterThanOrEqualTo(1));
        guest.use(guest.freshToken());
        guest.call().get("/me").then().statusCode(200).body("personId", is(id));
    }

    @Test
    void deletedAccountIsARequestToBeErasedOnce() {
        Guest guest = Guest.arrives();
        guest.id();
        reconciled();
        assertEquals(null, erasure(guest));
        RealmAdmin.delete(guest.subject());
        reconciled().body("erasePending", greaterThanOrEqualTo(1));
        assertEquals("PENDING KEEP_TEXT ACCOUNT_DELETED", erasure(guest));
        reconciled().body("erasePending", is(0));
    }

    @Test
    void accountThatIsThereAgainIsNotErased() throws Throwable {
        Guest guest = Guest.arrives();
        guest.id();
        List<AccountState> realm = wholeRealm();
        List<AccountState> without = realm.stream().filter(account -> !account.subject().equals(guest.subject())).toList();
        QuarkusMock.installMockForType(new Told(without, subject -> !subject.equals(guest.subject()), 0), Accounts.class);
        reconciled();
        assertEquals("PENDING KEEP_TEXT ACCOUNT_DELETED", erasure(guest));
        QuarkusMock.installMockForType(new Told(realm, subject -> true, 0), Accounts.class);
        reconciled().body("erasePending", is(0));
        assertEquals(null, erasure(guest));
    }

    @Test
    void whoIsOnNoPageAndExistsIsNotErased() throws Throwable {
        Guest guest = Guest.arrives();
        guest.id();
        List<AccountState> without = wholeRealm().stream().filter(account -> !account.subject().equals(guest.subject()))
                .toList();
        Told told = new Told(without, subject -> true, 0);
        QuarkusMock.installMockForType(told, Accounts.class);
        reconciled().body("erasePending", is(0));
        assertTrue(told.lookUps.get() >= 1);
        assertEquals(null, erasure(guest));
    }

    @Test
    void outageInTheMiddleChangesNothingFurther() throws Throwable {
        many(3);
        List<AccountState> realm = new ArrayList<>(wholeRealm());
        IntStream.range(0, 500).forEach(i -> realm.add(0, new AccountState("stranger-" + i, true)));
        realm.add(0, new AccountState(MANY + 1, false));
        realm.add(new AccountState(MANY + 2, false));
        QuarkusMock.installMockForType(new Told(realm, subject -> false, 3), Accounts.class);
        Api.as(SAM).post(PATH).then().statusCode(503).header("Retry-After", notNullValue())
                .body("type", is("/problems/unavailable"));
        assertEquals(Set.of("SUSPENDED", "ACTIVE"), states());
        assertEquals(0, erasures());

        QuarkusMock.installMockForType(new Told(realm, subject -> false, 0), Accounts.class);
        reconciled().body("suspended", is(1)).body("erasePending", greaterThanOrEqualTo(1));
    }

    private Set<String> states() {
        return pool.preparedQuery("select state from person where subject like $1").execute(Tuple.of(MANY + "%"))
                .map(rows -> rows.stream().map(row -> row.getString(0)).collect(Collectors.toSet())).await()
                .indefinitely();
    }

    private int erasures() {
        return pool.preparedQuery("""
                select cast(count(*) as integer) from erasure e join person p on p.person_id = e.person_id where p.subject like $1
                """).execute(Tuple.of(MANY + "%")).map(rows -> rows.iterator().next().getInteger(0)).await().indefinitely();
    }

    @Test
    void moreMissingThanCanBeBelievedAreLeftAlone() throws Throwable {
        many(101);
        Told told = new Told(wholeRealm(), subject -> false, 0);
        QuarkusMock.installMockForType(told, Accounts.class);
        reconciled().body("erasePending", is(0)).body("withheld", greaterThanOrEqualTo(101));
        assertEquals(0, told.lookUps.get());
        assertEquals(0, erasures());
    }

    @Test
    void hundredThousandPeopleTakeAFewHundredCalls() throws Throwable {
        many(100_000);
        List<AccountState> realm = new ArrayList<>(wholeRealm());
        IntStream.rangeClosed(1, 99_997).forEach(i -> realm.add(new AccountState(MANY + i, i % 50_000 != 0)));
        Told told = new Told(realm, subject -> !subject.startsWith(MANY), 0);
        QuarkusMock.installMockForType(told, Accounts.class);
        long begin = System.nanoTime();
        reconciled().body("suspended", equalTo(1)).body("seen", is(realm.size()))
                .body("erasePending", greaterThanOrEqualTo(3));
        System.out.printf("100,000 people: %d pages, %d look-ups, %d ms%n", told.calls.get(), told.lookUps.get(),
                Duration.ofNanos(System.nanoTime() - begin).toMillis());
        assertEquals(3, erasures());
        assertTrue(told.calls.get() <= 510, told.calls + " pages");
        assertTrue(told.lookUps.get() <= 100, told.lookUps + " look-ups");
    }

    @Test
    void peopleOfAnotherIssuerAreNotCompared() throws Throwable {
        UUID foreigner = UUID.randomUUID();
        sql("""
                insert into person (person_id, issuer, subject, display_name, created_at, version)
                values ($1, 'https://id.example.org/realms/other', $2, 'From elsewhere', now(), 0)
                """, foreigner, ADA.subject() + "-elsewhere");
        reconciled();
        assertEquals(0, pool.preparedQuery("select 1 from erasure where person_id = $1").execute(Tuple.of(foreigner))
                .map(rows -> rows.size()).await().indefinitely());
    }

    @Test
    void onlyAdministratorsMayAndOneAtATime() throws Throwable {
        Guest guest = Guest.arrives();
        guest.id();
        RealmAdmin.enable(guest.subject(), false);
        Api.as(ADA).post(PATH).then().statusCode(403).body("type", is("/problems/forbidden"));
        Api.asNobody().post(PATH).then().statusCode(401);
        assertTrue(VertxContextSupport.subscribeAndAwait(() -> turn.takeNow()));
        Api.as(SAM).post(PATH).then().statusCode(409).body("type", is("/problems/conflict"));
        assertEquals("ACTIVE", state(guest));
        VertxContextSupport.subscribeAndAwait(() -> turn.end());
        reconciled();
        assertEquals("SUSPENDED", state(guest));
    }

    @Test
    void itIsDueOnceForAllReplicas() throws Throwable {
        sql("delete from account_reconciliation");
        assertTrue(VertxContextSupport.subscribeAndAwait(() -> turn.takeDue()));
        VertxContextSupport.subscribeAndAwait(() -> turn.end());
        assertEquals(false, VertxContextSupport.subscribeAndAwait(() -> turn.takeDue()));
        reconciled();
    }
}
