package org.studycircle.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Contract;

import com.fasterxml.jackson.databind.JsonNode;

/** What a script of another origin may send and read is what the contract has, and its chapter on browsers says so. */
class BrowsersTest {

    private static final Path SETTINGS = Path.of("src", "main", "resources", "application.properties");
    /** What every script sees. */
    private static final Set<String> ALWAYS_READ = Set.of("Cache-Control");
    private static final Set<String> OF_TOKENS_AND_BODIES = Set.of("Authorization", "Content-Type", "Accept", "Accept-Language",
            "X-Request-Id");
    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z-]+)`");

    private static Set<String> setting(String name) throws IOException {
        Properties settings = new Properties();
        try (Reader file = Files.newBufferedReader(SETTINGS)) {
            settings.load(file);
        }
        return new TreeSet<>(Set.of(settings.getProperty("quarkus.http.cors." + name).split(",")));
    }

    /** Headers that the chapter names in a line of its list. */
    private static Set<String> said(JsonNode contract, String item) {
        String line = contract.at("/info/description").asText().lines().filter(it -> it.startsWith("- **" + item + "**"))
                .findFirst().orElseThrow();
        return NAMED.matcher(line).results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyHeaderOfAnAnswerCanBeRead() throws IOException {
        JsonNode contract = Contract.read();
        Set<String> answered = Stream.concat(Contract.promises(contract).map(promise -> promise.said().path("responses")),
                Stream.of(contract.at("/components/responses")))
                .flatMap(answers -> answers.valueStream()).map(answer -> answer.path("headers"))
                .flatMap(headers -> headers.propertyStream().map(Map.Entry::getKey))
                .filter(header -> !ALWAYS_READ.contains(header)).collect(Collectors.toCollection(TreeSet::new));
        Set<String> exposed = setting("exposed-headers");
        assertTrue(answered.contains("ETag"), answered::toString);
        assertTrue(exposed.containsAll(answered), () -> answered + " in " + exposed);
        assertEquals(exposed, said(contract, "Read"));
    }

    @Test
    void everyHeaderOfARequestMayBeSent() throws IOException {
        JsonNode contract = Contract.read();
        Set<String> sent = contract.findParents("in").stream()
                .filter(parameter -> parameter.path("in").asText().equals("header"))
                .map(parameter -> parameter.path("name").asText()).collect(Collectors.toCollection(TreeSet::new));
        Set<String> allowed = setting("headers");
        assertTrue(sent.contains("If-Match"), sent::toString);
        assertTrue(allowed.containsAll(sent), () -> sent + " in " + allowed);
        sent.addAll(OF_TOKENS_AND_BODIES);
        assertEquals(sent, allowed);
        assertEquals(allowed, said(contract, "Sent"));
    }
}
