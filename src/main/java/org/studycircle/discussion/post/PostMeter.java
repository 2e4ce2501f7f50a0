package org.studycircle.discussion.post;

import jakarta.enterprise.context.ApplicationScoped;

import org.studycircle.sql.AfterCommit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;

/** Counts, for operators, the posts that have been written: replies, and openings of threads. */
@Startup
@ApplicationScoped
class PostMeter {

    private final Counter posts;

    PostMeter(MeterRegistry meters) {
        posts = Counter.builder("study.circle.posts").description("Posts that have been written").register(meters);
    }

    /** Within the transaction that writes the post. */
    void written() {
        AfterCommit.run(posts::increment);
    }
}
