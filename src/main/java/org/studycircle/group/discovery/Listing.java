package org.studycircle.group.discovery;

import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.log.EventType;
import org.studycircle.group.log.InStep;
import org.studycircle.sql.Database;
import org.studycircle.sql.Sql;

import io.smallrye.mutiny.Uni;

/** The copy of listed groups that discovery searches. It is made in the transaction of each event that concerns it. */
@ApplicationScoped
class Listing implements InStep {

    private static final Sql<Void> RENEW = Sql.command("""
            with card as (
              select group_id, name, description, language, reading_languages, listed, created_at
              from reading_group
              where group_id = :group
            ), unlisted as (
              delete from listed_group l using card where l.group_id = :group and not card.listed
            )
            insert into listed_group (group_id, created_at, folded_name, name_words, words, language_ranges)
            select group_id, created_at, search_folded(name), search_document(name),
                   search_document(name || ' . ' || coalesce(description, '')), search_languages(language, reading_languages)
            from card
            where listed
            on conflict (group_id) do update
            set folded_name = excluded.folded_name, name_words = excluded.name_words, words = excluded.words,
                language_ranges = excluded.language_ranges
            """);

    @Inject
    Database database;

    @Override
    public Uni<Void> follow(UUID groupId, Set<EventType> events) {
        return events.stream().anyMatch(EventType::isListed)
                ? database.call(RENEW).set("group", groupId).run()
                : Uni.createFrom().voidItem();
    }
}
