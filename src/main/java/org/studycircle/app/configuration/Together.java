package org.studycircle.app.configuration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.eclipse.microprofile.config.Config;

import io.quarkus.runtime.configuration.DurationConverter;

/** What only makes sense together: servers, who signs in, and what browsers may do. */
final class Together {

    private static final String DATABASE = "quarkus.datasource.reactive.url";
    private static final String USER = "quarkus.datasource.username";
    private static final String PASSWORD = "quarkus.datasource.password";
    private static final String ISSUER = "mp.jwt.verify.issuer";
    private static final String PLAIN = "study-circle.identity.plain-issuer";
    private static final String SECRET = "study-circle.keycloak.client-secret";
    private static final String REDIRECT = "study-circle.keycloak.invitation.redirect";
    private static final String CURSORS = "study-circle.cursors.key";
    private static final String PREVIOUS_CURSORS = "study-circle.cursors.previous-key";
    private static final String ORIGINS = "quarkus.http.cors.origins";
    private static final String ORIGINS_TAKEN = "quarkus.http.cors.enabled";

    private static final String FILES = "smallrye.config.source.file.locations";
    private static final String STATEMENT = "study-circle.database.statement-timeout";
    private static final String SILENCE = "study-circle.database.silence-timeout";

    private static final String DATABASE_FORM = "(vertx-reactive:)?postgres(ql)?://.+";
    private static final String ISSUER_FORM = "https?://[^/?#\\s]+(/[^?#\\s]+)*/realms/[^/?#\\s]+";
    private static final String ISSUER_SAFE = "https:.*|http://(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d+)?/.*";
    private static final String ORIGIN_FORM = "https?://[^/*?#\\s]+";

    private final Config config;
    private final List<String> lines = new ArrayList<>();

    private Together(Config config) {
        this.config = config;
    }

    /** @param settings what there is, by name */
    static List<String> complaints(Config config, Map<String, Setting> settings) {
        Together together = new Together(config);
        together.files();
        together.servers();
        together.password();
        together.issuer();
        together.administration();
        together.cursors();
        together.origins();
        together.silence(settings.get(STATEMENT), settings.get(SILENCE));
        return together.lines;
    }

    private void servers() {
        value(DATABASE).filter(url -> !url.matches(DATABASE_FORM)).ifPresent(url -> lines.add(
                DATABASE + " = " + url
                        + ": must be the address of a database, as postgresql://db.example.org:5432/study_circle"));
        if (value(DATABASE).isPresent() && value(ISSUER).isEmpty()) {
            lines.add(DATABASE + " is set, " + ISSUER + " is not: set it to your realm, as "
                    + "https://id.example.org/realms/study-circle");
        }
        if (value(DATABASE).isEmpty() && value(ISSUER).isPresent()) {
            lines.add(ISSUER + " is set, " + DATABASE + " is not: set it to your database, as "
                    + "postgresql://db.example.org:5432/study_circle, or leave out both");
        }
    }

    private void password() {
        if (value(USER).isEmpty() && value(PASSWORD).isPresent()) {
            lines.add(PASSWORD + " is set, " + USER + " is not: set both");
        }
        boolean isShown = value("quarkus.datasource.credentials-provider").isPresent()
                || value("quarkus.datasource.reactive.key-certificate-pem").isPresent();
        if (value(USER).isPresent() && value(PASSWORD).isEmpty() && !isShown) {
            lines.add(USER + " is set, " + PASSWORD + " is not: set both");
        }
    }

    private void issuer() {
        value(ISSUER).filter(issuer -> !issuer.matches(ISSUER_FORM)).ifPresent(issuer -> lines.add(ISSUER + " = " + issuer
                + ": must be the address of a realm exactly as tokens name it, as https://id.example.org/realms/study-circle, "
                + "without a slash at the end"));
        value(ISSUER).filter(issuer -> issuer.matches(ISSUER_FORM) && !issuer.matches(ISSUER_SAFE) && !isSet(PLAIN))
                .ifPresent(issuer -> lines.add(ISSUER + " = " + issuer
                        + ": must be https, since whoever is on the way could change the keys by which tokens are taken; set "
                        + PLAIN
                        + " where nobody is"));
    }

    /** Who only migrates the schema has the same settings and need not know the secret. */
    private void administration() {
        if (value(REDIRECT).isPresent() && value(SECRET).isEmpty() && !isSet("quarkus.init-and-exit")) {
            lines.add(REDIRECT + " is set, " + SECRET + " is not: without it nobody is invited by e-mail; set both or neither");
        }
    }

    /** Without it, replicas would refuse each other's cursors, and each its own after a restart. */
    private void cursors() {
        if (value(DATABASE).isPresent() && value(CURSORS).isEmpty() && !isSet("quarkus.init-and-exit")) {
            lines.add(DATABASE + " is set, " + CURSORS
                    + " is not: set it to a secret of 32 characters or more, the same on all replicas");
        }
        if (value(CURSORS).isEmpty() && value(PREVIOUS_CURSORS).isPresent()) {
            lines.add(PREVIOUS_CURSORS + " is set, " + CURSORS + " is not: set both");
        }
    }

    private void origins() {
        List<String> origins = config.getOptionalValues(ORIGINS, String.class).orElse(List.of());
        origins.stream().filter(origin -> !origin.matches(ORIGIN_FORM)).forEach(origin -> lines.add(ORIGINS + " = " + origin
                + ": must be a list of origins without paths and wildcards, as https://app.example.org,http://localhost:3000"));
        if (origins.isEmpty() && isSet(ORIGINS_TAKEN)) {
            lines.add(ORIGINS_TAKEN + " is set, " + ORIGINS + " is not: set those alone, or neither");
        }
    }

    /** A folder that is not there would be passed over without a word. */
    private void files() {
        value(FILES).stream().flatMap(Pattern.compile(",")::splitAsStream).map(String::strip)
                .filter(folder -> !Files.isDirectory(Path.of(folder)))
                .forEach(folder -> lines.add(FILES + " = " + folder + ": must be a folder that can be read"));
    }

    /** A connection on which a statement is at work says nothing. */
    private void silence(Setting statement, Setting silence) {
        String most = value(STATEMENT).or(statement::standard).orElseThrow();
        String least = value(SILENCE).or(silence::standard).orElseThrow();
        if (statement.form().accepts(most) && silence.form().accepts(least)
                && DurationConverter.parseDuration(least).compareTo(DurationConverter.parseDuration(most)) <= 0) {
            lines.add("%s = %s: must be longer than %s, which is %s".formatted(SILENCE, least, STATEMENT, most));
        }
    }

    private boolean isSet(String name) {
        return config.getOptionalValue(name, Boolean.class).orElse(false);
    }

    private Optional<String> value(String name) {
        return config.getOptionalValue(name, String.class).filter(value -> !value.isBlank());
    }
}
