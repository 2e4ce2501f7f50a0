package org.studycircle.group.life;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.sql.Database;
import org.studycircle.sql.Sql;

import io.smallrye.mutiny.Uni;

/**
 * The tables that hold something of groups: those with a column {@code group_id}. They are read from the database's own
 * catalogue, so that a feature can't add one and be forgotten.
 */
@ApplicationScoped
class GroupTables {

    /** What stays when the group is gone. */
    private static final String REMEMBERED = "deleted_group";
    private static final String ROOT = "reading_group";

    private static final Sql<GroupTable> TABLES = Sql.rows(GroupTable.class, """
            select cast(cast(p.conrelid as regclass) as text) as name,
                   string_agg(quote_ident(a.attname), ', ' order by k.place) as key,
                   (array_agg(a.attname order by k.place))[1] = 'group_id' as is_of_group
            from pg_constraint p
            cross join lateral unnest(p.conkey) with ordinality k (number, place)
            join pg_attribute a on a.attrelid = p.conrelid and a.attnum = k.number
            where p.contype = 'p' and p.connamespace = cast(current_schema() as regnamespace) and exists (
              select 1 from pg_attribute g where g.attrelid = p.conrelid and g.attname = 'group_id' and not g.attisdropped)
            group by p.conrelid
            order by 1
            """);

    private static final Sql<Reference> REFERENCES = Sql.rows(Reference.class, """
            select cast(cast(f.conrelid as regclass) as text) as child, cast(cast(f.confrelid as regclass) as text) as parent
            from pg_constraint f
            where f.contype = 'f' and f.conrelid <> f.confrelid
            """);

    @Inject
    Database database;

    /**
     * @param key the columns of the primary key, as SQL
     * @param isOfGroup whether the key starts with the group; else it is something else's, and only tells of the group
     */
    record GroupTable(String name, String key, boolean isOfGroup) {}

    private record Reference(String child, String parent) {}

    /** Each before those that it refers to, so that they can be emptied one after the other. */
    Uni<List<GroupTable>> childrenFirst() {
        return database.call(TABLES).list()
                .chain(tables -> database.call(REFERENCES).list().map(references -> childrenFirst(tables, references)));
    }

    static List<GroupTable> childrenFirst(List<GroupTable> tables, List<Reference> references) {
        List<GroupTable> left = new ArrayList<>(tables.stream().filter(table -> !table.name.equals(REMEMBERED)).toList());
        List<GroupTable> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            GroupTable next = left.stream().filter(table -> isLeaf(table, left, references)).findFirst().orElseThrow();
            left.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    /** The group's own row is the last of the group, and what copies it goes after it: from nothing there is nothing to copy. */
    private static boolean isLeaf(GroupTable table, List<GroupTable> left, List<Reference> references) {
        boolean isTurn = table.name.equals(ROOT)
                ? left.stream().filter(GroupTable::isOfGroup).count() == 1
                : table.isOfGroup || left.stream().noneMatch(GroupTable::isOfGroup);
        return isTurn && left.stream().noneMatch(child -> references.contains(new Reference(child.name, table.name)));
    }
}
