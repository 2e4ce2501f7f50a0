package org.studycircle.discussion.unread;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.studycircle.http.problem.Unacceptable;

/**
 * What to mark, in the order in which it is applied.
 *
 * @param seen went by, which leaves alone what is kept unread
 * @param read was read on purpose
 * @param keepUnread is unread until it is read on purpose
 */
record ReadMarks(@Size(max = MOST) List<@NotNull @Valid PostRange> seen,
        @Size(max = MOST) List<@NotNull @Valid PostRange> read,
        @Size(max = MOST) List<@NotNull @Valid PostRange> keepUnread) {

    static final int MOST = 100;

    /** @throws Unacceptable where a range ends before it begins */
    void requireOrder() {
        requireOrder("/seen/", seen);
        requireOrder("/read/", read);
        requireOrder("/keepUnread/", keepUnread);
    }

    private static void requireOrder(String pointer, List<PostRange> ranges) {
        for (int i = 0; ranges != null && i < ranges.size(); i++) {
            if (ranges.get(i).first() > ranges.get(i).last()) {
                throw new Unacceptable(pointer + i + "/last", "out-of-order", "A range does not end before it begins.");
            }
        }
    }
}
