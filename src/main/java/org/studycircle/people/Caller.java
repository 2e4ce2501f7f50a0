package org.studycircle.people;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import io.quarkus.security.identity.SecurityIdentity;

/** The person who makes this request. */
@RequestScoped
public class Caller {

    /** Under which whoever recognises a person adds them to the identity. */
    public static final String RECOGNISED = "study-circle.recognised";

    @Inject
    SecurityIdentity identity;

    /**
     * A person as the token of a request shows them.
     *
     * @param expiresAt when the token does
     * @param verifiedEmail the e-mail address of the account, normalised, where Keycloak has verified that it is theirs
     */
    public record Recognised(UUID id, SignIn signIn, Instant expiresAt, Optional<String> verifiedEmail) {}

    public UUID id() {
        return recognised().id;
    }

    /** By which the token of this request came. */
    public SignIn signIn() {
        return recognised().signIn;
    }

    /** When the token of this request expires. */
    public Instant expiresAt() {
        return recognised().expiresAt;
    }

    /** @return the e-mail address of the account, normalised, where Keycloak has verified that it is the caller's */
    public Optional<String> verifiedEmail() {
        return recognised().verifiedEmail;
    }

    private Recognised recognised() {
        return identity.getAttribute(RECOGNISED);
    }
}
