package org.studycircle.app;

import org.eclipse.microprofile.config.Config;

/** A PostgreSQL and a Keycloak that the service brings along. Only builds without {@code -Dproduction} contain them. */
public interface OwnServers {

    /**
     * Starts both and makes them known as system properties. They end with this process, however it ends.
     *
     * @throws StartRefused when one of them can't be started; then none is left running
     */
    void start(Config config);

    /** What to tell the person who started the service, once it is up. */
    String welcome(Config config);
}
