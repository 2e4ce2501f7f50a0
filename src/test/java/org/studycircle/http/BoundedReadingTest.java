package org.studycircle.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.validation.constraints.Size;

import org.junit.jupiter.api.Test;
import org.studycircle.http.problem.Refusal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What is read of a body that is not what the contract says: as little as it takes to know that. */
class BoundedReadingTest {

    private static final int MANY = 50_000;

    private final ObjectMapper json = new ObjectMapper();

    BoundedReadingTest() {
        new StrictJson().customize(json);
    }

    record Thing(String name, @Size(max = 3) List<String> words, Inner inner) {}

    record Inner(@Size(max = 2) List<Integer> numbers) {}

    private Refusal refusal(String body) {
        return JsonFaults.refusal(fault(body));
    }

    private JsonProcessingException fault(String body) {
        return assertThrows(JsonProcessingException.class, () -> json.readValue(body, Thing.class));
    }

    private static String many(String each) {
        return IntStream.range(0, MANY).mapToObj(each::formatted).collect(Collectors.joining(","));
    }

    @Test
    void firstUnknownFieldEndsTheReading() {
        String body = "{\"name\":\"a\"," + many("\"k%d\":1") + "}";
        assertTrue(fault(body).getLocation().getCharOffset() < 100, () -> "read to " + fault(body).getLocation());
        assertEquals("/k0", refusal(body).problem().errors().get(0).pointer());
        assertEquals("/problems/unknown-field", refusal(body).problem().type());
        assertEquals("/inner/k0", refusal("{\"inner\":{" + many("\"k%d\":{}") + "}}").problem().errors().get(0).pointer());
    }

    @Test
    void listIsReadUpToItsBound() {
        Refusal refusal = refusal("{\"words\":[" + many("null") + "]}");
        assertEquals(422, refusal.problem().status());
        assertEquals(1, refusal.problem().errors().size());
        assertEquals("/words", refusal.problem().errors().get(0).pointer());
        assertEquals("size", refusal.problem().errors().get(0).code());
        assertEquals("/inner/numbers", refusal("{\"inner\":{\"numbers\":[1,2,3]}}").problem().errors().get(0).pointer());
    }

    @Test
    void whatIsWithinIsReadAsItIs() throws Exception {
        assertEquals(new Thing("a", List.of("b", "c", "d"), new Inner(List.of(1))),
                json.readValue("{\"name\":\"a\",\"words\":[\"b\",\"c\",\"d\"],\"inner\":{\"numbers\":[1]}}", Thing.class));
        assertEquals("/words/1", refusal("{\"words\":[\"a\",2]}").problem().errors().get(0).pointer());
        assertEquals("/words", refusal("{\"words\":{}}").problem().errors().get(0).pointer());
    }

    @Test
    void whatNothingBoundsIsReadAsEver() throws Exception {
        assertEquals(List.of(1, Map.of("a", List.of(2, List.of()))), json.readValue("[1,{\"a\":[2,[]]}]", List.class));
        assertEquals(List.of(List.of("a"), List.of()), json.readValue("[[\"a\"],[]]", new TypeReference<List<List<String>>>() {}));
        assertEquals(Map.of("a", List.of("b")), json.readValue("{\"a\":[\"b\"]}", Object.class));
    }

    @Test
    void depthAndNumberOfTokensAreBound() {
        assertEquals(400, refusal("{\"name\":" + "[".repeat(100) + "]".repeat(100) + "}").problem().status());
        assertThrows(JsonProcessingException.class, () -> json.readTree("[" + "1,".repeat(400_000) + "1]"));
    }
}
