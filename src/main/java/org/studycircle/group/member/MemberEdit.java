package org.studycircle.group.member;

import jakarta.validation.constraints.NotNull;

import org.studycircle.text.Characters;
import org.studycircle.text.VisibleLines;

/**
 * What a facilitator may change of somebody's membership.
 *
 * @param word to who has asked to join, with the decision; never part of what stands
 * @param banReason for the facilitators, while the person is banned
 */
public record MemberEdit(@NotNull Role role, @NotNull MembershipState state,
        @Characters(min = 1, max = NewJoinRequest.LONGEST_WORDS) @VisibleLines String word,
        @Characters(min = 1, max = NewJoinRequest.LONGEST_WORDS) @VisibleLines String banReason) {}
