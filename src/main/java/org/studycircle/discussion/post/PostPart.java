package org.studycircle.discussion.post;

import org.studycircle.http.paging.Paging;

/** What posts are listed with on request. */
enum PostPart {

    /** The Markdown source. */
    TEXT;

    /** @return null for what is not asked for */
    static PostPart of(String include) {
        return include == null ? null : Paging.parsed("include", include, PostPart::valueOf);
    }
}
