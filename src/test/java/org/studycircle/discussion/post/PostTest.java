package org.studycircle.discussion.post;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.studycircle.group.member.Role;
import org.studycircle.http.problem.Conflict;
import org.studycircle.http.problem.Forbidden;
import org.studycircle.http.problem.Unacceptable;
import org.studycircle.text.Ids;

class PostTest {

    private static final Instant NOW = Instant.parse("2026-11-22T19:30:00Z");
    private static final UUID AUTHOR = Ids.next();
    private static final UUID OTHER = Ids.next();

    private final Post post = Post.reply(new PostKey(Ids.next(), Ids.next(), 2), new NewPost(Ids.next(), 1, "First"), AUTHOR,
            TreePath.root(), "<p>First</p>", NOW);

    @Test
    void authorAndFacilitatorEdit() {
        post.requireEditableBy(AUTHOR, Role.MEMBER);
        post.requireEditableBy(OTHER, Role.FACILITATOR);
        assertThrows(Forbidden.class, () -> post.requireEditableBy(OTHER, Role.MEMBER));
    }

    @Test
    void correctionAtOnceLeavesNoTrace() {
        assertTrue(post.edit(new PostEdit("Second", null), "<p>Second</p>", AUTHOR, NOW.plusSeconds(119)).isEmpty());
        PostView view = post.view("Rui");
        assertEquals("Second", view.text());
        assertEquals(null, view.editedAt());
    }

    @Test
    void laterEditKeepsTheFormerText() {
        Instant later = NOW.plus(Post.GRACE);
        assertEquals("First", post.edit(new PostEdit("Second", null), "<p>Second</p>", AUTHOR, later).orElseThrow().text());
        assertEquals(later, post.view("Rui").editedAt());
        assertEquals("Second",
                post.edit(new PostEdit("Third", null), "<p>Third</p>", AUTHOR, NOW.plusSeconds(1)).orElseThrow().text());
    }

    @Test
    void facilitatorGivesAReasonForEditingWhatSomebodyElseWrote() {
        assertThrows(Unacceptable.class, () -> post.edit(new PostEdit("Mine", null), "<p>Mine</p>", OTHER, NOW));
        assertEquals("First", post.view("Rui").text());
        PostRevision former = post.edit(new PostEdit("Cut", "A number"), "<p>Cut</p>", OTHER, NOW).orElseThrow();
        assertEquals("First", former.text());
        assertEquals("A number", former.reason());
    }

    @Test
    void deletedPostShowsItsPlaceAndNothingElse() {
        assertEquals("First", post.delete(NOW).text());
        assertEquals(new PostView(2, post.view("Rui").postId(), 1, 1, null, PostState.DELETED, null, null, NOW, null, 0, null),
                post.view("Rui"));
        assertThrows(Conflict.class, () -> post.requireEditableBy(AUTHOR, Role.MEMBER));
    }

    @Test
    void onlyTheAuthorDeletesAndNeverTheFirstPost() {
        post.requireDeletableBy(AUTHOR);
        assertThrows(Forbidden.class, () -> post.requireDeletableBy(OTHER));
        Post first = Post.opening(Ids.next(), Ids.next(), new OpeningPost(null, "First"), AUTHOR, "<p>First</p>", NOW);
        assertThrows(FirstPost.class, () -> first.requireDeletableBy(AUTHOR));
        assertThrows(Forbidden.class, () -> first.requireDeletableBy(OTHER));
    }
}
