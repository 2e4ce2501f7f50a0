package org.studycircle.across;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.studycircle.across.AccessTable.Column;
import org.studycircle.across.AccessTable.Row;
import org.studycircle.testing.Contract;
import org.studycircle.testing.Head;
import org.studycircle.testing.Operation;
import org.studycircle.testing.People;
import org.studycircle.testing.Scene;
import org.studycircle.testing.Scene.Standing;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** Who may is answered to the head of a request, for every operation that takes a body: of the body nothing has come. */
@QuarkusTest
class HeadAloneTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SILENCE = Duration.ofMillis(500);

    /** Whoever comes in by these is nobody yet, or has to show what is in the body. */
    private static final Set<String> FOR_STRANGERS = Set.of("joinGroup", "updateMembership", "redeemInvitation");
    /** Of members, only the author may: that is known when the thing is read, with a body that is small. */
    private static final Set<String> FOR_AUTHORS = Set.of("updateThread", "updatePost");
    private static Scene scene;

    @TestHTTPResource
    URI service;

    private static Stream<Operation> operations() {
        Set<String> withBody = Contract.promises(Contract.read()).filter(promise -> promise.said().has("requestBody"))
                .map(Contract.Promise::id).collect(Collectors.toSet());
        return Operation.all().filter(operation -> withBody.contains(operation.id()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void whoMayNotIsToldBeforeTheBodyIsTaken(Operation operation) throws Exception {
        if (scene == null) {
            scene = Scene.of(Map.of(People.BEN, Standing.FACILITATOR, People.RUI, Standing.MEMBER));
        }
        Row row = AccessTable.rows(operation).stream().filter(written -> written.thing().equals("here")).findFirst()
                .orElseThrow();
        List<String> expected = new ArrayList<>();
        List<String> answered = new ArrayList<>();
        for (Column column : List.of(Column.NOBODY, Column.STRANGER, Column.MEMBER, Column.FACILITATOR)) {
            boolean isTold = row.refuses(column) && isKnownFromTheHead(operation, column);
            expected.add(row.said(column, isTold ? "" + row.expected().get(column) : "null"));
            answered.add(row.said(column, "" + answer(operation, column, isTold ? PATIENCE : SILENCE)));
        }
        assertEquals(String.join("\n", expected), String.join("\n", answered));
    }

    private static boolean isKnownFromTheHead(Operation operation, Column column) {
        return column == Column.NOBODY || !FOR_STRANGERS.contains(operation.id())
                && (column == Column.STRANGER || !FOR_AUTHORS.contains(operation.id()));
    }

    private Integer answer(Operation operation, Column column, Duration patience) throws Exception {
        People person = switch (column) {
            case NOBODY -> null;
            case STRANGER -> People.ZOE;
            case MEMBER -> People.RUI;
            default -> People.BEN;
        };
        String type = operation.method().equals("PATCH")
                ? "application/merge-patch+json"
                : operation.id().equals("createImport") ? "text/plain" : "application/json";
        try (Head head = Head.send(service, operation.method() + " /api/v1" + operation.path(scene.ids()) + " HTTP/1.1",
                "Host: localhost", "Content-Type: " + type, "Content-Length: 1000", "If-Match: \"0\"",
                person == null ? "Accept: */*" : "Authorization: Bearer " + person.token())) {
            return head.status(patience);
        }
    }

    @Test
    void strangerWhoseGroupIsNoneIsToldToo() throws Exception {
        for (String group : List.of("01970000-0000-7000-8000-000000000000", "none")) {
            try (Head head = Head.send(service, "POST /api/v1/groups/" + group + "/imports HTTP/1.1", "Host: localhost",
                    "Content-Type: text/plain", "Transfer-Encoding: chunked",
                    "Authorization: Bearer " + People.ZOE.token())) {
                assertEquals(404, head.status(PATIENCE));
            }
        }
    }

    @Test
    void whoMayIsNotRefusedForWaiting() throws Exception {
        try (Head head = Head.send(service, "POST /api/v1/groups HTTP/1.1", "Host: localhost", "Content-Type: application/json",
                "Content-Length: 30", "Authorization: Bearer " + People.ZOE.token())) {
            assertNull(head.status(SILENCE));
            head.send("{\"name\":\"Late\",\"zone\":\"UTC\"}  ".getBytes(StandardCharsets.UTF_8));
            assertEquals(201, head.status(PATIENCE));
        }
    }
}
