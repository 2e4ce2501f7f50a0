package org.studycircle.testing;

import static org.hamcrest.Matchers.oneOf;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

import org.studycircle.testing.server.Rows;
import org.studycircle.text.Ids;

/**
 * A group with one of everything in it and people who stand to it in different ways. Ada made it, knows the ids, and can tell
 * what stands there.
 */
public final class Scene {

    /** How somebody stands to a group. */
    public enum Standing {
        FACILITATOR, MEMBER, REQUESTED, LEFT, REMOVED, BANNED
    }

    private final Circle circle;
    private final Map<People, Standing> standings;
    private final Map<People, Discussion> own = new EnumMap<>(People.class);
    private final Map<String, String> ids = new HashMap<>();
    private Texts texts;

    private Scene(Circle circle, Map<People, Standing> standings) {
        this.circle = circle;
        this.standings = standings;
        ids.put("groupId", circle.id());
        ids.put("personId", circle.personId(People.ADA));
        ids.put("state", "ACTIVE");
        ids.put("role", "MEMBER");
        standings.keySet().forEach(circle::joinedBy);
        invite();
    }

    private void invite() {
        var invitation = circle.invitation(Map.of());
        ids.put("invitationId", invitation.path("invitationId"));
        ids.put("code", invitation.path("code"));
    }

    /** A group without any texts or threads. */
    public static Scene bare(Map<People, Standing> standings, Map<String, ?> settings) {
        Scene scene = new Scene(Circle.ofAda(), standings);
        scene.takePlaces();
        scene.change(settings);
        return scene;
    }

    public static Scene of(Map<People, Standing> standings) {
        return in(Circle.ofAda(), standings);
    }

    /** @param circle an open group of ada's that nobody has joined yet */
    public static Scene in(Circle circle, Map<People, Standing> standings) {
        Scene scene = new Scene(circle, standings);
        scene.texts = Texts.essayIn(scene.circle, "Access", 2, 2);
        scene.ids.put("essayId", scene.texts.essayId());
        scene.ids.put("editionId", scene.texts.editionId());
        scene.ids.put("sectionId", scene.texts.sectionId(0));
        scene.ids.put("paragraphKey", scene.texts.key(0, 0));
        scene.ids.put("revealedId", scene.assigned("AFTER_READING"));
        scene.remove(Discussion.openedBy(People.ADA, circle));
        scene.renew(People.ADA);
        standings.keySet().forEach(scene::write);
        scene.takePlaces();
        return scene;
    }

    /** Makes what can be used up anew, of ada and of somebody who is in the group. */
    public void renew(People person) {
        write(person);
        invite();
        ids.put("freshId", Ids.next().toString());
        ids.put("importId", Texts.upload(Api.as(People.ADA), Texts.PLAIN).body("Another text.\n\nIt has two paragraphs.\n")
                .post(circle.path("/imports")).then().statusCode(201).extract().path("importId"));
        ids.put("assignmentId", assigned("AFTER_READING"));
        ids.put("revealableId", assigned("ON_REVEAL"));
        Discussion discussion = Discussion.openedBy(People.ADA, circle);
        ids.put("threadId", discussion.id());
        ids.put("number", String.valueOf(discussion.reply(People.ADA, 1)));
    }

    private void remove(Discussion discussion) {
        ids.put("removedThreadId", discussion.id());
        Api.as(People.ADA).header("If-Match", discussion.tag(People.ADA, ""))
                .body(Map.of("reason", "OTHER", "words", "It was mine."))
                .put(discussion.path("/removal")).then().statusCode(200);
    }

    private String assigned(String visibility) {
        Map<String, Object> assignment = texts.assignment(0, 1);
        assignment.put("dueOn", "2999-12-31");
        assignment.put("visibility", visibility);
        return Api.as(People.ADA).body(assignment).post(circle.path("/assignments")).then().statusCode(201).extract()
                .path("assignmentId");
    }

    /** Makes the number of the last post one that other threads don't have. */
    public Scene withLongThread() {
        Discussion discussion = new Discussion(circle, ids.get("threadId"));
        for (int reply = 0; reply < 10; reply++) {
            ids.put("number", String.valueOf(discussion.reply(People.ADA, 1)));
        }
        return this;
    }

    /** A thread of the person's own: nobody else posts there. */
    private void write(People person) {
        Discussion discussion = Discussion.openedBy(person, circle);
        discussion.reply(person, 1);
        own.put(person, discussion);
        Api.as(person).put(circle.path("/me/reveals/" + ids.get("revealedId"))).then().statusCode(oneOf(200, 201));
    }

    /** Whether somebody stands to the group in any way. */
    boolean knows(People person) {
        return standings.containsKey(person);
    }

    public Scene about(People person) {
        ids.put("personId", circle.personId(person));
        return this;
    }

    /** For example {@code path("/threads")}. */
    public String path(String rest) {
        return circle.path(rest);
    }

    /** As {@link Operation#send} takes them, of things that ada made. */
    public Map<String, String> ids() {
        return new HashMap<>(ids);
    }

    public Map<String, String> idsOfOwn(People person) {
        Map<String, String> mine = new HashMap<>(ids);
        mine.put("personId", circle.personId(person));
        mine.put("role", standings.get(person) == Standing.FACILITATOR ? "MEMBER" : "FACILITATOR");
        if (own.containsKey(person)) {
            mine.put("threadId", own.get(person).id());
            mine.put("number", "2");
        }
        return mine;
    }

    public Map<String, String> idsOfInactive() {
        Map<String, String> inactive = new HashMap<>(ids);
        inactive.put("state", "LEFT");
        inactive.put("personId", standings.entrySet().stream()
                .filter(entry -> entry.getValue().compareTo(Standing.REQUESTED) > 0)
                .map(Map.Entry::getKey).map(circle::personId).findFirst().orElseThrow());
        return inactive;
    }

    /** How many rows the group has in every table, and a sum over all that is in them: equal as long as nothing was changed. */
    public String state() {
        return Rows.of(circle.id());
    }

    private void takePlaces() {
        standings.forEach(this::takePlace);
    }

    private void takePlace(People person, Standing standing) {
        switch (standing) {
            case FACILITATOR -> circle.facilitatedBy(person);
            case MEMBER -> {
                // everybody is one
            }
            case REQUESTED -> {
                leave(person);
                change(Map.of("joinPolicy", "REQUEST"));
                Api.as(person).put(circle.path("/me/membership")).then().statusCode(202);
            }
            case LEFT -> leave(person);
            case REMOVED ->
                Api.as(People.ADA).header("If-Match", tag(circle.member(person))).delete(circle.member(person)).then()
                        .statusCode(204);
            case BANNED -> Api.patchAs(People.ADA, tag(circle.member(person))).body(Map.of("state", "BANNED"))
                    .patch(circle.member(person)).then().statusCode(200);
        }
    }

    private void leave(People person) {
        Api.as(person).delete(circle.path("/me/membership")).then().statusCode(204);
    }

    /** Nobody waits before an open group: where somebody has asked, it is one that takes members on request. */
    private void change(Map<String, ?> settings) {
        Map<String, Object> possible = new HashMap<>(settings);
        if (standings.containsValue(Standing.REQUESTED)) {
            possible.replace("joinPolicy", "OPEN", "REQUEST");
        }
        Api.patchAs(People.ADA, tag(circle.path(""))).body(possible).patch(circle.path("")).then().statusCode(200);
    }

    private static String tag(String path) {
        return Api.as(People.ADA).get(path).then().statusCode(200).extract().header("ETag");
    }
}
