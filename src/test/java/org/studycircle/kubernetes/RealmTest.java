package org.studycircle.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The realm of production is the one that the tests sign in to, without what is for demos. */
class RealmTest {

    private static final String DEMO = "study-circle-demo";
    private static final Path EMBEDDED = Path.of("src", "embedded", "resources", "study-circle-realm.json");
    /** Where people return to is another address in each installation. */
    private static final List<String> ADDRESSES = List.of("redirectUris", "webOrigins");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(\\w+)}");

    private static JsonNode embedded;
    private static JsonNode production;
    private static JsonNode imported;

    @BeforeAll
    static void read() throws Exception {
        embedded = new ObjectMapper().readTree(EMBEDDED.toFile());
        imported = Manifests.of("production").one("KeycloakRealmImport", "study-circle-realm").path("spec");
        production = imported.path("realm");
    }

    private static Map<String, JsonNode> by(String key, JsonNode elements) {
        return StreamSupport.stream(elements.spliterator(), false)
                .collect(Collectors.toMap(element -> element.path(key).asText(), Function.identity()));
    }

    @Test
    void clientsAndTheirMappersAreTheSame() {
        Map<String, JsonNode> expected = by("clientId", embedded.path("clients"));
        Map<String, JsonNode> actual = by("clientId", production.path("clients"));
        assertTrue(expected.containsKey(DEMO));
        expected.remove(DEMO);
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((name, client) -> assertEquals(withoutAddresses(client), withoutAddresses(actual.get(name)), name));
    }

    private static JsonNode withoutAddresses(JsonNode client) {
        return ((ObjectNode) client.deepCopy()).remove(ADDRESSES);
    }

    @Test
    void nobodyReturnsToAnUnencryptedOrOpenAddress() {
        production.path("clients").forEach(client -> client.path("redirectUris").forEach(address -> {
            assertTrue(address.asText().startsWith("https://") || address.asText().startsWith("org.studycircle.app:"),
                    address.asText());
            assertFalse(address.asText().startsWith("https://*"));
        }));
        production.path("clients")
                .forEach(client -> client.path("webOrigins").forEach(origin -> assertEquals("+", origin.asText())));
    }

    @Test
    void rolesAndLifespansAreTheSame() {
        for (String setting : List.of("realm", "roles", "defaultSignatureAlgorithm", "accessTokenLifespan", "sslRequired",
                "bruteForceProtected", "loginWithEmailAllowed", "duplicateEmailsAllowed", "ssoSessionIdleTimeout",
                "ssoSessionMaxLifespan", "revokeRefreshToken", "refreshTokenMaxReuse", "eventsEnabled", "eventsExpiration",
                "enabledEventTypes", "adminEventsEnabled", "adminEventsDetailsEnabled", "attributes")) {
            assertEquals(embedded.path(setting), production.path(setting), setting);
        }
    }

    @Test
    void rightsThatEndEndSoon() {
        assertEquals(300, embedded.path("accessTokenLifespan").asInt());
        assertTrue(embedded.path("revokeRefreshToken").asBoolean());
        assertEquals(0, embedded.path("refreshTokenMaxReuse").asInt(-1));
        assertTrue(embedded.path("eventsEnabled").asBoolean() && embedded.path("adminEventsEnabled").asBoolean());
    }

    @Test
    void onlyTheServiceHasAnAccount() {
        Map<String, JsonNode> accounts = by("username", production.path("users"));
        assertEquals(Set.of("service-account-study-circle-service"), accounts.keySet());
        accounts.forEach((name, account) -> assertEquals(by("username", embedded.path("users")).get(name), account));
        assertFalse(production.toString().contains("credentials"));
    }

    @Test
    void settingsAreThoseThatKeycloakTakesInTheTestsAndFewMore() {
        Set<String> more = new TreeSet<>();
        production.fieldNames().forEachRemaining(more::add);
        embedded.fieldNames().forEachRemaining(more::remove);
        assertEquals(Set.of("passwordPolicy", "smtpServer"), more);
    }

    @Test
    void everySecretComesFromASecret() {
        Set<String> used = new TreeSet<>();
        for (Matcher matcher = PLACEHOLDER.matcher(production.toString()); matcher.find();) {
            used.add(matcher.group(1));
        }
        Set<String> given = new TreeSet<>();
        imported.path("placeholders").fieldNames().forEachRemaining(given::add);
        assertEquals(used, given);
        assertTrue(used.contains("STUDY_CIRCLE_CLIENT_SECRET"));
        assertEquals("${STUDY_CIRCLE_SMTP_PASSWORD}", production.at("/smtpServer/password").asText());
        assertTrue(by("clientId", production.path("clients")).values().stream().filter(client -> client.has("secret"))
                .allMatch(client -> PLACEHOLDER.matcher(client.path("secret").asText()).matches()));
    }
}
