package org.studycircle.discussion.post;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.studycircle.group.member.Author;
import org.studycircle.group.member.Member;
import org.studycircle.group.member.Role;
import org.studycircle.http.problem.Conflict;
import org.studycircle.http.problem.Forbidden;
import org.studycircle.http.problem.Unacceptable;
import org.studycircle.text.Ids;
import org.studycircle.text.Rendered;

class PostTest {

    private static final Instant NOW = Instant.parse("2026-11-22T19:30:00Z");
    private static final UUID AUTHOR = Ids.next();
    private static final UUID OTHER = Ids.next();

    private final Post post = Post.opening(Ids.next(), Ids.next(), new OpeningPost(null, "First"), AUTHOR,
            rendered("<p>First</p>"), NOW);

    private static Member member(UUID id, Role role) {
        return new Member(Ids.next(), id, "Somebody", null, role, "UTC", null);
    }

    private static PostSeat seat(UUID id) {
        return new PostSeat(member(id, Role.FACILITATOR), true, null);
    }

    @Test
    void authorAndFacilitatorEdit() {
        post.requireEditableBy(member(AUTHOR, Role.MEMBER));
        post.requireEditableBy(member(OTHER, Role.FACILITATOR));
        assertThrows(Forbidden.class, () -> post.requireEditableBy(member(OTHER, Role.MEMBER)));
    }

    private static Rendered rendered(String html) {
        return new Rendered(html, html.replaceAll("<.*?>", ""));
    }

    @Test
    void correctionAtOnceLeavesNoTrace() {
        assertTrue(post.edit(new PostEdit("Second", null), rendered("<p>Second</p>"), seat(AUTHOR), NOW.plusSeconds(299))
                .isEmpty());
        assertEquals("Second", post.editable().text());
        assertTrue(
                post.edit(new PostEdit("Third", null), rendered("<p>Third</p>"), seat(AUTHOR), NOW.plusSeconds(299)).isEmpty());
    }

    @Test
    void correctionLeavesATraceWhereRepliesAreConcealed() {
        PostSeat barred = new PostSeat(member(AUTHOR, Role.MEMBER), false, null);
        assertEquals("First",
                post.edit(new PostEdit("Second", null), rendered("<p>Second</p>"), barred, NOW.plusSeconds(1)).orElseThrow()
                        .text());
    }

    @Test
    void laterEditKeepsTheFormerText() {
        Instant later = NOW.plus(Post.GRACE);
        assertEquals("First",
                post.edit(new PostEdit("Second", null), rendered("<p>Second</p>"), seat(AUTHOR), later).orElseThrow().text());
        assertEquals("Second",
                post.edit(new PostEdit("Third", null), rendered("<p>Third</p>"), seat(AUTHOR), NOW.plusSeconds(1)).orElseThrow()
                        .text());
    }

    @Test
    void facilitatorGivesAReasonForEditingWhatSomebodyElseWrote() {
        assertThrows(Unacceptable.class,
                () -> post.edit(new PostEdit("Mine", null), rendered("<p>Mine</p>"), seat(OTHER), NOW));
        assertEquals("First", post.editable().text());
        PostRevision former = post.edit(new PostEdit("Cut", "A number"), rendered("<p>Cut</p>"), seat(OTHER), NOW)
                .orElseThrow();
        assertEquals("First", former.text());
        assertEquals("A number", former.reason());
    }

    @Test
    void deletedPostShowsItsPlaceAndNothingElse() {
        assertEquals("First", post.delete(NOW).text());
        UUID id = Ids.next();
        PostRow row = new PostRow(2, id, 1, 1, "", new Author(AUTHOR, "Rui", null), null, null, NOW, null, NOW, 0, 1, true,
                false);
        assertEquals(new PostView.Deleted(2, id, 1, 1, NOW, 0), PostView.of(row));
        assertTrue(post.isDeleted());
        assertThrows(Conflict.class, () -> post.requireEditableBy(member(AUTHOR, Role.MEMBER)));
    }

    @Test
    void onlyTheAuthorDeletesAndNeverTheFirstPost() {
        assertThrows(FirstPost.class, () -> post.requireDeletableBy(AUTHOR));
        assertThrows(Forbidden.class, () -> post.requireDeletableBy(OTHER));
    }
}
