package org.studycircle.people.token;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.http.Get;
import org.studycircle.app.Worker;

import io.smallrye.mutiny.Uni;

/**
 * Whether the keys of the realm can be had just now. A token whose key is not among the known ones is refused only where they can:
 * its key may be a new one. Strangers can name any key, so that Keycloak is asked once in a while and not for each of them.
 */
@Singleton
class RealmKeys {

    private static final long REMEMBERED_NANOS = Duration.ofSeconds(5).toNanos();
    private static final int PATIENCE_MILLISECONDS = 2_000;

    private final String location;
    private final AtomicLong asked = new AtomicLong(System.nanoTime() - REMEMBERED_NANOS);
    private volatile boolean areAway;

    RealmKeys(@ConfigProperty(name = "mp.jwt.verify.publickey.location") String location) {
        this.location = location;
    }

    Uni<Boolean> areAway() {
        long last = asked.get();
        long now = System.nanoTime();
        return now - last >= REMEMBERED_NANOS && asked.compareAndSet(last, now)
                ? Worker.run(this::ask)
                : Uni.createFrom().item(areAway);
    }

    private boolean ask() {
        Get request = new Get();
        request.setConnectTimeout(PATIENCE_MILLISECONDS);
        request.setReadTimeout(PATIENCE_MILLISECONDS);
        request.setRetries(0);
        try {
            request.get(location);
            areAway = false;
        } catch (IOException e) {
            areAway = true;
        }
        return areAway;
    }
}
