package org.studycircle.across;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.studycircle.across.AccessTable.Column;
import org.studycircle.across.AccessTable.Place;
import org.studycircle.across.AccessTable.Row;
import org.studycircle.testing.Api;
import org.studycircle.testing.Operation;
import org.studycircle.testing.People;
import org.studycircle.testing.Scene;
import org.studycircle.testing.Scene.Standing;
import org.studycircle.testing.server.RealmAdmin;
import org.studycircle.text.Ids;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/**
 * Everybody at every operation, held to the table {@code access-matrix.txt}, which says what its words mean. What is refused
 * changes nothing. Every call is a good one by itself, so that only who calls and where can be the reason.
 */
@QuarkusTest
class AccessMatrixTest {

    private static final Logger LOG = Logger.getLogger(AccessMatrixTest.class);

    /** Headers that differ from answer to answer. */
    private static final Set<String> OWN_HEADERS = Set.of("content-length", "x-request-id");
    private static final Map<String, Map<String, ?>> SETTINGS = Map.of(
            "listed", Map.of("joinPolicy", "OPEN", "listed", true),
            "asking", Map.of("joinPolicy", "REQUEST", "listed", false),
            "closed", Map.of("joinPolicy", "INVITATION", "listed", false),
            "closed-listed", Map.of("joinPolicy", "INVITATION", "listed", true));

    /** What changes who is in the group, and needs one that is used for nothing else. */
    private static final Set<String> UPSETTING = Set.of("joinGroup", "leaveGroup", "updateMember", "removeMember",
            "archiveGroup", "redeemInvitation");
    /** What nothing changes, by the settings and who stands there. */
    private static final Map<String, Scene> BARE = new HashMap<>();

    /** The tags of what stands, by who reads it and of what; good until something is changed. */
    private static final Map<List<?>, String> TAGS = new HashMap<>();

    private static Map<Place, Scene> scenes;
    private static Scene elsewhere;
    private static String notFound;
    private static int cells;
    private static int refusals;

    private static Stream<Operation> operations() {
        return Operation.all();
    }

    @Test
    void tableHasEveryOperationAndEveryCase() {
        List<String[]> table = AccessTable.lines();
        String header = Stream.concat(Stream.of("operation", "thing"),
                Arrays.stream(Column.values()).map(column -> column.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(" "));
        assertEquals(header, String.join(" ", table.get(0)));
        table.forEach(line -> assertEquals(table.get(0).length, line.length, String.join(" ", line)));

        List<String> written = table.stream().skip(1).map(line -> line[0] + " " + line[1]).toList();
        assertEquals(written.size(), Set.copyOf(written).size(), "a row is there twice");
        Map<String, Set<String>> needed = new TreeMap<>();
        operations().forEach(operation -> needed.put(operation.id(),
                operation.names().isEmpty() ? Set.of("here") : Set.of("here", "missing")));
        Map<String, Set<String>> found = new TreeMap<>();
        table.stream().skip(1).forEach(line -> found.computeIfAbsent(line[0], id -> new TreeSet<>()).add(line[1]));
        assertEquals(needed.keySet(), found.keySet());
        found.forEach((id, things) -> assertEquals(needed.get(id), things.stream().filter(Set.of("here", "missing")::contains)
                .collect(Collectors.toSet()), id));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void everybodyGetsWhatTheTableSays(Operation operation) {
        prepare();
        TAGS.clear();
        List<String> expected = new ArrayList<>();
        List<String> answered = new ArrayList<>();
        Map<Scene, String> before = new HashMap<>();
        if (operation.writes()) {
            before.put(elsewhere, elsewhere.state());
        }
        for (Row row : AccessTable.rows(operation)) {
            row.columns(true).forEach(column -> {
                Scene scene = scene(row, column);
                if (operation.writes()) {
                    before.computeIfAbsent(scene, Scene::state);
                }
                expected.add(row.said(column, "" + row.expected().get(column)));
                answered.add(row.said(column, answer(row, column, scene)));
            });
        }
        assertEquals(String.join("\n", expected), String.join("\n", answered));
        before.forEach((scene, state) -> assertEquals(state, scene.state(), "what is refused changes nothing"));
        for (Row row : AccessTable.rows(operation)) {
            row.columns(false).forEach(column -> {
                Scene scene = scene(row, column);
                expected.add(row.said(column, "" + row.expected().get(column)));
                answered.add(row.said(column, answer(row, column, scene)));
                TAGS.clear();
                if (operation.usesUp() && scenes.containsValue(scene)) {
                    scene.renew(column.person());
                }
            });
        }
        assertEquals(String.join("\n", expected), String.join("\n", answered));
    }

    private static void prepare() {
        if (scenes != null) {
            return;
        }
        elsewhere = Scene.of(Map.of(People.MIA, Standing.MEMBER, People.ZOE, Standing.MEMBER, People.SAM, Standing.MEMBER))
                .withLongThread().about(People.SAM);
        scenes = new EnumMap<>(Place.class);
        for (Place place : Place.values()) {
            scenes.put(place, Scene.of(Column.at(place)));
        }
        notFound = comparable(Api.as(People.ADA).get("/groups/" + Ids.next()));
    }

    private static Scene scene(Row row, Column column) {
        boolean upsets = UPSETTING.contains(row.operation().id()) && !row.refuses(column) && !row.thing().equals("missing");
        if (upsets) {
            return bare(row, column);
        }
        return SETTINGS.containsKey(row.thing())
                ? BARE.computeIfAbsent(row.thing() + " " + column, any -> bare(row, column))
                : scenes.get(column.place());
    }

    private static Scene bare(Row row, Column column) {
        return Scene.bare(column.standing(), SETTINGS.getOrDefault(row.thing(), Map.of()));
    }

    /** @return the status, or all of them where a case has several calls that are not answered alike */
    private static String answer(Row row, Column column, Scene scene) {
        People person = column.person();
        return switch (row.thing()) {
            case "missing" -> missing(row, column, scene);
            case AccessTable.NOWHERE -> {
                Map<String, String> ids = scene.ids();
                String tag = tag(row, column, ids);
                ids.put("groupId", Ids.next().toString());
                yield status(send(row, column, ids, tag));
            }
            case "mine" -> known(row, column, person == null ? scene.ids() : scene.idsOfOwn(person));
            case "inactive" -> known(row, column, scene.idsOfInactive());
            default -> known(row, column, scene.ids());
        };
    }

    private static String known(Row row, Column column, Map<String, String> ids) {
        return status(send(row, column, ids, tag(row, column, ids)));
    }

    /** Every way to mix ids of the group with those of another one, and each time the same with ids of nothing. */
    private static String missing(Row row, Column column, Scene scene) {
        List<String> names = row.operation().names();
        Set<String> statuses = new TreeSet<>();
        for (int choice = 1; choice < 1 << names.size(); choice++) {
            Map<String, String> foreign = scene.ids();
            Map<String, String> unknown = scene.ids();
            for (int i = 0; i < names.size(); i++) {
                if ((choice & 1 << i) != 0) {
                    foreign.put(names.get(i), elsewhere.ids().get(names.get(i)));
                    unknown.put(names.get(i), names.get(i).equals("number") ? "999" : Ids.next().toString());
                }
            }
            Response first = send(row, column, foreign, tag(row, column, elsewhere.ids()));
            Response second = send(row, column, unknown, tag(row, column, scene.ids()));
            statuses.addAll(List.of(status(first), status(second)));
            assertEquals(comparable(second), comparable(first), "of another group, or of none");
        }
        return String.join(" or ", statuses);
    }

    private static String status(Response answer) {
        if (answer.statusCode() == 404) {
            assertEquals(notFound, comparable(answer), "hidden, or not there");
        }
        return String.valueOf(answer.statusCode());
    }

    /** An answer with its headers, but without what depends on the path that was asked for. */
    private static String comparable(Response answer) {
        String headers = answer.headers().asList().stream()
                .filter(header -> !OWN_HEADERS.contains(header.getName().toLowerCase(Locale.ROOT)))
                .map(header -> header.getName().toLowerCase(Locale.ROOT) + "=" + header.getValue()).sorted()
                .collect(Collectors.joining("\n"));
        return answer.statusCode() + "\n" + headers + "\n"
                + answer.asString().replaceFirst("\"instance\":\"[^\"]*\"", "\"instance\":\"\"");
    }

    /** What stands, as ada reads it, who may read everything but what is somebody's own: that is read by who may change it. */
    private static String tag(Row row, Column column, Map<String, String> ids) {
        boolean isOwn = row.operation().path().contains("/me/") && !row.refuses(column);
        People reader = row.operation().isInGroup() && !isOwn || column.person() == null ? People.ADA : column.person();
        return row.operation().conditional()
                ? TAGS.computeIfAbsent(List.of(reader, Map.copyOf(ids)), any -> row.operation().tag(reader, ids))
                : null;
    }

    private static Response send(Row row, Column column, Map<String, String> ids, String tag) {
        cells++;
        refusals += row.refuses(column) ? 1 : 0;
        return row.operation().send(switch (column) {
            case NOBODY -> Api.asNobody();
            case FOREIGNER -> Api.authorizedBy("Bearer " + RealmAdmin.token());
            default -> Api.as(column.person());
        }, ids, tag);
    }

    @AfterAll
    static void count() {
        LOG.infof("%d cells, %d of them refused", cells, refusals);
    }
}
