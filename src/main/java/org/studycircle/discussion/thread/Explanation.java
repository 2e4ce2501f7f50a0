package org.studycircle.discussion.thread;

import java.util.List;
import java.util.UUID;

import org.studycircle.group.VisibilityPolicy;
import org.studycircle.visibility.Concealment;

/**
 * What the caller sees of a thread, and why.
 *
 * @param policies of the assignments that govern the thread; none where nobody is barred from it
 */
record Explanation(UUID threadId, Sees sees, List<Governing> policies) {

    /** How much of the thread the caller sees. */
    enum Sees {
        /** All of it. */
        EVERYTHING,
        /** Own posts, and what facilitators wrote as a question or in answer to them. */
        SOME_POSTS,
        /** That it is there. */
        NOTHING
    }

    /**
     * A policy that governs the thread.
     *
     * @param fulfilled whether it lets the caller see the thread
     * @param concealed what it waits for; absent where it is fulfilled
     * @param toRead sections that the caller has not completed, all of the assignment's where the caller does not see what the thread is about; absent unless reading is
     *     what it waits for
     * @param paragraphKey of the paragraph that it is enough to reach; absent unless the caller sees that the thread is about one, and reading is what it waits for
     */
    record Governing(UUID assignmentId, VisibilityPolicy policy, boolean fulfilled, Concealment concealed, List<UUID> toRead,
            String paragraphKey) {}
}
