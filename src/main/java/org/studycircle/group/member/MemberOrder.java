package org.studycircle.group.member;

import java.time.Instant;

import org.studycircle.sql.Keyset;

/** The orders of the lists of members, all of one state: by name, or who came into that state first. */
public enum MemberOrder {

    NAME(Keyset.<MembershipRow>ascending().text("m.display_name", MembershipRow::displayName).uuid("m.person_id",
            MembershipRow::personId)), SINCE(
                    Keyset.<MembershipRow>ascending().with("m.since", MembershipRow::since, Instant::parse).uuid("m.person_id",
                            MembershipRow::personId));

    private final Keyset<MembershipRow> keyset;

    MemberOrder(Keyset<MembershipRow> keyset) {
        this.keyset = keyset;
    }

    Keyset<MembershipRow> keyset() {
        return keyset;
    }
}
