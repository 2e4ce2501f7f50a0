package org.studycircle.app.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

/** A configuration that can't be meant is told by name, with what is allowed. */
class ComplaintsTest {

    private static final String DATABASE = "quarkus.datasource.reactive.url=postgresql://db.example.org/study_circle";
    private static final String CURSORS = "study-circle.cursors.key=0123456789-0123456789-0123456789";
    private static final String ISSUER = "mp.jwt.verify.issuer=https://id.example.org/realms/study-circle";

    /** @param settings {@code name=value} each */
    private static List<String> complaints(String... settings) {
        Map<String, String> values = Stream.of(settings).map(setting -> setting.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return Complaints.about(new SmallRyeConfigBuilder().addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(values, "test", 100)).build());
    }

    @Test
    void nothingAndEverythingThatIsAllowedPass() {
        assertEquals(List.of(), complaints());
        assertEquals(List.of(), complaints(DATABASE, CURSORS, ISSUER, "quarkus.datasource.username=circle",
                "quarkus.datasource.password=secret", "study-circle.identity.clients=web,ios",
                "study-circle.imports.expiry-every=off", "study-circle.keycloak.client-secret=secret",
                "study-circle.keycloak.invitation.redirect=https://app.example.org/", "study-circle.test.issuer=any",
                "STUDY_CIRCLE_TEST_ADMIN_PASSWORD=any", "STUDY_CIRCLE_IMPORTS_LIFETIME=2D",
                "quarkus.http.cors.origins=https://app.example.org,http://localhost:3000"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            study-circle.imports.lifetime=0S         | study-circle.imports.lifetime = 0S: must be a duration from 1M to 90D
            study-circle.imports.lifetime=soon       | study-circle.imports.lifetime = soon: must be a duration from 1M to 90D
            study-circle.imports.lifetime=off        | study-circle.imports.lifetime = off: must be a duration from 1M to 90D
            study-circle.imports.expiry-every=2D     | study-circle.imports.expiry-every = 2D: must be a duration from 1S to 1D, or off
            study-circle.keycloak.concurrent-calls=0 | study-circle.keycloak.concurrent-calls = 0: must be a whole number from 1 to 100
            study-circle.shelf.rebuild=yse           | study-circle.shelf.rebuild = yse: must be true or false
            study-circle.keycloak.server-url=ldap:/x | study-circle.keycloak.server-url = ldap:/x: must be an http or https address without a slash at the end
            study-circle.keycloak.client-secret=a b  | study-circle.keycloak.client-secret = …: must be a secret without spaces
            study-circle.imports.lifetme=1D          | study-circle.imports.lifetme: this build knows no such setting; perhaps study-circle.imports.lifetime is meant
            STUDY_CIRCLE_IMPORT_LIFETIME=1D          | STUDY_CIRCLE_IMPORT_LIFETIME: this build knows no such setting; perhaps STUDY_CIRCLE_IMPORTS_LIFETIME is meant
            study-circle.colour-of-the-door=red      | study-circle.colour-of-the-door: this build knows no such setting
            study-circle.imports.lifetime=${nowhere} | study-circle.imports.lifetime = ${nowhere}: refers to something that is not set
            study-circle.database.statement-timeout=1M | study-circle.database.silence-timeout = 35S: must be longer than study-circle.database.statement-timeout, which is 1M
            quarkus.http.cors.enabled=true           | quarkus.http.cors.enabled is set, quarkus.http.cors.origins is not: set those alone, or neither
            smallrye.config.source.file.locations=/nowhere/at/all | smallrye.config.source.file.locations = /nowhere/at/all: must be a folder that can be read
            study-circle.cursors.key=too-short       | study-circle.cursors.key = …: must be a secret of 32 characters or more without spaces
            quarkus.datasource.password=secret       | quarkus.datasource.password is set, quarkus.datasource.username is not: set both
            quarkus.datasource.username=circle       | quarkus.datasource.username is set, quarkus.datasource.password is not: set both
            """)
    void isTold(String setting, String complaint) {
        assertEquals(List.of(complaint), complaints(setting));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "https://*.example.org", "/https:.*/", "https://app.example.org/", "app.example.org"})
    void originIsOneWithoutPathAndWildcard(String origin) {
        assertEquals(
                List.of("quarkus.http.cors.origins = " + origin + ": must be a list of origins without paths and wildcards, "
                        + "as https://app.example.org,http://localhost:3000"),
                complaints("quarkus.http.cors.origins=" + origin));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id.example.org/realms/study-circle", "https://id.example.org", "https://id.example.org/realms/",
            "https://id.example.org/realms/study-circle/", "ftp://id.example.org/realms/study-circle"})
    void issuerIsTheAddressOfARealm(String issuer) {
        assertEquals(
                List.of("mp.jwt.verify.issuer = " + issuer + ": must be the address of a realm exactly as tokens name it, as "
                        + "https://id.example.org/realms/study-circle, without a slash at the end"),
                complaints(DATABASE, CURSORS, "mp.jwt.verify.issuer=" + issuer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://id.example.org/realms/a", "http://10.0.0.7:8080/realms/a",
            "http://127.0.0.1.example.org/realms/a",
            "http://localhost.example.org/realms/a", "http://127.0.0.1@example.org/realms/a"})
    void issuerElsewhereIsNotTakenByPlainHttpUnlessThatIsSaid(String issuer) {
        String setting = "mp.jwt.verify.issuer=" + issuer;
        assertEquals(
                List.of("mp.jwt.verify.issuer = " + issuer
                        + ": must be https, since whoever is on the way could change the keys by "
                        + "which tokens are taken; set study-circle.identity.plain-issuer where nobody is"),
                complaints(DATABASE, CURSORS, setting));
        assertEquals(List.of(), complaints(DATABASE, CURSORS, setting, "study-circle.identity.plain-issuer=true"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8180/realms/a", "http://localhost/realms/a", "http://[::1]:8180/realms/a",
            "https://id.example.org/realms/a"})
    void issuerOnThisMachineNeedsNoTls(String issuer) {
        assertEquals(List.of(), complaints(DATABASE, CURSORS, "mp.jwt.verify.issuer=" + issuer));
    }

    @Test
    void halfAConfigurationIsToldWhatItLacks() {
        assertEquals(List.of("quarkus.datasource.reactive.url is set, mp.jwt.verify.issuer is not: set it to your realm, as "
                + "https://id.example.org/realms/study-circle"), complaints(DATABASE, CURSORS));
        assertEquals(List.of("mp.jwt.verify.issuer is set, quarkus.datasource.reactive.url is not: set it to your database, as "
                + "postgresql://db.example.org:5432/study_circle, or leave out both"), complaints(ISSUER));
        assertEquals(List.of("quarkus.datasource.reactive.url = mysql://db: must be the address of a database, as "
                + "postgresql://db.example.org:5432/study_circle"),
                complaints("quarkus.datasource.reactive.url=mysql://db", ISSUER, CURSORS));
    }

    @Test
    void mailWithoutASecretIsToldUnlessOnlyTheSchemaIsMigrated() {
        String redirect = "study-circle.keycloak.invitation.redirect=https://app.example.org/";
        assertEquals(List.of("study-circle.keycloak.invitation.redirect is set, study-circle.keycloak.client-secret is not: "
                + "without it nobody is invited by e-mail; set both or neither"), complaints(redirect));
        assertEquals(List.of(), complaints(redirect, "quarkus.init-and-exit=true"));
    }

    @Test
    void keyOfCursorsIsMissedWhereThereMayBeSeveralReplicas() {
        assertEquals(
                List.of("quarkus.datasource.reactive.url is set, study-circle.cursors.key is not: set it to a secret of 32 "
                        + "characters or more, the same on all replicas"),
                complaints(DATABASE, ISSUER));
        assertEquals(List.of(), complaints(DATABASE, ISSUER, "quarkus.init-and-exit=true"));
        String previous = CURSORS.replace("key", "previous-key");
        assertEquals(List.of(), complaints(DATABASE, ISSUER, CURSORS, previous));
        assertEquals(List.of("study-circle.cursors.previous-key is set, study-circle.cursors.key is not: set both"),
                complaints(previous));
    }

    @Test
    void everyMistakeIsToldAtOnce() {
        assertEquals(3, complaints("study-circle.shelf.rebuild=no", "study-circle.shelf.look-every=0S",
                "study-circle.shelf.lookup=1S").size());
    }
}
