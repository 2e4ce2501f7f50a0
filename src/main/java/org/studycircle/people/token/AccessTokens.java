package org.studycircle.people.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.studycircle.people.Account;
import org.studycircle.people.DisplayName;
import org.studycircle.text.Email;

import io.quarkus.security.AuthenticationFailedException;

/**
 * What a verified token must be beyond its signature, issuer, audience and expiry to count as an access token of a person.
 * The library's defaults accept ID and logout tokens of the same realm.
 */
@ApplicationScoped
class AccessTokens {

    private static final Set<String> ACCESS_TOKEN_TYPES = Set.of("Bearer", "at+jwt");
    private static final int LONGEST_SUBJECT = 255;

    /** The {@code azp} values accepted; none configured means any client of the realm that has our audience. */
    @Inject
    IdentitySettings settings;

    Account account(JsonWebToken token) {
        require(ACCESS_TOKEN_TYPES.contains(String.valueOf(token.<Object>getClaim("typ"))));
        require(hasText(token.getSubject()) && token.getSubject().length() <= LONGEST_SUBJECT);
        String client = token.getClaim(Claims.azp);
        require(hasText(client) && settings.clients().map(allowed -> allowed.contains(client)).orElse(true));
        return new Account(token.getIssuer(), token.getSubject(), displayName(token));
    }

    static boolean isAlive(JsonWebToken token) {
        return Instant.now().isBefore(expiresAt(token));
    }

    static Instant expiresAt(JsonWebToken token) {
        return Instant.ofEpochSecond(token.getExpirationTime());
    }

    static Duration lifeLeft(JsonWebToken token) {
        return Duration.between(Instant.now(), expiresAt(token));
    }

    /** @return the e-mail address that Keycloak has verified, normalised */
    static Optional<String> verifiedEmail(JsonWebToken token) {
        boolean verified = "true".equals(String.valueOf(token.<Object>getClaim(Claims.email_verified)));
        String address = token.getClaim(Claims.email);
        return verified && hasText(address) ? Email.normalised(address) : Optional.empty();
    }

    private static String displayName(JsonWebToken token) {
        String name = token.getClaim("name");
        String login = token.getClaim(Claims.preferred_username);
        return DisplayName.from(hasText(name) ? name : login);
    }

    private static boolean hasText(String value) {
        return value != null && !value.isBlank();
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new AuthenticationFailedException();
        }
    }
}
