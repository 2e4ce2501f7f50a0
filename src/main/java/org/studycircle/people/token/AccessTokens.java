package org.studycircle.people.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.studycircle.people.Account;
import org.studycircle.people.DisplayName;
import org.studycircle.people.SignIn;
import org.studycircle.text.Email;

import io.quarkus.security.AuthenticationFailedException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/**
 * What a verified token must be beyond its signature, issuer, audience and expiry to count as an access token of a person.
 * The library's defaults accept ID and logout tokens of the same realm.
 */
@ApplicationScoped
class AccessTokens {

    private static final String KEYCLOAK_TYPE = "Bearer";
    private static final Set<String> STANDARD_TYPES = Set.of("at+jwt", "application/at+jwt");
    private static final int LONGEST_SUBJECT = 255;

    /** The {@code azp} values accepted; none configured means any client of the realm that has our audience. */
    @Inject
    IdentitySettings settings;

    Account account(JsonWebToken token) {
        require(isAccessToken(token) && !isBoundToKey(token));
        require(hasText(token.getSubject()) && token.getSubject().length() <= LONGEST_SUBJECT);
        String client = client(token);
        require(hasText(client) && settings.clients().map(allowed -> allowed.contains(client)).orElse(true));
        return new Account(token.getIssuer(), token.getSubject(), displayName(token), signIn(token));
    }

    private static SignIn signIn(JsonWebToken token) {
        Object session = token.getClaim("sid");
        return new SignIn(session == null ? "" : session.toString(),
                token.containsClaim("iat") ? Instant.ofEpochSecond(token.getIssuedAtTime()) : Instant.EPOCH);
    }

    /** Keycloak says it in a claim, and says there what else a token is; others say it in the header (RFC 9068), where Keycloak says nothing. */
    private static boolean isAccessToken(JsonWebToken token) {
        Object said = token.getClaim("typ");
        return said == null ? STANDARD_TYPES.contains(headerType(token)) : KEYCLOAK_TYPE.equals(said.toString());
    }

    /** Whoever presents such a token has to prove more than that they have it (RFC 7800), which nobody asks for here. */
    private static boolean isBoundToKey(JsonWebToken token) {
        return token.containsClaim("cnf");
    }

    private static String client(JsonWebToken token) {
        String party = token.getClaim(Claims.azp);
        return hasText(party) ? party : token.getClaim("client_id");
    }

    /** In small letters, as media types may be written in any. */
    private static String headerType(JsonWebToken token) {
        try {
            byte[] header = Base64.getUrlDecoder().decode(token.getRawToken().split("\\.", 2)[0]);
            return new JsonObject(Buffer.buffer(header)).getString("typ", "").toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException | DecodeException | ClassCastException e) {
            return "";
        }
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
