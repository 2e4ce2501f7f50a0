package org.studycircle.http;

import java.time.Duration;
import java.util.function.Supplier;

import org.studycircle.http.problem.Refusal;
import org.studycircle.http.problem.TooManyRequests;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.smallrye.mutiny.Uni;

/**
 * How often one key, say a person, may try something: so many tries at once, which come back one by one over the window. Each
 * replica counts for itself. What has not been used for a window is full again and forgotten, so that memory is bound.
 */
public final class RateLimit {

    private static final int MOST_KEYS = 100_000;
    private static final int SERVER_ERROR = 500;

    private final String policy;
    private final long most;
    private final Duration window;
    private final LoadingCache<Object, Bucket> buckets;

    /** @param policy its name, as the headers of a refusal say it */
    public RateLimit(String policy, long most, Duration window) {
        this.policy = policy;
        this.most = most;
        this.window = window;
        this.buckets = Caffeine.newBuilder().maximumSize(MOST_KEYS).expireAfterAccess(window).build(key -> Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, window)).build());
    }

    /** @throws TooManyRequests where no try is left */
    public void take(Object key) {
        ConsumptionProbe probe = buckets.get(key).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new TooManyRequests(policy, most, window, Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    /**
     * A try that counts only where it is refused. It is taken before and given back after, so that tries side by side don't
     * get past the limit.
     */
    public <T> Uni<T> countingRefusals(Object key, Supplier<Uni<T>> attempt) {
        return Uni.createFrom().deferred(() -> {
            take(key);
            return Uni.createFrom().deferred(attempt::get)
                    .onItem().invoke(() -> giveBack(key))
                    .onFailure(failure -> !isRefusal(failure)).invoke(() -> giveBack(key));
        });
    }

    /** Whatever is our own trouble is not the caller's. */
    private static boolean isRefusal(Throwable failure) {
        return failure instanceof Refusal refusal && refusal.problem().status() < SERVER_ERROR;
    }

    private void giveBack(Object key) {
        buckets.get(key).addTokens(1);
    }
}
