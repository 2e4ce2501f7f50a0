package org.studycircle.library.outline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.studycircle.library.format.ImportRefused;
import org.studycircle.library.format.OutlineLimits;

class SectioningSpeedTest {

    private static final String SENTENCE = "People who read “together” argue about what they have read, and go home with more than they came with. ";

    private static final int PARTS = 16;

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/markdown"})
    void largestTextIsProposedQuickly(String contentType) {
        takesNotLong(contentType, (SENTENCE.repeat(4) + "\n\n").repeat(5) + "Some heading\n\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Some heading\n\n", "* * *\n\n", "“A lone quoted line”\n\nSkip to content\n\n", "Word\n",
            "群众学习读书。"})
    void textOfOddLinesIsProposedOrRefusedQuickly(String line) {
        takesNotLong("text/plain", line);
    }

    /** A text of sixteen times the size may take four times sixteen times as long: busy machines pass, quadratic cost does not. */
    private static void takesNotLong(String contentType, String piece) {
        int most = OutlineLimits.MAX_TEXT_BYTES / piece.getBytes(UTF_8).length;
        Duration cold = propose(contentType, piece.repeat(most / PARTS));
        Duration warm = propose(contentType, piece.repeat(most / PARTS));
        Duration small = cold.compareTo(warm) < 0 ? cold : warm;
        Duration large = propose(contentType, piece.repeat(most));
        assertTrue(large.compareTo(small.multipliedBy(4 * PARTS).plusMillis(500)) < 0,
                small + " for a part, but " + large + " for the whole");
        assertTrue(large.compareTo(Duration.ofSeconds(10)) < 0, large.toString());
    }

    private static Duration propose(String contentType, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        Instant start = Instant.now();
        try {
            assertTrue(Proposal.of(bytes, contentType).blocks().size() > 100);
        } catch (ImportRefused refused) {
            assertTrue(refused.code().name().matches("TOO_MANY_.*|PARAGRAPH_TOO_LONG"), refused.getMessage());
        }
        return Duration.between(start, Instant.now());
    }
}
