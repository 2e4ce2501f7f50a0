package org.studycircle.discussion.thread;

import java.util.List;

/**
 * How much is said about a section, of what a member sees: what a reader draws beside the text.
 *
 * @param whole about the section as a whole; absent where there is nothing
 * @param paragraphs those that there is something about
 */
record SectionDiscussion(Talk whole, List<Talk> paragraphs) {

    /**
     * @param key of the paragraph, null for the section as a whole
     * @param threads that the member sees
     * @param unread posts in them that the member has not read
     * @param unanswered those of the threads in which the member sees no post but the first
     */
    record Talk(String key, int threads, int unread, int unanswered) {}

    static SectionDiscussion of(List<Talk> all) {
        return new SectionDiscussion(all.stream().filter(talk -> talk.key == null).findFirst().orElse(null),
                all.stream().filter(talk -> talk.key != null).toList());
    }
}
