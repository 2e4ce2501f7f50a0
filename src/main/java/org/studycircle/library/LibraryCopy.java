package org.studycircle.library;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.sql.Call;
import org.studycircle.sql.Database;
import org.studycircle.sql.Moment;
import org.studycircle.sql.Sql;

import io.smallrye.mutiny.Uni;

/**
 * Gives one group the texts of another. They keep their ids, within the new group: they are the same texts, so that anchors into
 * them mean the same and clients know them again. The words go from table to table and not through here.
 */
@ApplicationScoped
public class LibraryCopy {

    private static final Sql<UUID> ESSAYS = Sql.column(UUID.class, """
            insert into essay (group_id, essay_id, title, authors, language, source_name, source_url, source_issued, rights,
                               edition_id, created_by, created_from, created_at, version)
            select :target, e.essay_id, e.title, e.authors, e.language, e.source_name, e.source_url, e.source_issued, e.rights,
                   e.edition_id, :person, e.created_from, :at, 0
            from essay e
            where e.group_id = :source
            returning essay_id
            """);

    private static final Sql<UUID> EDITIONS = Sql.column(UUID.class, """
            insert into edition (group_id, edition_id, essay_id, number, import_id, checksum, media_type, source, decisions,
                                 section_count, words, created_at)
            select :target, n.edition_id, n.essay_id, n.number, n.import_id, n.checksum, n.media_type, n.source, n.decisions,
                   n.section_count, n.words, :at
            from edition n
            where n.group_id = :source and n.essay_id = any(:essays)
            returning edition_id
            """);

    private static final Sql<Void> SECTIONS = Sql.command("""
            insert into section (group_id, section_id, edition_id, position, heading, level, paragraph_count, words)
            select :target, s.section_id, s.edition_id, s.position, s.heading, s.level, s.paragraph_count, s.words
            from section s
            where s.group_id = :source and s.edition_id = any(:editions)
            """);

    private static final Sql<Void> PARAGRAPHS = Sql.command("""
            insert into paragraph (group_id, section_id, position, paragraph_key, text)
            select :target, p.section_id, p.position, p.paragraph_key, p.text
            from section s
            join paragraph p on p.group_id = s.group_id and p.section_id = s.section_id
            where s.group_id = :source and s.edition_id = any(:editions)
            """);

    @Inject
    Database database;

    @Inject
    Essays essays;

    /**
     * Which texts the group has been given.
     *
     * @param essays their ids
     */
    public record Copied(List<UUID> essays, List<UUID> editions) {}

    /**
     * Within a transaction. What is added to the source meanwhile is left out as a whole.
     *
     * @param personId who does it, as the target knows them
     */
    public Uni<Copied> copy(UUID source, UUID target, UUID personId) {
        return copy(ESSAYS, source, target).set("person", personId).set("at", Moment.now()).list()
                .chain(texts -> copy(EDITIONS, source, target).set("essays", array(texts)).set("at", Moment.now()).list()
                        .map(editions -> new Copied(texts, editions)))
                .call(copied -> copy(SECTIONS, source, target).set("editions", array(copied.editions)).run())
                .call(copied -> copy(PARAGRAPHS, source, target).set("editions", array(copied.editions)).run())
                .call(() -> essays.tellLanguages(target));
    }

    private <R> Call<R> copy(Sql<R> sql, UUID source, UUID target) {
        return database.call(sql).set("source", source).set("target", target);
    }

    private static UUID[] array(List<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }
}
