package org.studycircle.discussion.post;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.studycircle.group.member.Author;
import org.studycircle.http.problem.Conflict;
import org.studycircle.http.problem.Forbidden;
import org.studycircle.text.Ids;
import org.studycircle.text.Rendered;

class PostTest {

    private static final Instant NOW = Instant.parse("2026-11-22T19:30:00Z");
    private static final UUID AUTHOR = Ids.next();
    private static final UUID OTHER = Ids.next();

    private final Post post = Post.opening(Ids.next(), Ids.next(), new OpeningPost(null, "First"), AUTHOR,
            rendered("<p>First</p>"), NOW);

    @Test
    void onlyTheAuthorEdits() {
        post.requireEditableBy(AUTHOR);
        assertThrows(Forbidden.class, () -> post.requireEditableBy(OTHER));
    }

    private static Rendered rendered(String html) {
        return new Rendered(html, html.replaceAll("<.*?>", ""));
    }

    @Test
    void correctionAtOnceLeavesNoTrace() {
        assertTrue(post.edit(new PostEdit("Second"), rendered("<p>Second</p>"), true, NOW.plusSeconds(299)).isEmpty());
        assertEquals("Second", post.editable().text());
        assertTrue(post.edit(new PostEdit("Third"), rendered("<p>Third</p>"), true, NOW.plusSeconds(299)).isEmpty());
    }

    @Test
    void correctionLeavesATraceWhereRepliesAreConcealed() {
        assertEquals("First",
                post.edit(new PostEdit("Second"), rendered("<p>Second</p>"), false, NOW.plusSeconds(1)).orElseThrow()
                        .text());
    }

    @Test
    void laterEditKeepsTheFormerText() {
        Instant later = NOW.plus(Post.GRACE);
        assertEquals("First",
                post.edit(new PostEdit("Second"), rendered("<p>Second</p>"), true, later).orElseThrow().text());
        assertEquals("Second",
                post.edit(new PostEdit("Third"), rendered("<p>Third</p>"), true, NOW.plusSeconds(1)).orElseThrow().text());
    }

    @Test
    void deletedPostShowsItsPlaceAndNothingElse() {
        assertEquals("First", post.delete(NOW).text());
        UUID id = Ids.next();
        PostRow row = new PostRow(2, id, 1, 1, "", new Author(AUTHOR, "Rui", null), null, null, NOW, null, NOW, null, 0, 1,
                true, false, null, null);
        assertEquals(new PostView.Deleted(2, id, 1, 1, NOW, 0), PostView.of(row));
        assertTrue(post.isDeleted());
        assertThrows(Conflict.class, () -> post.requireEditableBy(AUTHOR));
    }

    @Test
    void authorRestoresForTenMinutes() {
        var unused = post.delete(NOW);
        Instant last = NOW.plus(Post.UNDO);
        post.requireRestorableBy(AUTHOR, false, last);
        assertThrows(TooLate.class, () -> post.requireRestorableBy(AUTHOR, false, last.plusMillis(1)));
        assertThrows(Forbidden.class, () -> post.requireRestorableBy(OTHER, false, NOW));
        assertThrows(Conflict.class, () -> post.requireRestorableBy(AUTHOR, true, NOW));
        post.restore("First", rendered("<p>First</p>"));
        assertEquals("First", post.editable().text());
        post.requireRestorableBy(AUTHOR, false, last.plusMillis(1));
    }

    @Test
    void removedPostTellsWhatItSaidToWhoMayKnowAlone() {
        UUID id = Ids.next();
        Author author = new Author(AUTHOR, "Rui", null);
        PostRow others = new PostRow(2, id, 1, 1, "", author, null, null, NOW, null, NOW, NOW, 0, 2, true, false, null, null);
        assertEquals(new PostView.Removed(2, id, 1, 1, null, null, null, NOW, 0, null), PostView.of(others));
        Removal removal = new Removal(2, false, RemovalReason.SPAM, "Not here", new Author(OTHER, "Ada", null), NOW);
        PostRow own = new PostRow(2, id, 1, 1, "", author, "Buy", "<p>Buy</p>", NOW, null, NOW, NOW, 0, 2, true, false,
                removal, null);
        assertEquals(new PostView.Removed(2, id, 1, 1, author, "Buy", "<p>Buy</p>", NOW, 0, removal.view()), PostView.of(own));
    }

    @Test
    void onlyTheAuthorDeletesAndNeverTheFirstPost() {
        assertThrows(FirstPost.class, () -> post.requireDeletableBy(AUTHOR));
        assertThrows(Forbidden.class, () -> post.requireDeletableBy(OTHER));
    }
}
