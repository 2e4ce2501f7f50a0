package org.studycircle.testing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.studycircle.testing.Contract.Promise;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/**
 * An operation of openapi.yaml and how to call it well.
 *
 * @param path within the API, with names of ids
 * @param conditional whether it needs {@code If-Match}
 * @param paged whether it answers a page of a list
 */
public record Operation(String id, String method, String path, boolean conditional, boolean paged) {

    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");
    private static final Map<String, List<String>> IDS_IN_QUERY = Map.of(
            "listThreads", List.of("sectionId"),
            "getMyProgress", List.of("assignmentId"),
            "getProgressBoard", List.of("assignmentId"));
    private static final Map<String, List<String>> IDS_IN_BODY = Map.of(
            "createEssay", List.of("importId"),
            "createAssignment", List.of("editionId", "sectionId"),
            "createThread", List.of("sectionId"),
            "recordReading", List.of("sectionId"));

    /** Is in texts and posts of tests. */
    private static final String SOUGHT = "a";
    private static final Set<String> USING_UP = Set.of("createImport", "createEssay", "createInvitation", "removePost",
            "removeThread");

    private static final Map<String, String> ASSIGNMENTS = Map.of(
            "revealAssignment", "revealableId",
            "concealAssignment", "revealableId",
            "getOwnReveal", "revealedId");

    public static Stream<Operation> all() {
        return Contract.promises(Contract.read()).map(Operation::of);
    }

    private static Operation of(Promise promise) {
        return new Operation(promise.id(), promise.method(), promise.path(), takes(promise, "IfMatch"),
                takes(promise, "Limit"));
    }

    private static boolean takes(Promise promise, String parameter) {
        return StreamSupport.stream(promise.said().path("parameters").spliterator(), false)
                .anyMatch(said -> said.path("$ref").asText().endsWith("/" + parameter));
    }

    public boolean writes() {
        return !method.equals("GET");
    }

    public boolean isInGroup() {
        return path.contains("{groupId}");
    }

    /** Whether it takes something that it can take once only. */
    public boolean usesUp() {
        return method.equals("DELETE") && isInGroup() || USING_UP.contains(id);
    }

    /** The names of all ids, in path, query and body, that can be those of things in another group. */
    public List<String> names() {
        Stream<String> inPath = NAME.matcher(path).results().map(name -> idOf(name.group(1)))
                .filter(name -> !name.equals("groupId"));
        return Stream.of(inPath, IDS_IN_QUERY.getOrDefault(id, List.of()).stream(),
                IDS_IN_BODY.getOrDefault(id, List.of()).stream()).flatMap(names -> names).toList();
    }

    /** The entity tag of what stands, as somebody reads it who may; null where none is needed. */
    public String tag(People reader, Map<String, String> ids) {
        return conditional ? Api.as(reader).get(path(tagged(), ids)).then().statusCode(200).extract().header("ETag") : null;
    }

    /** The path of what the entity tag is of: closing a group changes the group, revealing an assignment the assignment. */
    private String tagged() {
        return path.replaceFirst("/(archive|reveal|removal)$", "");
    }

    public boolean isForAdministrators() {
        return path.startsWith("/admin/");
    }

    /** Its path within the API, of these ids. */
    public String path(Map<String, String> ids) {
        return path(path, ids);
    }

    private String path(String path, Map<String, String> ids) {
        return NAME.matcher(path).replaceAll(name -> Matcher.quoteReplacement(ids.get(idOf(name.group(1)))));
    }

    /** Which of the ids a path needs: a facilitator reveals another assignment than a member does, everybody has revealed a third, and one thread is removed. */
    private String idOf(String name) {
        if (name.equals("threadId") && id.equals("getThreadRemoval")) {
            return "removedThreadId";
        }
        return name.equals("assignmentId") ? ASSIGNMENTS.getOrDefault(id, name) : name;
    }

    /**
     * A call that is good where its ids are.
     *
     * @param ids by the names that the contract has for them; {@code freshId} is of what is to be made, {@code code} of
     *     an invitation, {@code paragraphKey} of a paragraph, {@code state} and {@code role} those of a member
     * @param tag for {@code If-Match}, or null
     */
    public Response send(RequestSpecification call, Map<String, String> ids, String tag) {
        if (method.equals("PATCH")) {
            call = call.contentType(Api.MERGE_PATCH);
        }
        if (tag != null) {
            call = call.header("If-Match", tag);
        }
        for (String name : IDS_IN_QUERY.getOrDefault(id, List.of())) {
            call = call.queryParam(name, ids.get(name));
        }
        if (id.startsWith("search")) {
            call = call.queryParam("q", SOUGHT);
        }
        if (id.equals("listMembers")) {
            call = call.queryParam("state", ids.get("state"));
        }
        if (id.equals("streamEvents")) {
            call = call.header("Last-Event-ID", "0").filter(new Overhearing());
        }
        if (id.equals("createImport")) {
            call = Texts.upload(call, Texts.PLAIN).queryParam("importId", ids.get("freshId"));
        }
        Object body = body(ids);
        return (body == null ? call : call.body(body)).request(method, path(path, ids));
    }

    private Object body(Map<String, String> ids) {
        String words = "Words " + UUID.randomUUID();
        return switch (id) {
            case "updateMe" -> Map.of("language", "en");
            case "requestErasure" -> Map.of("mode", "KEEP_TEXT");
            case "createGroup" -> Map.of("name", words, "zone", "UTC");
            case "updateGroup" -> Map.of("description", words);
            case "cloneGroup" -> Map.of("name", words, "startsOn", "2026-03-01");
            case "updateMembership" -> Map.of("hideProgress", ids.get("role").equals("FACILITATOR"));
            case "updateMember" -> Map.of("role", ids.get("role"));
            case "createInvitation" -> Map.of("invitationId", ids.get("freshId"));
            case "previewMarkdown" -> Map.of("text", words);
            case "redeemInvitation" -> Map.of("code", ids.get("code"));
            case "createImport" -> words;
            case "updateImport", "updateThread" -> Map.of("title", words);
            case "createEssay" -> Map.of("importId", ids.get("importId"), "title", words);
            case "createAssignment" -> Map.of("editionId", ids.get("editionId"), "sectionIds", List.of(ids.get("sectionId")),
                    "dueOn", "2999-12-31");
            case "updateAssignment" -> Map.of("instructions", words);
            case "createThread" -> Map.of("title", words, "about", Map.of("sectionId", ids.get("sectionId")), "post",
                    Map.of("text", words));
            case "createPost" -> Map.of("text", words);
            case "updatePost" -> Map.of("text", words);
            case "lockBranch", "lockThread" -> Map.of("words", words);
            case "removePost", "removeThread" -> Map.of("reason", "OTHER", "words", words);
            case "markRead" -> Map.of("read", List.of(Map.of("first", 1, "last", 1)));
            case "recordReading" -> Map.of("events", List.of(Map.of("eventId", ids.get("freshId"), "sectionId",
                    ids.get("sectionId"), "kind", "READ", "paragraphKey", ids.get("paragraphKey"), "sequence", 1,
                    "occurredAt", "2026-01-01T00:00:00Z")));
            default -> null;
        };
    }

    @Override
    public String toString() {
        return id;
    }
}
