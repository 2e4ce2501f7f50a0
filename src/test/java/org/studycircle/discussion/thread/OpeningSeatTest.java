package org.studycircle.discussion.thread;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.studycircle.group.member.Member;
import org.studycircle.group.member.Role;
import org.studycircle.http.problem.Unacceptable;
import org.studycircle.library.anchor.NewQuote;
import org.studycircle.text.Ids;

class OpeningSeatTest {

    private static final UUID ASSIGNMENT = Ids.next();
    private static final UUID EDITION = Ids.next();
    private static final UUID SECTION = Ids.next();

    private static OpeningSeat seat(UUID assignmentEdition, boolean assigned, UUID sectionEdition, UUID edition,
            String paragraph) {
        return new OpeningSeat(new Member(Ids.next(), Ids.next(), "Rui", null, Role.MEMBER, "UTC", null), false,
                assignmentEdition,
                assigned, sectionEdition, edition,
                paragraph);
    }

    private static void assertRefused(String pointer, OpeningSeat seat, NewSubject about) {
        Unacceptable refusal = assertThrows(Unacceptable.class, () -> seat.resolve(about));
        assertEquals(pointer, refusal.problem().errors().get(0).pointer());
    }

    @Test
    void threadAboutNothingIsAboutNothing() {
        assertEquals(new Subject(null, null, null, null), seat(null, false, null, null, null).resolve(NewSubject.NOTHING));
    }

    @Test
    void editionFollowsFromTheSection() {
        NewSubject about = new NewSubject(ASSIGNMENT, null, SECTION, null);
        assertEquals(new Subject(ASSIGNMENT, EDITION, SECTION, null),
                seat(EDITION, true, EDITION, null, null).resolve(about));
    }

    @Test
    void whatTheGroupDoesNotHaveIsRefused() {
        OpeningSeat nothing = seat(null, false, null, null, null);
        assertRefused("/about/assignmentId", nothing, new NewSubject(ASSIGNMENT, null, null, null));
        assertRefused("/about/sectionId", nothing, new NewSubject(null, null, SECTION, null));
        assertRefused("/about/editionId", nothing, new NewSubject(null, EDITION, null, null));
    }

    @Test
    void whatDoesNotBelongTogetherIsRefused() {
        UUID other = Ids.next();
        assertRefused("/about/editionId", seat(null, false, EDITION, other, null), new NewSubject(null, other, SECTION, null));
        assertRefused("/about/sectionId", seat(EDITION, false, EDITION, null, null),
                new NewSubject(ASSIGNMENT, null, SECTION, null));
        assertRefused("/about/editionId", seat(EDITION, false, null, other, null),
                new NewSubject(ASSIGNMENT, other, null, null));
    }

    @Test
    void anchorIsInAParagraphOfTheSection() {
        NewSubject.Anchor anchor = new NewSubject.Anchor("key", new NewQuote("again", null, null, null, null));
        NewSubject about = new NewSubject(null, null, SECTION, anchor);
        assertRefused("/about/anchor/paragraphKey", seat(null, false, EDITION, null, null), about);
        assertEquals(5, seat(null, false, EDITION, null, "Read again.").resolve(about).anchor().quote().start());
    }
}
