package org.studycircle.people;

/** Roles that the token gives, on the whole site; roles in a group come from the membership. */
public final class SiteRole {

    public static final String ADMIN = "admin";

    private SiteRole() {}
}
