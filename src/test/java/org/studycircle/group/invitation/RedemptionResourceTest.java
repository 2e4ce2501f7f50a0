package org.studycircle.group.invitation;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.BEN;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.ZOE;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.People;
import org.studycircle.testing.RealmAdmin;
import org.studycircle.text.Ids;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class RedemptionResourceTest {

    private static final String WRONG = "0000-0000-0000-0000-0000-0000-00";

    private final List<String> guests = new ArrayList<>();
    private String lastGuest;

    @AfterEach
    void removeGuests() {
        guests.forEach(RealmAdmin::delete);
    }

    /** Somebody whom nothing that others tried is counted against. */
    private String guest(boolean verified) {
        lastGuest = "guest-" + UUID.randomUUID();
        String subject = RealmAdmin.account(lastGuest);
        guests.add(subject);
        if (!verified) {
            RealmAdmin.call().body(Map.of("emailVerified", false)).put("/users/" + subject).then().statusCode(204);
        }
        return RealmAdmin.tokenOf(lastGuest);
    }

    private String addressOfLastGuest() {
        return lastGuest + "@example.org";
    }

    private static Circle closed() {
        return Circle.of(Map.of("name", "By invitation", "zone", "UTC"));
    }

    private static ValidatableResponse redeem(People person, String code) {
        return Api.as(person).body(Map.of("code", code)).post("/invitation-redemptions").then();
    }

    private static ValidatableResponse redeem(String token, Map<String, ?> redemption) {
        return Api.authorizedBy("Bearer " + token).body(redemption).post("/invitation-redemptions").then();
    }

    private static ValidatableResponse redeem(String token, String code) {
        return redeem(token, Map.of("code", code));
    }

    private static void assertUsesLeft(Circle circle, ExtractableResponse<Response> invitation, int left) {
        Api.as(ADA).get(circle.path("/invitations/" + invitation.path("invitationId"))).then().statusCode(200)
                .body("usesLeft", is(left));
    }

    private static void setState(Circle circle, People person, String state) {
        String tag = Api.as(ADA).get(circle.member(person)).then().statusCode(200).extract().header("ETag");
        Api.patchAs(ADA, tag).body(Map.of("state", state)).patch(circle.member(person)).then().statusCode(200);
    }

    @CanIgnoreReturnValue
    private static ExtractableResponse<Response> revoked(Circle circle, ExtractableResponse<Response> invitation) {
        Api.as(ADA).delete(circle.path("/invitations/" + invitation.path("invitationId"))).then().statusCode(204);
        return invitation;
    }

    @Test
    void codeLetsSomebodyIn() {
        Circle circle = closed();
        var invitation = circle.invitation(Map.of("uses", 3));
        Api.as(RUI).get(circle.path("")).then().statusCode(404);
        redeem(RUI, invitation.path("code")).statusCode(201)
                .body("groupId", is(circle.id())).body("personId", is(RUI.id())).body("role", is("MEMBER"))
                .body("state", is("ACTIVE")).header("ETag", notNullValue())
                .header("Location", endsWith(circle.path("/me/membership")));
        Api.as(RUI).get(circle.path("")).then().statusCode(200).body("memberCount", is(2));
        Api.as(RUI).get(circle.path("/me/membership")).then().statusCode(200).body("role", is("MEMBER"));
        assertUsesLeft(circle, invitation, 2);
        Api.as(ADA).get(circle.path("/events")).then()
                .body("items.findAll { it.type == 'MEMBER_JOINED' }.personId", contains(RUI.id()))
                .body("items.findAll { it.type == 'MEMBER_JOINED' }.actorId", contains(RUI.id()));
    }

    @Test
    void codeIsGoodHoweverItIsTyped() {
        Circle circle = closed();
        String code = circle.invitation(Map.of()).path("code");
        redeem(RUI, code.toLowerCase(Locale.ROOT).replace("-", "")).statusCode(201);
        redeem(MIA, " " + code.replace('-', ' ').replace('0', 'O').replace('1', 'l') + " ").statusCode(201);
    }

    @Test
    void facilitatorIsInvitedAsOne() {
        Circle circle = closed();
        redeem(BEN, circle.invitation(Map.of("role", "FACILITATOR")).path("code")).statusCode(201).body("role",
                is("FACILITATOR"));
        Api.as(BEN).get(circle.path("/invitations")).then().statusCode(200);
    }

    @Test
    void whoIsInUsesNothingUpAndKeepsTheRole() {
        Circle circle = closed();
        var asMember = circle.invitation(Map.of("uses", 1));
        var asFacilitator = circle.invitation(Map.of("role", "FACILITATOR", "uses", 1));
        redeem(ADA, asMember.path("code")).statusCode(200).body("role", is("FACILITATOR"));
        redeem(RUI, asMember.path("code")).statusCode(201);
        redeem(RUI, asMember.path("code")).statusCode(200).body("role", is("MEMBER"));
        redeem(RUI, asFacilitator.path("code")).statusCode(200).body("role", is("MEMBER"));
        assertUsesLeft(circle, asMember, 0);
        assertUsesLeft(circle, asFacilitator, 1);
        redeem(RUI, revoked(circle, asFacilitator).path("code")).statusCode(200);
        Api.as(ADA).get(circle.path("")).then().body("memberCount", is(2));
        Api.as(ADA).get(circle.path("/events")).then()
                .body("items.findAll { it.type == 'MEMBER_JOINED' }", hasSize(1));
    }

    @Test
    void whoAskedLeftOrWasRemovedIsInAgain() {
        Circle circle = Circle.of(Map.of("name", "By request", "zone", "UTC", "joinPolicy", "REQUEST"));
        for (People person : List.of(RUI, MIA, BEN)) {
            Api.as(person).put(circle.path("/me/membership")).then().statusCode(202);
        }
        for (People person : List.of(MIA, BEN)) {
            setState(circle, person, "ACTIVE");
        }
        Api.as(MIA).delete(circle.path("/me/membership")).then().statusCode(204);
        setState(circle, BEN, "REMOVED");
        var invitation = circle.invitation(Map.of("uses", 3));
        for (People person : List.of(RUI, MIA, BEN)) {
            redeem(person, invitation.path("code")).statusCode(201).body("state", is("ACTIVE"));
        }
        assertUsesLeft(circle, invitation, 0);
        Api.as(ADA).get(circle.path("")).then().body("memberCount", is(4));
    }

    @Test
    void banStaysABan() {
        Circle circle = Circle.ofAda().joinedBy(ZOE);
        setState(circle, ZOE, "BANNED");
        var invitation = circle.invitation(Map.of("uses", 5));
        redeem(ZOE, invitation.path("code")).statusCode(403).body("type", is("/problems/join-refused"));
        assertUsesLeft(circle, invitation, 5);
        Api.as(ADA).get(circle.member(ZOE)).then().body("state", is("BANNED"));
        Api.as(ADA).get(circle.path("")).then().body("memberCount", is(1));
    }

    @Test
    void codeThatIsUsedUpLetsNobodyIn() {
        Circle circle = closed();
        var invitation = circle.invitation(Map.of("uses", 1));
        redeem(RUI, invitation.path("code")).statusCode(201);
        redeem(guest(true), invitation.<String>path("code")).statusCode(410).body("type", is("/problems/invitation-exhausted"));
        Api.as(ADA).get(circle.path("/invitations")).then().body("items.state", contains("EXHAUSTED"));
        Api.as(ADA).get(circle.path("")).then().body("memberCount", is(2));
    }

    @Test
    void codeThatHasExpiredLetsNobodyIn() throws Exception {
        Circle circle = closed();
        var invitation = circle.invitation(Map.of("expiresAt", Instant.now().plusMillis(600).toString()));
        Thread.sleep(700);
        redeem(guest(true), invitation.<String>path("code")).statusCode(410).body("type", is("/problems/invitation-expired"));
        assertUsesLeft(circle, invitation, 25);
        Api.as(ADA).get(circle.path("/invitations")).then().body("items.state", contains("EXPIRED"));
        Api.as(ADA).get(circle.path("")).then().body("memberCount", is(1));
    }

    @Test
    void codeThatWasTakenBackNeverWasOneToAStranger() {
        Circle circle = Circle.ofAda().joinedBy(RUI);
        var invitation = revoked(circle, circle.invitation(Map.of()));
        String stranger = guest(true);
        var wrong = redeem(stranger, WRONG).statusCode(404).body("type", is("/problems/not-found")).extract();
        var taken = redeem(stranger, invitation.<String>path("code")).statusCode(404).extract();
        assertEquals(wrong.asString(), taken.asString());
        assertEquals(headers(wrong), headers(taken));
        assertEquals(comparable(Api.as(ZOE).get("/groups/" + Ids.next()).then().extract()), comparable(wrong));

        Api.as(RUI).delete(circle.path("/me/membership")).then().statusCode(204);
        redeem(RUI, invitation.path("code")).statusCode(410).body("type", is("/problems/invitation-revoked"));
        assertUsesLeft(circle, invitation, 25);
        Api.as(ADA).get(circle.path("")).then().body("memberCount", is(1));
    }

    private static String headers(ExtractableResponse<Response> answer) {
        return String.join("\n", answer.headers().asList().stream()
                .filter(header -> !header.getName().equalsIgnoreCase("X-Request-Id")).map(Object::toString).sorted().toList());
    }

    private static String comparable(ExtractableResponse<Response> answer) {
        return answer.asString().replaceFirst("\"instance\":\"[^\"]*\"", "");
    }

    @Test
    void boundCodeNeedsItsVerifiedAddress() {
        Circle circle = closed();
        String unverified = guest(false);
        var forUnverified = circle.invitation(Map.of("email", addressOfLastGuest()));
        redeem(unverified, forUnverified.<String>path("code")).statusCode(403)
                .body("type", is("/problems/invitation-email-mismatch")).body("detail", containsString("verify"))
                .body("detail", not(containsString("@")));
        String verified = guest(true);
        redeem(verified, forUnverified.<String>path("code")).statusCode(403)
                .body("type", is("/problems/invitation-email-mismatch"));
        assertUsesLeft(circle, forUnverified, 1);

        var invitation = circle.invitation(Map.of("email", addressOfLastGuest().toUpperCase(Locale.ROOT)));
        redeem(verified, invitation.<String>path("code")).statusCode(201);
        redeem(verified, forUnverified.<String>path("code")).statusCode(200);
        assertUsesLeft(circle, invitation, 0);
    }

    @Test
    void ownerOfAnAddressFindsWhatIsBoundToIt() {
        Circle circle = closed();
        String token = guest(true);
        var invitation = circle.invitation(Map.of("email", addressOfLastGuest(), "role", "FACILITATOR"));
        Map<String, String> ids = Map.of("groupId", circle.id(), "invitationId", invitation.path("invitationId"));
        mine(token).body("items", hasSize(1)).body("items[0].invitationId", is(ids.get("invitationId")))
                .body("items[0].groupName", is("By invitation")).body("items[0].role", is("FACILITATOR"))
                .body("items[0].invitedBy.displayName", is(ADA.displayName())).body("items[0]", not(hasKey("code")));

        String stranger = guest(true);
        mine(stranger).body("items", hasSize(0));
        redeem(stranger, ids).statusCode(404).body("type", is("/problems/not-found"));
        redeem(guest(false), ids).statusCode(404);
        redeem(token, Map.of("groupId", closed().id(), "invitationId", ids.get("invitationId"))).statusCode(404);
        assertUsesLeft(circle, invitation, 1);

        redeem(token, ids).statusCode(201).body("role", is("FACILITATOR"));
        redeem(token, ids).statusCode(200);
        mine(token).body("items", hasSize(0));
        assertUsesLeft(circle, invitation, 0);
    }

    @Test
    void unboundInvitationIsNotRedeemedByItsIds() {
        Circle circle = closed();
        var invitation = circle.invitation(Map.of());
        redeem(guest(true), Map.of("groupId", circle.id(), "invitationId", invitation.path("invitationId"))).statusCode(404);
        assertUsesLeft(circle, invitation, 25);
    }

    @Test
    void onlyWhatWouldLetOneInIsListed() throws Exception {
        String token = guest(true);
        String email = addressOfLastGuest();
        Circle circle = closed();
        List<String> open = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            open.add(0, closed().invitation(Map.of("email", email)).path("invitationId"));
        }
        revoked(circle, circle.invitation(Map.of("email", email)));
        circle.invitation(Map.of("email", email, "expiresAt", Instant.now().plusMillis(500).toString()));
        Thread.sleep(600);
        mine(token).body("items.invitationId", is(open));
        String next = Api.authorizedBy("Bearer " + token).queryParam("limit", 2).get("/me/invitations").then().statusCode(200)
                .body("items.invitationId", is(open.subList(0, 2))).extract().path("next");
        String previous = Api.authorizedBy("Bearer " + token).queryParam("limit", 2).queryParam("after", next)
                .get("/me/invitations").then().body("items.invitationId", is(open.subList(2, 3)))
                .body("$", not(hasKey("next"))).extract().path("previous");
        Api.authorizedBy("Bearer " + token).queryParam("limit", 2).queryParam("before", previous).get("/me/invitations").then()
                .body("items.invitationId", is(open.subList(0, 2)));
        String unverified = guest(false);
        circle.invitation(Map.of("email", addressOfLastGuest()));
        mine(unverified).body("items", hasSize(0));
    }

    private static ValidatableResponse mine(String token) {
        return Api.authorizedBy("Bearer " + token).get("/me/invitations").then().statusCode(200);
    }

    @Test
    void bannedPersonIsNotShownAnInvitation() {
        Circle circle = Circle.ofAda();
        String token = guest(true);
        String id = Api.authorizedBy("Bearer " + token).put(circle.path("/me/membership")).then().statusCode(201).extract()
                .path("personId");
        String tag = Api.as(ADA).get(circle.path("/members/" + id)).then().extract().header("ETag");
        Api.patchAs(ADA, tag).body(Map.of("state", "BANNED")).patch(circle.path("/members/" + id)).then().statusCode(200);
        var invitation = circle.invitation(Map.of("email", addressOfLastGuest()));
        mine(token).body("items", hasSize(0));
        redeem(token, Map.of("groupId", circle.id(), "invitationId", invitation.path("invitationId"))).statusCode(403)
                .body("type", is("/problems/join-refused"));
        assertUsesLeft(circle, invitation, 1);
    }

    @Test
    void tenOfFiftyGetInWhereThereIsRoomForTen() {
        Circle circle = closed();
        var invitation = circle.invitation(Map.of("uses", 10));
        String code = invitation.path("code");
        List<String> tokens = IntStream.range(0, 50).mapToObj(person -> guest(true)).toList();
        tokens.forEach(token -> Api.authorizedBy("Bearer " + token).get("/me").then().statusCode(200));
        ExecutorService threads = Executors.newFixedThreadPool(tokens.size());
        try {
            List<Integer> statuses = tokens.stream()
                    .map(token -> CompletableFuture.supplyAsync(() -> redeem(token, code).extract().statusCode(), threads))
                    .toList().stream().map(CompletableFuture::join).sorted().toList();
            assertEquals(Stream.concat(Stream.generate(() -> 201).limit(10), Stream.generate(() -> 410).limit(40)).toList(),
                    statuses);
        } finally {
            threads.shutdownNow();
        }
        Api.as(ADA).get(circle.path("")).then().body("memberCount", is(11));
        Api.as(ADA).queryParam("limit", 100).get(circle.path("/members")).then().body("items", hasSize(11));
        assertUsesLeft(circle, invitation, 0);
        Api.as(ADA).queryParam("limit", 100).get(circle.path("/events")).then()
                .body("items.findAll { it.type == 'MEMBER_JOINED' }", hasSize(10))
                .body("items.sequence", is(IntStream.rangeClosed(1, 12).boxed().toList()));
    }

    @Test
    void onePersonManyTimesAtOnceUsesOneUp() {
        Circle circle = closed();
        var invitation = circle.invitation(Map.of("uses", 10));
        List<Integer> statuses = IntStream.range(0, 8)
                .mapToObj(call -> CompletableFuture
                        .supplyAsync(() -> redeem(RUI, invitation.path("code")).extract().statusCode()))
                .toList().stream().map(CompletableFuture::join).sorted().toList();
        assertEquals(List.of(200, 200, 200, 200, 200, 200, 200, 201), statuses);
        assertUsesLeft(circle, invitation, 9);
        Api.as(ADA).get(circle.path("")).then().body("memberCount", is(2));
    }

    @Test
    void guessingIsLimitedAndUsingIsNot() {
        String token = guest(true);
        Circle circle = closed();
        String code = circle.invitation(Map.of()).path("code");
        for (int call = 0; call < 15; call++) {
            redeem(token, code).statusCode(call == 0 ? 201 : 200);
        }
        Instant start = Instant.now();
        List<Integer> statuses = new ArrayList<>();
        ExtractableResponse<Response> last;
        do {
            last = redeem(token, WRONG).extract();
            statuses.add(last.statusCode());
        } while (last.statusCode() == 404 && statuses.size() < 30);
        long cameBack = Duration.between(start, Instant.now()).toSeconds() / 6 + 1;
        assertEquals(429, last.statusCode());
        assertTrue(statuses.size() > 10 && statuses.size() <= 11 + cameBack, statuses.toString());
        assertEquals("/problems/too-many-requests", last.path("type"));
        int wait = Integer.parseInt(last.header("Retry-After"));
        assertTrue(1 <= wait && wait <= 6, "Retry-After: " + wait);
        assertEquals("\"invitation-redemptions\";q=10;w=60", last.header("RateLimit-Policy"));
        assertEquals("\"invitation-redemptions\";r=0;t=" + wait, last.header("RateLimit"));
        redeem(guest(true), WRONG).statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{}                                       | 422 | /code         | not-null",
            "{\"code\":\"\"}                          | 422 | /code         | characters",
            "{\"code\":\"A\\u0000B\"}                 | 422 | /code         | unacceptable-character",
            "{\"code\":\"A\\ud800B\"}                 | 422 | /code         | unacceptable-character",
            "{\"code\":7}                             | 400 | /code         | wrong-type",
            "{\"code\":[\"A\"]}                       | 400 | /code         | wrong-type",
            "{\"groupId\":\"ID\"}                     | 422 | /invitationId | not-null",
            "{\"invitationId\":\"ID\"}                | 422 | /groupId      | not-null",
            "{\"groupId\":\"x\",\"invitationId\":\"ID\"} | 422 | /groupId   | invalid-format",
            "{\"code\":\"A\",\"groupId\":\"ID\"}      | 422 | /groupId      | code-or-ids",
            "{\"code\":\"A\",\"invitationId\":\"ID\"} | 422 | /invitationId | code-or-ids",
            "{\"kode\":\"A\"}                         | 400 | /kode         | unknown-field",
    })
    void badRedemptionIsAProblem(String body, int status, String pointer, String code) {
        Api.asBadly(ZOE).body(body.strip().replace("ID", Ids.next().toString())).post("/invitation-redemptions").then()
                .statusCode(status).body("errors.pointer", contains(pointer)).body("errors.code", contains(code));
    }

    @Test
    void hugeCodeIsRefusedUnread() {
        Api.asBadly(ZOE).body(Map.of("code", "A".repeat(201))).post("/invitation-redemptions").then().statusCode(422)
                .body("errors.code", contains("characters"));
        Api.asBadly(ZOE).body(Map.of("code", "A".repeat(1_000_000))).post("/invitation-redemptions").then().statusCode(422)
                .body("errors.pointer", contains("/code")).body("errors.detail[0]", not(containsString("AAAA")));
        Api.asBadly(ZOE).body(Map.of("code", "A".repeat(1_100_000))).post("/invitation-redemptions").then().statusCode(413);
        Api.asNobody().body(Map.of("code", WRONG)).post("/invitation-redemptions").then().statusCode(401);
    }
}
