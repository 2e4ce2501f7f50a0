package org.studycircle.group.member;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

import org.studycircle.http.problem.Forbidden;

/** The table of permissions: what each role in a group may do. */
public enum Role {

    FACILITATOR(EnumSet.allOf(Permission.class)), MEMBER(EnumSet.noneOf(Permission.class));

    private final Set<Permission> permissions;

    Role(Set<Permission> permissions) {
        this.permissions = permissions;
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** @throws Forbidden where the role does not allow it */
    public void require(Permission permission) {
        if (!may(permission)) {
            throw new Forbidden("Facilitators of the group may do this.");
        }
    }

    public static Role[] facilitating() {
        return Arrays.stream(values()).filter(Role::isFacilitating).toArray(Role[]::new);
    }

    /** Whether a group that has active members needs somebody in this role. */
    public boolean isFacilitating() {
        return this == FACILITATOR;
    }
}
