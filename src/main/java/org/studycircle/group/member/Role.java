package org.studycircle.group.member;

import java.util.EnumSet;
import java.util.Set;

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
}
