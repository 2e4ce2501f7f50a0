package org.studycircle.app.telemetry;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;

import org.jboss.logging.Logger;

import io.quarkus.logging.LoggingFilter;

/**
 * What libraries warn of again and again is logged once, with its stack, and then counted: one line a minute, for as long as it goes on.
 * While a database is away, each connection that is tried would say the same. What the service itself says is left alone.
 */
@LoggingFilter(name = "repeated")
public final class RepeatedFaults implements Filter {

    static final String OURS = "org.studycircle.";

    private static final Duration USUALLY = Duration.ofMinutes(1);
    /** More are not counted, but logged one by one. */
    private static final int MOST_KINDS = 200;
    private static final Pattern VARYING = Pattern.compile("[0-9a-fA-F-]{8,}|\\d+");

    private final Map<Kind, AtomicInteger> repeated = new ConcurrentHashMap<>();
    private final Duration pause;

    /** What counts as the same. */
    private record Kind(String logger, String message, String thrown) {

        static Kind of(LogRecord record) {
            String message = VARYING.matcher(String.valueOf(record.getMessage())).replaceAll("…");
            return new Kind(record.getLoggerName(), message, String.valueOf(record.getThrown()));
        }
    }

    public RepeatedFaults() {
        this(USUALLY);
    }

    RepeatedFaults(Duration pause) {
        this.pause = pause;
    }

    @Override
    public boolean isLoggable(LogRecord record) {
        String logger = record.getLoggerName();
        if (record.getLevel().intValue() < Level.WARNING.intValue() || logger == null || logger.startsWith(OURS)) {
            return true;
        }
        Kind kind = Kind.of(record);
        AtomicInteger more = repeated.get(kind);
        if (more != null) {
            more.incrementAndGet();
            return false;
        }
        if (repeated.size() < MOST_KINDS && repeated.putIfAbsent(kind, new AtomicInteger()) == null) {
            later(kind);
        }
        return true;
    }

    private void later(Kind kind) {
        CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS).execute(() -> tell(kind));
    }

    private void tell(Kind kind) {
        int more = repeated.get(kind).getAndSet(0);
        if (more == 0) {
            repeated.remove(kind);
        } else {
            later(kind);
            Logger.getLogger(RepeatedFaults.class).warnf("%d times more within %d s: %s: %s (%s)", more, pause.toSeconds(),
                    kind.logger,
                    kind.message, kind.thrown);
        }
    }
}
