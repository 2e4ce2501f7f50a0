package org.studycircle.people;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.studycircle.people.token.Bearer;

import io.quarkus.security.identity.SecurityIdentity;

/** The person who makes this request. */
@RequestScoped
public class Caller {

    @Inject
    SecurityIdentity identity;

    public UUID id() {
        return Bearer.person(identity);
    }

    /** When the token of this request expires. */
    public Instant expiresAt() {
        return Bearer.expiresAt(identity);
    }

    /** @return the e-mail address of the account, normalised, where Keycloak has verified that it is the caller's */
    public Optional<String> verifiedEmail() {
        return Bearer.verifiedEmail(identity);
    }
}
