package org.studycircle.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.restassured.response.Response;

/** Everything that the contract lets anybody read, read to its end, and what gives people away in it. */
public final class Traces {

    private static final Pattern ENCODED = Pattern.compile("[A-Za-z0-9_-]{12,}");
    /** The path that was asked for, with the ids that the caller knew. */
    private static final Pattern INSTANCE = Pattern.compile("\"instance\":\"[^\"]*\"");
    private static final int MOST_PAGES = 20;
    private static final Set<String> VARYING = Set.of("date", "content-length", "transfer-encoding", "content-encoding",
            "x-request-id");

    private Traces() {}

    /** Administrators of the site read about all groups, most of which make no secret of their members. */
    public static List<Operation> reading() {
        return Operation.all().filter(operation -> !operation.writes() && !operation.isForAdministrators()).toList();
    }

    /** What gives somebody away. */
    private static Set<String> traces(People person) {
        return Set.of(person.id(), person.id().replace("-", ""), person.displayName().toLowerCase(Locale.ROOT),
                person.subject(),
                person.username() + "@example.org");
    }

    /** Every page of it, both ways, each as the status, the headers and the body, with what is encoded in them. */
    private static List<String> read(Operation operation, People reader, Map<String, String> ids) {
        List<String> pages = new ArrayList<>();
        if (!operation.paged()) {
            return List.of(text(operation.send(Api.raw(reader), ids, null)));
        }
        Response first = operation.send(Api.raw(reader).queryParam("limit", 3), ids, null);
        pages.add(text(first));
        String next = cursor(first, "next");
        String previous = null;
        while (next != null && pages.size() < MOST_PAGES) {
            Response page = operation.send(Api.raw(reader).queryParam("limit", 3).queryParam("after", next), ids, null);
            pages.add(text(page));
            previous = cursor(page, "previous");
            next = next.equals(cursor(page, "next")) ? null : cursor(page, "next");
        }
        if (previous != null) {
            pages.add(text(operation.send(Api.raw(reader).queryParam("limit", 3).queryParam("before", previous), ids, null)));
        }
        return pages;
    }

    private static String cursor(Response page, String name) {
        return page.statusCode() == 200 && page.asString().contains("\"items\"") ? page.path(name) : null;
    }

    private static String text(Response answer) {
        StringBuilder text = new StringBuilder().append(answer.statusCode()).append('\n');
        answer.headers().asList().stream().filter(header -> !VARYING.contains(header.getName().toLowerCase(Locale.ROOT)))
                .forEach(header -> text.append(header).append('\n'));
        text.append(INSTANCE.matcher(answer.asString()).replaceFirst("")).append('\n');
        ENCODED.matcher(text.toString()).results().forEach(encoded -> text.append(decoded(encoded.group())).append('\n'));
        return text.toString();
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return "";
        }
    }

    private static List<Map<String, String>> places(Scene scene, Operation operation, People reader) {
        return scene.knows(reader) && !operation.names().isEmpty()
                ? List.of(scene.ids(), scene.idsOfOwn(reader))
                : List.of(scene.ids());
    }

    /** @return what is read within the group, by operation and reader */
    public static Map<String, List<String>> everything(Scene scene) {
        Map<String, List<String>> all = new TreeMap<>();
        for (Operation operation : reading().stream().filter(Operation::isInGroup).toList()) {
            for (People reader : People.values()) {
                List<String> pages = new ArrayList<>();
                places(scene, operation, reader).forEach(ids -> pages.addAll(read(operation, reader, ids)));
                all.put(operation.id() + " by " + reader, pages);
            }
        }
        return all;
    }

    /**
     * What readers are told of others, and within the group of themselves.
     *
     * @param answered gets the operations that said anything at all
     */
    public static Set<String> told(Scene scene, List<People> readers, Set<String> answered) {
        Map<People, Set<String>> traces = new HashMap<>();
        Stream.of(People.values()).forEach(person -> traces.put(person, traces(person)));
        Set<String> told = new TreeSet<>();
        for (Operation operation : reading()) {
            for (People reader : readers) {
                for (Map<String, String> ids : places(scene, operation, reader)) {
                    for (String page : read(operation, reader, ids)) {
                        if (page.startsWith("200")) {
                            answered.add(operation.id());
                        }
                        traces.forEach((person, marks) -> marks.stream()
                                .filter(mark -> page.toLowerCase(Locale.ROOT).contains(mark))
                                .filter(mark -> person != reader || operation.isInGroup())
                                .forEach(mark -> told.add(operation + " tells " + reader + " of " + person + ": " + mark)));
                    }
                }
            }
        }
        return told;
    }
}
