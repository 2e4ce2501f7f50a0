package org.studycircle.group.discovery;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.studycircle.group.log.GroupEvent;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** The copy of listed groups that discovery searches. It is made in the transaction of each event that concerns it. */
@ApplicationScoped
public class Listing {

    private static final Set<GroupEvent.Type> CONCERNING = EnumSet.of(GroupEvent.Type.GROUP_CREATED,
            GroupEvent.Type.GROUP_UPDATED, GroupEvent.Type.ESSAY_ADDED);

    private static final int MOST_LANGUAGES = 50;

    private static final String RENEW = """
            with read as (
              select array(
                select distinct e.language from essay e
                where e.group_id = :group and e.language is not null
                order by e.language
                limit :languages
              ) as languages
            ), card as (
              update reading_group g set reading_languages = read.languages
              from read
              where g.group_id = :group
              returning g.group_id, g.name, g.description, g.language, g.reading_languages, g.listed, g.created_at
            ), unlisted as (
              delete from listed_group l using card where l.group_id = card.group_id and not card.listed
            )
            insert into listed_group (group_id, created_at, folded_name, name_words, words, language_ranges)
            select group_id, created_at, search_folded(name), search_document(name),
                   search_document(name || ' . ' || coalesce(description, '')), search_languages(language, reading_languages)
            from card
            where listed
            on conflict (group_id) do update
            set folded_name = excluded.folded_name, name_words = excluded.name_words, words = excluded.words,
                language_ranges = excluded.language_ranges
            """;

    /** By who holds the lock on the group's row. */
    public Uni<Void> renew(UUID groupId, Set<GroupEvent.Type> events) {
        return events.stream().noneMatch(CONCERNING::contains)
                ? Uni.createFrom().voidItem()
                : Panache.getSession().chain(session -> session.createNativeQuery(RENEW)
                        .setParameter("group", groupId)
                        .setParameter("languages", MOST_LANGUAGES)
                        .executeUpdate())
                        .replaceWithVoid();
    }
}
