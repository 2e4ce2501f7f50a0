package org.studycircle.group.member;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.log.GroupEvent;
import org.studycircle.sql.Database;
import org.studycircle.sql.Sql;

import io.smallrye.mutiny.Uni;

/**
 * Marks that tell members of one name apart: 1, 2, 3 and so on, in the order in which they came to have it. A mark stays for as long as
 * its member has the name. Who has it alone has no mark; names that the group gives are those of one member anyway.
 */
@ApplicationScoped
public class Namesakes {

    /** More than these have no mark yet only where many have come at once, who get theirs with the next. */
    private static final int MOST_UNMARKED = 100;

    /** Of the name {@code :name}. */
    static final String KEY = key("cast(:name as text)");

    /** Marks those whom the new one makes namesakes; the greatest mark is among what it brings. */
    private static final Sql<Namesake> MEET = Sql.rows(Namesake.class, """
            with namesake as (
              select m.person_id, m.mark, m.first_joined_at is not null as known
              from membership m
              where m.group_id = :group and
            """ + key("m.display_name") + " = " + KEY + """
                and m.person_id = m.real_person_id and m.erased_at is null and m.person_id <> :person
              order by m.mark desc nulls first
              limit :most
            ), marked as (
              update membership m
              set mark = u.mark
              from (
                select person_id, (select coalesce(max(mark), 0) from namesake) + row_number() over (order by person_id) as mark
                from namesake
                where mark is null
              ) u
              where m.group_id = :group and m.person_id = u.person_id
              returning m.person_id, m.mark
            )
            select namesake.person_id, coalesce(marked.mark, namesake.mark) as mark, marked.mark is not null as fresh, namesake.known
            from namesake
            left join marked on marked.person_id = namesake.person_id
            order by 2
            """);

    @Inject
    Database database;

    /**
     * Somebody who has the name already.
     *
     * @param fresh whether the mark was made just now
     * @param known whether the person has ever been in the group, so that members see the name
     */
    private record Namesake(UUID personId, int mark, boolean fresh, boolean known) {

        /** That members see another mark with the name, which nobody in particular has done. */
        GroupEvent told(UUID groupId) {
            GroupEvent event = GroupEvent.of(MemberEventType.MEMBER_UPDATED, groupId, null).person(personId);
            return known ? event : event.forFacilitators();
        }
    }

    /**
     * What comes of a name that somebody takes.
     *
     * @param mark null for who has the name alone
     * @param events of others, who have a mark now
     */
    public record Naming(Integer mark, List<GroupEvent> events) {

        public static final Naming ALONE = new Naming(null, List.of());
    }

    /** SQL for what makes two names one to the eye: letters of any case and width. */
    static String key(String name) {
        return "lower(normalize(" + name + ", NFKC))";
    }

    /** Within a transaction that holds the lock on the group's row. */
    public Uni<Naming> meet(UUID groupId, UUID personId, String name) {
        return database.call(MEET)
                .set("group", groupId)
                .set("person", personId)
                .set("name", name)
                .set("most", MOST_UNMARKED)
                .list()
                .map(namesakes -> namesakes.isEmpty() ? Naming.ALONE : naming(groupId, namesakes));
    }

    private static Naming naming(UUID groupId, List<Namesake> namesakes) {
        return new Naming(namesakes.get(namesakes.size() - 1).mark + 1,
                namesakes.stream().filter(Namesake::fresh).map(one -> one.told(groupId)).toList());
    }
}
