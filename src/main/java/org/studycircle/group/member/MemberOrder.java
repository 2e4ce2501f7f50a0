package org.studycircle.group.member;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;

import org.studycircle.http.paging.Keyset;

import io.vertx.mutiny.sqlclient.Row;

/** The orders of the lists of members, all of one state: by name, or who came into that state first. */
public enum MemberOrder {

    NAME(Keyset.ascending().text("m.display_name").uuid("m.person_id"), row -> row.getString("display_name")), SINCE(
            Keyset.ascending().with("m.since", OffsetDateTime::parse).uuid("m.person_id"),
            row -> row.getOffsetDateTime("since"));

    private final Keyset keyset;
    private final Function<Row, ?> first;

    MemberOrder(Keyset keyset, Function<Row, ?> first) {
        this.keyset = keyset;
        this.first = first;
    }

    Keyset keyset() {
        return keyset;
    }

    /** The place of a row in the order. */
    List<?> key(Row row) {
        return List.of(first.apply(row), row.getUUID("person_id"));
    }
}
