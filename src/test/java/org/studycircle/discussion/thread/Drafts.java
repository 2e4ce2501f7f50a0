package org.studycircle.discussion.thread;

import java.util.Map;
import java.util.UUID;

import org.studycircle.testing.Texts;

/** Threads as clients send them, about this text or about nothing. */
final class Drafts {

    static final String TEXT = """
            # Reading in company

            ## Two pages

            Two readers of one page 📚 have read two pages, and two more.

            Another paragraph.

            ## Again

            The end of it.
            """;

    static Map<String, Object> draft(UUID id, String title) {
        return Map.of("threadId", id, "title", title, "post", Map.of("text", "Who wrote the third?"));
    }

    static Map<String, Object> about(Map<String, ?> about) {
        return Map.of("title", "Two pages?", "about", about, "post", Map.of("text", "I think *three*."));
    }

    static Map<String, Object> quoted(Texts texts, Map<String, ?> quote) {
        return about(Map.of("sectionId", texts.sectionId(0),
                "anchor", Map.of("paragraphKey", texts.key(0, 0), "quote", quote)));
    }

    private Drafts() {}
}
