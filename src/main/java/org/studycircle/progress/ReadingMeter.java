package org.studycircle.progress;

import jakarta.enterprise.context.ApplicationScoped;

import org.studycircle.sql.AfterCommit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;

/** Counts, for operators, the reading events that have been recorded; one that is sent again is not. */
@Startup
@ApplicationScoped
class ReadingMeter {

    private final Counter events;

    ReadingMeter(MeterRegistry meters) {
        events = Counter.builder("study.circle.reading.events").description("Reading events that have been recorded")
                .register(meters);
    }

    /** Within the transaction that records them. */
    void recorded(int fresh) {
        AfterCommit.run(() -> events.increment(fresh));
    }
}
