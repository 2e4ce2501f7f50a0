package org.studycircle.contract;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Contract;
import org.studycircle.testing.server.EmbeddedServers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

import io.quarkus.test.junit.QuarkusTest;

/** The service serves openapi.yaml, and pages of it. */
@QuarkusTest
class ContractTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @Test
    void everyProblemOfTheContractHasItsPage() throws Exception {
        Pattern row = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (\\d{3}) ");
        Map<String, String> codes = row.matcher(Contract.read().at("/info/description").asText()).results()
                .collect(Collectors.toMap(match -> match.group(1), match -> match.group(2)));
        assertEquals(true, codes.size() > 20);
        codes.forEach((code, status) -> given().get("/problems/" + code).then()
                .statusCode(200).contentType(containsString("text/html")).body(containsString("Status " + status + ".")));
        given().get("/problems").then().statusCode(200).body(containsString("id-taken"));
        given().get("/problems/nonsense").then().statusCode(404);
    }

    @Test
    void contractIsServedWithTheRealmOfThisService() throws Exception {
        JsonNode served = YAML.readTree(given().get("/openapi").then().statusCode(200).extract().asString());
        assertEquals(EmbeddedServers.issuer() + "/.well-known/openid-configuration",
                served.at("/components/securitySchemes/keycloak/openIdConnectUrl").asText());
        JsonNode written = Contract.read();
        assertEquals(written.get("paths"), served.get("paths"));
        assertEquals(written.at("/components/schemas"), served.at("/components/schemas"));
    }

    @Test
    void contractIsAPageToRead() {
        String page = given().get("/docs").then().statusCode(200).contentType(containsString("text/html"))
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(containsString("spec-url=\"/openapi\"")).extract().asString();
        Matcher script = Pattern.compile("<script src=\"([^\"]+)\">").matcher(page);
        assertTrue(script.find());
        given().get(script.group(1)).then().statusCode(200).contentType(containsString("javascript"))
                .body(containsString("spec-url"));
        assertFalse(script.find());
    }

    @Test
    void bareAddressSaysWhatIsHere() {
        String page = given().accept("text/html,application/xhtml+xml,*/*;q=0.8").get("/").then().statusCode(200)
                .contentType(containsString("text/html")).extract().asString();
        List<String> places = Pattern.compile("href=\"([^\"]+)\"").matcher(page).results().map(link -> link.group(1)).toList();
        assertEquals(4, places.size());
        places.forEach(place -> given().get(place).then().statusCode(200));
        Map<String, String> said = given().accept("application/json").get("/").then().statusCode(200)
                .contentType(containsString("application/json")).extract().as(Map.class);
        assertTrue(said.values().containsAll(places), said.toString());
        given().accept("image/png").get("/").then().statusCode(406);
        given().delete("/").then().statusCode(405);
        given().get("/nothing").then().statusCode(404);
    }

    @Test
    void contractIsAPageToTry() {
        given().get("/swagger-ui/").then().statusCode(200).body(containsString("/openapi"));
        given().redirects().follow(false).get("/swagger-ui").then().statusCode(is(302));
    }
}
