package org.studycircle.group.discovery;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.studycircle.group.log.GroupEvent;
import org.studycircle.group.log.InStep;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** The copy of listed groups that discovery searches. It is made in the transaction of each event that concerns it. */
@ApplicationScoped
class Listing implements InStep {

    private static final Set<GroupEvent.Type> CONCERNING = EnumSet.of(GroupEvent.Type.GROUP_CREATED,
            GroupEvent.Type.GROUP_UPDATED, GroupEvent.Type.ESSAY_ADDED);

    private static final String RENEW = """
            with card as (
              select group_id, name, description, language, reading_languages, listed, created_at
              from reading_group
              where group_id = :group
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

    @Override
    public Uni<Void> follow(UUID groupId, Set<GroupEvent.Type> events) {
        return events.stream().noneMatch(CONCERNING::contains)
                ? Uni.createFrom().voidItem()
                : Panache.getSession().chain(session -> session.createNativeQuery(RENEW)
                        .setParameter("group", groupId)
                        .executeUpdate())
                        .replaceWithVoid();
    }
}
