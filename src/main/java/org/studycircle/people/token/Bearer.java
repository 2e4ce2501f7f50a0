package org.studycircle.people.token;

import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.lang.UnresolvableKeyException;
import org.studycircle.http.problem.Causes;
import org.studycircle.http.problem.Unavailable;
import org.studycircle.people.Account;
import org.studycircle.people.Caller;
import org.studycircle.people.Caller.Recognised;
import org.studycircle.people.People;
import org.studycircle.text.Digests;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.smallrye.jwt.runtime.auth.JWTAuthMechanism;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;

/**
 * Who a bearer token stands for. SmallRye JWT verifies, {@link AccessTokens} narrows, {@link People} names the person. What
 * was verified is remembered for a while and never past the token's expiry: verifying costs more than all the rest of a small
 * request, and that while is how long a withdrawn key may still count, or a person be served who is suspended or has signed out.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class Bearer implements HttpAuthenticationMechanism {

    private static final String SCHEME = "bearer ";
    private static final int MOST_REMEMBERED = 20_000;
    /** As SmallRye JWT has it, which would make it anew for each request. */
    private static final Uni<HttpCredentialTransport> TRANSPORT = Uni.createFrom()
            .item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, SCHEME.strip()));

    @Inject
    JWTAuthMechanism jwt;

    @Inject
    AccessTokens tokens;

    @Inject
    People people;

    @Inject
    RealmKeys keys;

    @Inject
    IdentitySettings settings;

    private final Cache<String, SecurityIdentity> verified = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfter(Expiry.<String, SecurityIdentity>creating(
                    (key, identity) -> least(settings.rememberFor(), token(identity))))
            .build();

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        String header = context.request().getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Uni.createFrom().nullItem();
        }
        String key = Base64.getEncoder().encodeToString(Digests.sha256(header));
        SecurityIdentity known = verified.getIfPresent(key);
        if (known != null && AccessTokens.isAlive(token(known))) {
            return Uni.createFrom().item(known);
        }
        return verified(context, providers)
                .onFailure(Bearer::keysAreAway).transform(failure -> away())
                .onFailure(Bearer::isOfUnknownKey).recoverWithUni(this::refused)
                .onItem().ifNull().failWith(AuthenticationFailedException::new)
                .chain(this::recognise)
                .invoke(identity -> verified.put(key, identity));
    }

    /** Verifying waits for keys that are not known yet, and nobody for longer than is sensible. */
    private Uni<SecurityIdentity> verified(RoutingContext context, IdentityProviderManager providers) {
        Context request = Vertx.currentContext();
        return jwt.authenticate(context, providers)
                .ifNoItem().after(settings.keysTimeout()).fail()
                .onFailure(TimeoutException.class).recoverWithUni(late -> Uni.createFrom().<SecurityIdentity>failure(late)
                        .emitOn(task -> request.runOnContext(ignored -> task.run())));
    }

    private Uni<SecurityIdentity> recognise(SecurityIdentity identity) {
        JsonWebToken token = token(identity);
        Account account = tokens.account(token);
        return people.idOf(account)
                .map(person -> new Recognised(person, account.signIn(), AccessTokens.expiresAt(token),
                        AccessTokens.verifiedEmail(token)))
                .map(recognised -> QuarkusSecurityIdentity.builder(identity).addAttribute(Caller.RECOGNISED, recognised)
                        .build());
    }

    private static JsonWebToken token(SecurityIdentity identity) {
        return (JsonWebToken) identity.getPrincipal();
    }

    private static Duration least(Duration most, JsonWebToken token) {
        Duration left = AccessTokens.lifeLeft(token);
        return left.compareTo(most) < 0 ? left : most;
    }

    /** Keys that can't be had are our trouble, not the token's. */
    private static boolean keysAreAway(Throwable failure) {
        return failure instanceof TimeoutException || Causes.find(failure, IOException.class).isPresent();
    }

    /** The key may be a new one, as long as that can't be known. */
    private Uni<SecurityIdentity> refused(Throwable failure) {
        return keys.areAway().chain(away -> Uni.createFrom().failure(away ? away() : failure));
    }

    private static boolean isOfUnknownKey(Throwable failure) {
        return Causes.find(failure, UnresolvableKeyException.class).isPresent();
    }

    private static Unavailable away() {
        return new Unavailable("The identity provider is away.");
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return jwt.getChallenge(context);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return jwt.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return TRANSPORT;
    }
}
