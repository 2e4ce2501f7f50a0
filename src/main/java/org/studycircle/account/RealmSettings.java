package org.studycircle.account;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the realm is administered, and by which client; application.properties says more of each. */
@ConfigMapping(prefix = "study-circle.keycloak")
interface RealmSettings {

    /** Default: that of the issuer. */
    Optional<String> serverUrl();

    /** Default: that of the issuer. */
    Optional<String> realm();

    @WithDefault("study-circle-service")
    String clientId();

    /** Without it nothing is asked of Keycloak. */
    Optional<String> clientSecret();

    @WithDefault("5S")
    Duration timeout();

    @WithDefault("8")
    int concurrentCalls();

    Invitation invitation();

    /** Keycloak's mail to somebody who has no account yet. */
    interface Invitation {

        @WithDefault("study-circle-web")
        String client();

        /** Where the person gets to in the end; without it, to a page of Keycloak. */
        Optional<String> redirect();

        /** How long the link in it is good. */
        @WithDefault("3D")
        Duration lifespan();
    }
}
