package org.studycircle.discussion.unread;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

class PostRangeTest {

    @Test
    void rangesAreCutOffAtTheLastNumber() {
        assertEquals("{[1,3],[5,7]}", PostRange.upTo(7,
                List.of(new PostRange(1, 3), new PostRange(5, Integer.MAX_VALUE), new PostRange(8, 9))));
        assertEquals("{}", PostRange.upTo(7, List.of(new PostRange(8, 8))));
        assertEquals("{}", PostRange.upTo(7, null));
    }

    @Test
    void storedRangesHaveNoUpperBoundOfTheirOwn() {
        assertEquals(List.of(new PostRange(1, 3), new PostRange(12, 12)), PostRange.stored("{[1,4),[12,13)}"));
        assertEquals(List.of(), PostRange.stored("{}"));
    }
}
