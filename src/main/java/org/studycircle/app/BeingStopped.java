package org.studycircle.app;

import org.studycircle.http.problem.Unavailable;

/** There are other replicas, or soon will be: whoever comes again in a moment is served. */
class BeingStopped extends Unavailable {

    private static final int RETRY_AFTER_SECONDS = 1;

    BeingStopped() {
        super("This replica is being stopped. Repeat the request, and another one serves it.", RETRY_AFTER_SECONDS);
    }
}
