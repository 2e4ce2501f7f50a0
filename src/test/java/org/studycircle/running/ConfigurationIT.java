package org.studycircle.running;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.BEN;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Eventually;
import org.studycircle.testing.server.ConfiguredService;
import org.studycircle.testing.server.EmbeddedServers;
import org.studycircle.testing.server.WiredService;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** The packaged application, configured otherwise than usual: what is set is what it does. */
@TestMethodOrder(OrderAnnotation.class)
class ConfigurationIT {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final String APPLICATION = "https://app.example.org";
    private static final String STRANGER = "https://stranger.example.org";
    private static final long SOON_MILLIS = 9_000;
    private static final int PROBES = 7;
    private static final long PROBE_MILLIS = 2_000;

    @TempDir
    static Path secrets;

    private static WiredService service;

    /** The password is in a file alone. */
    @BeforeAll
    static void start() throws IOException {
        Files.writeString(secrets.resolve("quarkus.datasource.password"),
                EmbeddedServers.running().get("quarkus.datasource.password") + "\n");
        service = WiredService.toServers();
        service.keys().hold();
        service.start(settings(
                "quarkus.datasource.reactive.max-size", "2",
                ConfiguredService.SECRETS, secrets.toString(),
                "quarkus.http.cors.origins", APPLICATION,
                "quarkus.http.proxy.proxy-address-forwarding", "true",
                "study-circle.http.strict-transport-security", "365D",
                "study-circle.http.documentation", "false",
                "study-circle.http.request-timeout", "2S",
                "study-circle.identity.keys-timeout", "2S",
                "study-circle.database.lock-timeout", "1S",
                "study-circle.database.statement-timeout", "3S",
                "study-circle.database.silence-timeout", "4S"));
    }

    private static Map<String, String> settings(String... namesAndValues) {
        Map<String, String> settings = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            settings.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return settings;
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
    }

    private static RequestSpecification from(String origin) {
        return given().basePath("/api/v1").header("Origin", origin);
    }

    @Test
    @Order(1)
    void keysThatDontComeAreAnAnswerInTime() {
        Api.as(ADA).get("/me").then().statusCode(503).time(lessThan(SOON_MILLIS)).header("Retry-After", notNullValue())
                .body("type", is("/problems/unavailable"));
        service.keys().release();
        Eventually.holds(() -> assertEquals(200, Api.as(ADA).get("/me").statusCode()));
    }

    @Test
    @Order(2)
    void browsersAreToldToComeByHttpsOnly() {
        given().get("/openapi").then().statusCode(200).header("Strict-Transport-Security", "max-age=31536000");
    }

    @Test
    @Order(3)
    void applicationElsewhereMayAskAndReadWhatItIsRefused() {
        from(APPLICATION).header("Access-Control-Request-Method", "PATCH")
                .header("Access-Control-Request-Headers", "authorization,if-match,content-type").options("/me")
                .then().statusCode(200).header("Access-Control-Allow-Origin", APPLICATION)
                .header("Access-Control-Allow-Methods", containsString("PATCH"))
                .header("Access-Control-Allow-Headers", containsString("If-Match"))
                .header("Access-Control-Max-Age", "3600").header("X-Content-Type-Options", "nosniff");
        for (Response answer : List.of(from(APPLICATION).auth().oauth2(ADA.token()).get("/me"), from(APPLICATION).get("/me"),
                from(APPLICATION).auth().oauth2(ADA.token()).get("/groups/nothing"), from(APPLICATION).get("/nothing/here"))) {
            assertEquals(APPLICATION, answer.header("Access-Control-Allow-Origin"), answer::asString);
            assertEquals("false", answer.header("Access-Control-Allow-Credentials"));
            assertTrue(answer.header("Access-Control-Expose-Headers").contains("Retry-After"));
        }
        from(APPLICATION).get("/me").then().statusCode(401).body("type", is("/problems/unauthorized"));
    }

    /** Nothing has asked for a page on which strangers are invited to try. */
    @Test
    @Order(3)
    void pagesThatAreNotShownAreNotThere() {
        for (String page : List.of("/swagger-ui", "/swagger-ui/", "/swagger-ui/index.html", "/docs",
                "/docs/redoc.standalone.js",
                "/x/../docs", "/%64ocs")) {
            given().urlEncodingEnabled(false).redirects().follow(false).get(page).then().statusCode(404)
                    .contentType("application/problem+json").body("type", is("/problems/not-found"));
        }
        given().get("/openapi").then().statusCode(200);
        given().accept("application/json").get("/").then().statusCode(200).body("contract", is("/openapi"))
                .body("documentation", nullValue()).body("tryIt", nullValue());
        given().accept("text/html").get("/").then().statusCode(200).body(containsString("/openapi"))
                .body(not(containsString("/docs"))).body(not(containsString("swagger")));
    }

    @Test
    @Order(4)
    void strangerMayNot() {
        from(STRANGER).header("Access-Control-Request-Method", "PATCH").options("/me").then().statusCode(403)
                .header("Access-Control-Allow-Origin", nullValue());
        from(STRANGER).auth().oauth2(ADA.token()).get("/me").then().statusCode(403)
                .header("Access-Control-Allow-Origin", nullValue()).header("X-Content-Type-Options", "nosniff");
    }

    @Test
    @Order(5)
    void pageOfTheServiceItselfMayThroughAProxyThatSpeaksTls() {
        from("https://circle.example.org").header("Host", "circle.example.org").header("X-Forwarded-Proto", "https")
                .auth().oauth2(ADA.token()).get("/me").then().statusCode(200);
    }

    @Test
    @Order(6)
    void whoIsLockedOutIsAnsweredInTimeAndGivesTheConnectionBack() throws SQLException {
        Circle circle = Circle.ofAda();
        String tag = Api.as(ADA).get(circle.path("")).header("ETag");
        Supplier<Response> change = () -> Api.patchAs(ADA, tag).body(Map.of("name", "Changed")).patch(circle.path(""));
        try (Connection other = EmbeddedServers.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.executeQuery("select 1 from reading_group where group_id = '%s' for update".formatted(circle.id()))
                    .close();
            // once more than there are connections
            for (int attempt = 0; attempt < 3; attempt++) {
                change.get().then().statusCode(503).time(lessThan(SOON_MILLIS)).header("Retry-After", notNullValue())
                        .body("type", is("/problems/unavailable"));
            }
            Api.as(ADA).get(circle.path("")).then().statusCode(200).body("name", is("Circle"));
            other.rollback();
        }
        change.get().then().statusCode(200);
    }

    @Test
    @Order(7)
    void databaseThatHasVanishedIsAnAnswerInTime() {
        service.database().hold();
        for (int attempt = 0; attempt < 3; attempt++) {
            Api.as(BEN).get("/groups").then().statusCode(503).time(lessThan(SOON_MILLIS)).header("Retry-After", notNullValue());
        }
        given().get(service.management() + "/q/health/live").then().statusCode(200);
        for (int probe = 0; probe < PROBES; probe++) {
            given().get(service.management() + "/q/health/ready").then().statusCode(503).time(lessThan(PROBE_MILLIS));
        }
        service.database().release();
        Eventually.holds(() -> assertEquals(200, Api.as(BEN).get("/groups").statusCode()));
    }

    @Test
    @Order(8)
    void whoSendsAByteNowAndThenIsCutOff() throws Exception {
        Instant begin = Instant.now();
        try (Socket slow = new Socket("127.0.0.1", service.port())) {
            OutputStream out = slow.getOutputStream();
            out.write(("POST /api/v1/groups HTTP/1.1\r\nHost: circle\r\nContent-Type: application/json\r\n"
                    + "Authorization: Bearer " + ADA.token() + "\r\nContent-Length: 1000\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            boolean open = true;
            while (open && begin.plusSeconds(20).isAfter(Instant.now())) {
                out.write(' ');
                out.flush();
                TimeUnit.MILLISECONDS.sleep(200);
            }
            assertFalse(open);
        } catch (SocketException cutOff) {
            assertTrue(Duration.between(begin, Instant.now()).toSeconds() < 10, cutOff::toString);
        }
    }

    @Test
    @Order(9)
    void whatCantBeMeantEndsTheStartWithEachMistake() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-Dquarkus.datasource.reactive.url=postgresql://127.0.0.1:1/none", "-Dstudy-circle.imports.lifetme=1D", "-jar",
                JAR.toString()).redirectErrorStream(true);
        builder.environment().put("STUDY_CIRCLE_KEYCLOAK_CONCURRENT_CALLS", "0");
        Process process = builder.start();
        List<String> said = new ArrayList<>(process.inputReader().lines().toList());
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(1, process.exitValue());
        assertEquals(List.of("Study Circle does not start with this configuration:",
                "  study-circle.imports.lifetme: this build knows no such setting; perhaps study-circle.imports.lifetime is meant",
                "  study-circle.keycloak.concurrent-calls = 0: must be a whole number from 1 to 100",
                "  quarkus.datasource.reactive.url is set, mp.jwt.verify.issuer is not: set it to your realm, as "
                        + "https://id.example.org/realms/study-circle",
                "  quarkus.datasource.reactive.url is set, study-circle.cursors.key is not: set it to a secret of 32 characters or "
                        + "more, the same on all replicas",
                "docs/configuration.md has all settings, and says where they can be set."), said);
    }
}
