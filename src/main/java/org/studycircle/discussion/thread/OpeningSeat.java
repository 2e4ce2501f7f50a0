package org.studycircle.discussion.thread;

import java.util.Objects;
import java.util.UUID;

import org.studycircle.group.member.Member;
import org.studycircle.http.problem.Unacceptable;
import org.studycircle.library.anchor.Anchoring;

/**
 * An active member about to open a thread, and what was found of the things that it is to be about; null is not found.
 *
 * @param standing whether a thread has the id already
 * @param assignmentEdition the edition that the assignment is about
 * @param isAssigned whether the section is of the assignment
 * @param sectionEdition the edition that the section is in
 * @param edition the edition that was named
 */
record OpeningSeat(Member seat, boolean standing, UUID assignmentEdition, boolean isAssigned, UUID sectionEdition, UUID edition,
        String paragraph) {

    /**
     * @return what the thread is about, with all that follows from what was given
     * @throws Unacceptable where something is not there, or not part of the other
     */
    Subject resolve(NewSubject about) {
        require(about.anchor() == null || about.sectionId() != null, "/about/sectionId", "not-null",
                "An anchor needs the section that it is in.");
        require(about.assignmentId() == null || assignmentEdition != null, "/about/assignmentId", "unknown-assignment",
                "The group has no such assignment.");
        require(about.sectionId() == null || sectionEdition != null, "/about/sectionId", "unknown-section",
                "The group has no such section.");
        require(about.editionId() == null || edition != null, "/about/editionId", "unknown-edition",
                "The group has no such edition.");
        require(about.sectionId() == null || about.editionId() == null || sectionEdition.equals(edition), "/about/editionId",
                "other-edition", "The section is in another edition.");
        require(about.sectionId() == null || about.assignmentId() == null || isAssigned, "/about/sectionId",
                "not-assigned", "The section is not of the assignment.");
        UUID editionId = about.sectionId() == null ? edition : sectionEdition;
        require(editionId == null || about.assignmentId() == null || Objects.equals(editionId, assignmentEdition),
                "/about/editionId", "other-edition", "The assignment is of another edition.");
        return new Subject(about.assignmentId(), editionId, about.sectionId(),
                about.anchor() == null ? null : anchor(about.anchor()));
    }

    private Subject.Anchor anchor(NewSubject.Anchor anchor) {
        require(paragraph != null, "/about/anchor/paragraphKey", "unknown-paragraph", "The section has no such paragraph.");
        return new Subject.Anchor(anchor.paragraphKey(),
                anchor.quote() == null ? null : Anchoring.find(paragraph, anchor.quote()), AnchorState.ANCHORED);
    }

    private static void require(boolean holds, String pointer, String code, String detail) {
        if (!holds) {
            throw new Unacceptable(pointer, code, detail);
        }
    }
}
