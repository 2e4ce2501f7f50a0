package org.studycircle.http.guard;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.studycircle.http.MostBytes;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.People;
import org.studycircle.text.Ids;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Whoever made an answer, and whatever it says, browsers are told what they may not do with it. */
@QuarkusTest
class SecurityHeadersTest {

    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    @ConfigProperty(name = "mp.jwt.verify.issuer")
    URI issuer;

    private record Kind(String what, int status, String policy, String cache, Supplier<Response> call) {

        void isProtected() {
            Response answer = call.get();
            assertEquals(status, answer.statusCode(), what);
            assertProtected(answer, policy);
            assertEquals(cache, answer.header("Cache-Control"), what);
        }
    }

    private static Kind kind(String what, int status, String policy, String cache, Supplier<Response> call) {
        return new Kind(what, status, policy, cache, call);
    }

    private static RequestSpecification outside() {
        return given().basePath("").redirects().follow(false);
    }

    private static Stream<Kind> kinds() {
        return Stream.of(
                kind("representation", 200, NOTHING, "private, no-cache", () -> Api.as(People.ADA).get("/me")),
                kind("list", 200, NOTHING, "private, no-cache", () -> Api.as(People.ADA).get("/groups")),
                kind("made", 201, NOTHING, "private, no-cache",
                        () -> Api.as(People.ADA).body(Map.of("name", "Headers", "zone", "UTC")).post("/groups")),
                kind("no token", 401, NOTHING, "no-store", () -> outside().get("/api/v1/me")),
                kind("bad token", 401, NOTHING, "no-store", () -> outside().auth().oauth2("a.b.c").get("/api/v1/me")),
                kind("hidden", 404, NOTHING, "no-store", () -> Api.as(People.ZOE).get("/groups/" + Ids.next())),
                kind("no such path of the API", 404, NOTHING, "no-store", () -> Api.raw(People.ADA).get("/nothing/here")),
                kind("no such path", 404, NOTHING, "no-store", () -> outside().get("/nothing/here")),
                kind("method", 405, NOTHING, "no-store", () -> Api.raw(People.ADA).delete("/me")),
                kind("media type asked for", 406, NOTHING, "no-store",
                        () -> Api.raw(People.ADA).accept("text/html").get("/me")),
                kind("too large", 413, NOTHING, "no-store",
                        () -> Api.raw(People.ADA).contentType("application/json").body(" ".repeat(MostBytes.WITH_TEXT + 1))
                                .post("/groups")),
                kind("media type sent", 415, NOTHING, "no-store",
                        () -> Api.raw(People.ADA).contentType("text/plain").body("{}").post("/groups")),
                kind("broken JSON", 400, NOTHING, "no-store",
                        () -> Api.raw(People.ADA).contentType("application/json").body("{").post("/groups")),
                kind("contract", 200, NOTHING, "no-cache", () -> outside().get("/openapi")),
                kind("problems", 200, "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'", "no-cache",
                        () -> outside().get("/problems")),
                kind("bare address", 200, "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'", "no-cache",
                        () -> outside().accept("text/html").get("/")),
                kind("problem", 200, "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'", "no-cache",
                        () -> outside().get("/problems/not-found")),
                kind("no such problem", 404, NOTHING, "no-store", () -> outside().get("/problems/nothing")));
    }

    private static void assertProtected(Response answer, String policy) {
        assertEquals("nosniff", answer.header("X-Content-Type-Options"));
        assertEquals("no-referrer", answer.header("Referrer-Policy"));
        assertEquals(List.of(policy), answer.headers().getValues("Content-Security-Policy"));
        assertEquals(1, answer.headers().getValues("Cache-Control").size());
        assertNull(answer.header("Server"));
        assertNull(answer.header("Strict-Transport-Security"));
    }

    @Test
    void everyKindOfAnswerIsProtected() {
        assertAll(kinds().map(kind -> kind::isProtected));
    }

    @Test
    void whatIsKnownAlreadyIsProtectedToo() {
        Circle circle = Circle.ofAda();
        String path = "/groups/" + circle.id();
        Response known = Api.as(People.ADA).header("If-None-Match", Api.as(People.ADA).get(path).header("ETag")).get(path);
        assertEquals(304, known.statusCode());
        assertProtected(known, NOTHING);
        assertEquals("private, no-cache", known.header("Cache-Control"));
    }

    @Test
    void pageToTryTheServiceMayTalkToItAndToKeycloakAndNobodyElse() {
        Response page = outside().redirects().follow(true).get("/swagger-ui/");
        assertEquals(200, page.statusCode());
        assertProtected(page, "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
                + "img-src 'self' data:; font-src 'self' data:; connect-src 'self' " + issuer.resolve("/")
                + "; frame-ancestors 'none'");
    }

    @Test
    void documentationKeepsItsOwnPolicy() {
        String policy = outside().get("/docs").header("Content-Security-Policy");
        assertTrue(policy.contains("script-src 'self'; worker-src blob:"), policy);
        assertProtected(outside().get("/docs"), policy);
        Response script = outside().get("/docs/redoc.standalone.js");
        assertProtected(script, NOTHING);
        assertTrue(script.header("Cache-Control").contains("max-age"), script.headers()::toString);
    }
}
