package org.studycircle.discussion.thread;

import org.studycircle.http.paging.Paging;

/** What a thread is answered with on request. */
enum ThreadPart {

    /** The first post as HTML. */
    OPENING_HTML;

    /** @return null for what is not asked for */
    static ThreadPart of(String include) {
        return include == null ? null : Paging.parsed("include", include, ThreadPart::valueOf);
    }
}
