package org.studycircle.group.invitation;

import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.group.invitation.Redemptions.WRONG;
import static org.studycircle.group.invitation.Redemptions.assertUsesLeft;
import static org.studycircle.group.invitation.Redemptions.closed;
import static org.studycircle.group.invitation.Redemptions.redeem;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.RUI;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Guest;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;

/** Many who redeem at once, and one who tries many codes. */
@QuarkusTest
class RedemptionRushTest {

    @Test
    void tenOfFiftyGetInWhereThereIsRoomForTen() {
        Circle circle = closed();
        var invitation = circle.invitation(Map.of("uses", 10));
        String code = invitation.path("code");
        List<Guest> guests = IntStream.range(0, 50).mapToObj(person -> Guest.arrives()).toList();
        guests.forEach(guest -> guest.call().get("/me").then().statusCode(200));
        ExecutorService threads = Executors.newFixedThreadPool(guests.size());
        try {
            List<Integer> statuses = guests.stream()
                    .map(guest -> CompletableFuture.supplyAsync(() -> redeem(guest, code).extract().statusCode(), threads))
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
        Guest guest = Guest.arrives();
        Circle circle = closed();
        String code = circle.invitation(Map.of()).path("code");
        for (int call = 0; call < 15; call++) {
            redeem(guest, code).statusCode(call == 0 ? 201 : 200);
        }
        Instant start = Instant.now();
        List<Integer> statuses = new ArrayList<>();
        ExtractableResponse<Response> last;
        do {
            last = redeem(guest, WRONG).extract();
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
        redeem(Guest.arrives(), WRONG).statusCode(404);
    }
}
