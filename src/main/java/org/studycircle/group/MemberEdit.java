package org.studycircle.group;

import jakarta.validation.constraints.NotNull;

/** What a facilitator may change of somebody's membership. */
record MemberEdit(@NotNull Role role, @NotNull MembershipState state) {}
