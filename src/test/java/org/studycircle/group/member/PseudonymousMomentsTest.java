package org.studycircle.group.member;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.BEN;
import static org.studycircle.testing.People.MIA;
import static org.studycircle.testing.People.RUI;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Operation;
import org.studycircle.testing.People;
import org.studycircle.testing.Scene;
import org.studycircle.testing.Scene.Standing;
import org.studycircle.testing.Traces;
import org.studycircle.text.Ids;

import io.quarkus.test.junit.QuarkusTest;

/** A pseudonymous group gives nobody away by when they did something, nor by which invitation they came. */
@QuarkusTest
class PseudonymousMomentsTest {

    private static final Pattern MOMENT = Pattern.compile("\"(\\w+)\":\"\\d{4}-\\d\\d-\\d\\dT(?!00:00:00Z)[^\"]*Z\"");
    /** What is due and when is no act of anybody. */
    private static final Set<String> NO_ACTS = Set.of("opensAt", "dueAt", "closesAt", "expiresAt", "deletesAt", "archivedAt");
    /** Of who made the group and what it reads nothing is said, and people see their own reveals alone. */
    private static final Set<String> OF_NOBODY_ELSE = Set.of("getOwnReveal", "getGroup", "listEssays", "getEssay",
            "listAssignments", "getAssignment",
            "listImports", "getImport", "listImportBlocks", "getSection");

    private static Circle masked() {
        return Circle.of(Map.of("name", "Masks", "zone", "UTC", "joinPolicy", "OPEN", "pseudonymous", true));
    }

    private static void read(Scene scene) {
        Map<String, String> ids = scene.ids();
        for (Map<String, ?> did : List.of(Map.of("kind", "READ", "paragraphKey", ids.get("paragraphKey")),
                Map.of("kind", "COMPLETED"))) {
            Map<String, Object> event = new HashMap<>(did);
            event.putAll(
                    Map.of("eventId", Ids.next(), "sectionId", ids.get("sectionId"), "sequence", event.size(), "occurredAt",
                            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString()));
            Api.as(RUI).body(Map.of("events", List.of(event))).post(scene.path("/me/reading-events")).then().statusCode(200)
                    .body("results.outcome", contains("MERGED"));
        }
    }

    private static Set<String> moments(Scene scene, People reader, Operation operation) {
        Set<String> told = new TreeSet<>();
        for (Map<String, String> ids : List.of(scene.ids(), scene.idsOfOwn(RUI))) {
            MOMENT.matcher(operation.send(Api.raw(reader), ids, null).asString()).results()
                    .filter(moment -> !NO_ACTS.contains(moment.group(1)))
                    .forEach(moment -> told.add(operation.id() + " tells " + reader + ' ' + moment.group()));
        }
        return told;
    }

    @Test
    void whenSomebodyDidSomethingIsToldToTheDay() {
        Scene scene = Scene.in(masked(), Map.of(RUI, Standing.MEMBER, MIA, Standing.MEMBER, BEN, Standing.FACILITATOR));
        read(scene);
        Set<String> told = new TreeSet<>();
        Traces.reading().stream().filter(Operation::isInGroup).filter(operation -> !OF_NOBODY_ELSE.contains(operation.id()))
                .forEach(operation -> List.of(ADA, MIA).forEach(reader -> told.addAll(moments(scene, reader, operation))));
        assertEquals(Set.of(), told);
        assertTrue(Api.as(MIA).get(scene.path("/members")).asString().contains("T00:00:00Z"));
    }

    @Test
    void momentsOfOtherGroupsAreExact() {
        Scene scene = Scene.in(Circle.ofAda(), Map.of(RUI, Standing.MEMBER));
        assertTrue(MOMENT.matcher(Api.as(RUI).get(scene.path("/members")).asString()).find());
        assertTrue(MOMENT.matcher(Api.as(RUI).get(scene.path("/events")).asString()).find());
        assertTrue(MOMENT.matcher(Api.as(RUI).get(scene.path("/threads")).asString()).find());
    }

    @Test
    void nobodyIsInvitedByNameOrAlone() {
        Circle circle = masked();
        for (Map<String, ?> personal : List.of(Map.of("email", "ben@example.org"),
                Map.of("email", "ben@example.org", "uses", 25),
                Map.of("uses", 1), Map.of("uses", 4))) {
            Api.as(ADA).body(personal).post(circle.path("/invitations")).then().statusCode(422)
                    .body("errors.code", contains("pseudonymous"))
                    .body("errors.pointer", contains(personal.containsKey("email") ? "/email" : "/uses"));
        }
        Api.as(ADA).get(circle.path("/invitations")).then().body("items.size()", is(0));
        Api.as(ADA).get(circle.path("/events")).then().body("items.type", everyItem(not(is("INVITATION_CREATED"))));
    }

    @Test
    void invitationTellsNotWhoHasUsedIt() {
        Circle circle = masked();
        var invitation = circle.invitation(Map.of("uses", 5));
        String place = circle.path("/invitations/" + invitation.path("invitationId"));
        String before = Api.as(ADA).get(place).then().statusCode(200).body("$", not(hasKey("usesLeft"))).extract().asString();
        Api.as(RUI).body(Map.of("code", invitation.path("code"))).post("/invitation-redemptions").then().statusCode(201);
        Api.as(ADA).get(place).then().statusCode(200).body("$", not(hasKey("usesLeft")))
                .header("ETag", is(invitation.header("ETag")));
        assertEquals(before, Api.as(ADA).get(place).asString());
    }
}
