package org.studycircle.group.member;

import jakarta.validation.constraints.NotNull;

/**
 * What people choose for themselves in one group; other groups learn nothing of it.
 *
 * @param hideProgress from other members of the group, never from its facilitators
 */
public record OwnChoices(@NotNull Boolean hideProgress) {}
