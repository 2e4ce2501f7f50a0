package org.studycircle.unread;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * What to mark, in the order in which it is applied.
 *
 * @param seen went by, which leaves alone what is kept unread
 * @param read was read on purpose
 * @param keepUnread is unread until it is read on purpose
 */
record ReadMarks(@Valid @Size(max = MOST) List<@NotNull PostRange> seen,
        @Valid @Size(max = MOST) List<@NotNull PostRange> read,
        @Valid @Size(max = MOST) List<@NotNull PostRange> keepUnread) {

    static final int MOST = 100;
}
