package org.studycircle.people.token;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.RUI;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.server.RealmAdmin;

import io.quarkus.test.junit.QuarkusTest;

/** Whatever is not an access token of this realm for this service is refused alike, and nothing happens. */
@QuarkusTest
class HostileTokenTest {

    @ConfigProperty(name = "mp.jwt.verify.issuer")
    String issuer;

    private static void refused(String token) {
        for (int attempt = 0; attempt < 2; attempt++) {
            Api.authorizedBy("Bearer " + token).get("/me").then()
                    .statusCode(401)
                    .body("type", is("/problems/unauthorized"))
                    .header("WWW-Authenticate", startsWith("Bearer"));
        }
        Api.authorizedBy("Bearer " + token).body(Map.of("name", "Forged", "zone", "UTC")).post("/groups").then()
                .statusCode(401);
    }

    private PublicJsonWebKey realmKey() throws Exception {
        JsonWebKey key = new HttpsJwks(issuer + "/protocol/openid-connect/certs").getJsonWebKeys().stream()
                .filter(jwk -> "sig".equals(jwk.getUse())).findFirst().orElseThrow();
        return (PublicJsonWebKey) key;
    }

    /** The claims of a good token, changed. */
    private static String claims(Consumer<JwtClaims> change) throws Exception {
        String payload = new String(Base64.getUrlDecoder().decode(ADA.token().split("\\.", -1)[1]), StandardCharsets.UTF_8);
        JwtClaims claims = JwtClaims.parse(payload);
        change.accept(claims);
        return claims.toJson();
    }

    private static String signed(String claims, String algorithm, Key key, String keyId) throws Exception {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims);
        signature.setAlgorithmHeaderValue(algorithm);
        signature.setKeyIdHeaderValue(keyId);
        signature.setHeader("typ", "JWT");
        signature.setDoKeyValidation(false);
        signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        signature.setKey(key);
        return signature.getCompactSerialization();
    }

    private String granted(String realm, String client, String user, String field) {
        String server = issuer.substring(0, issuer.indexOf("/realms/"));
        return given().formParams(Map.of("grant_type", "password", "client_id", client, "username", user, "password", user,
                "scope", "openid"))
                .post(server + "/realms/" + realm + "/protocol/openid-connect/token").then().statusCode(200).extract()
                .path(field);
    }

    @Test
    void goodTokenIsTakenAndRefreshedOneToo() {
        Api.authorizedBy("Bearer " + ADA.token()).get("/me").then().statusCode(200);
        Api.authorizedBy("bearer " + ADA.token()).get("/me").then().statusCode(200);
        String id = RUI.id();
        String fresh = RUI.refreshed().get("access_token").asText();
        Api.authorizedBy("Bearer " + fresh).get("/me").then().statusCode(200).body("personId", is(id));
    }

    @Test
    void noTokenIsToldHowToSignIn() {
        Api.asNobody().get("/me").then().statusCode(401).header("WWW-Authenticate", containsString("Bearer"));
        Api.authorizedBy("Basic YWRhOmFkYQ==").get("/me").then().statusCode(401);
        Api.authorizedBy("Bearer").get("/me").then().statusCode(401);
        Api.authorizedBy("Bearer ").get("/me").then().statusCode(401);
        refused("nonsense");
        refused("a.b.c");
        refused("x".repeat(5_000));
    }

    @Test
    void otherTokensOfTheSameRealmAreRefused() {
        refused(ADA.grant().get("id_token").asText());
        refused(ADA.grant().get("refresh_token").asText());
    }

    @Test
    void tokenForAnotherAudienceIsRefused() {
        refused(granted("study-circle", "admin-cli", "ada", "access_token"));
    }

    @Test
    void unsignedTokenIsRefused() throws Exception {
        String header = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\",\"typ\":\"JWT\"}".getBytes(
                StandardCharsets.UTF_8));
        String payload = ADA.token().split("\\.", -1)[1];
        refused(header + "." + payload + ".");
        refused(header + "." + payload + "." + ADA.token().split("\\.", -1)[2]);
    }

    @Test
    void symmetricSignatureWithThePublicKeyIsRefused() throws Exception {
        PublicKey key = realmKey().getPublicKey();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        refused(signed(claims(claims -> {
        }), "HS256", new HmacKey(pem.getBytes(StandardCharsets.UTF_8)), realmKey().getKeyId()));
        refused(signed(claims(claims -> {
        }), "HS256", new HmacKey(key.getEncoded()), realmKey().getKeyId()));
    }

    @Test
    void tokenOfAnotherKeyIsRefusedWhateverItClaims() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair own = generator.generateKeyPair();
        refused(signed(claims(claims -> {
        }), "RS256", own.getPrivate(), realmKey().getKeyId()));
        refused(signed(claims(claims -> {
        }), "RS256", own.getPrivate(), "a-key-nobody-knows"));
        refused(signed(claims(claims -> claims.setIssuer("http://127.0.0.1:1/realms/study-circle")), "RS256", own.getPrivate(),
                realmKey().getKeyId()));
    }

    @Test
    void changedClaimsBreakTheSignature() throws Exception {
        String[] parts = ADA.token().split("\\.", -1);
        String forged = Base64.getUrlEncoder().withoutPadding().encodeToString(
                claims(claims -> claims.setSubject(RUI.subject())).getBytes(StandardCharsets.UTF_8));
        refused(parts[0] + "." + forged + "." + parts[2]);
    }

    @Test
    void tokenOfAnotherRealmIsRefused() {
        refused(RealmAdmin.token());
    }

    @Test
    void expiredTokenIsRefusedThoughItWasGoodBefore() throws Exception {
        String token = RealmAdmin.shortLivedToken(2);
        Api.authorizedBy("Bearer " + token).get("/me").then().statusCode(200);
        Instant patience = Instant.now().plusSeconds(20);
        int status = 200;
        while (status == 200 && Instant.now().isBefore(patience)) {
            Thread.sleep(250);
            status = Api.authorizedBy("Bearer " + token).get("/me").then().extract().statusCode();
        }
        assertEquals(401, status);
        refused(token);
    }
}
