package org.studycircle.library;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.studycircle.sql.Moment;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/**
 * Gives one group the texts of another. They keep their ids, within the new group: they are the same texts, so that anchors into
 * them mean the same and clients know them again. The words go from table to table and not through here.
 */
@ApplicationScoped
public class LibraryCopy {

    private static final String ESSAYS = """
            insert into essay (group_id, essay_id, title, authors, language, source_name, source_url, source_issued, rights,
                               edition_id, created_by, created_from, created_at, version)
            select :target, e.essay_id, e.title, e.authors, e.language, e.source_name, e.source_url, e.source_issued, e.rights,
                   e.edition_id, :person, e.created_from, :at, 0
            from essay e
            where e.group_id = :source
            returning cast(essay_id as text)
            """;

    private static final String EDITIONS = """
            insert into edition (group_id, edition_id, essay_id, number, import_id, checksum, media_type, source, decisions,
                                 section_count, words, created_at)
            select :target, n.edition_id, n.essay_id, n.number, n.import_id, n.checksum, n.media_type, n.source, n.decisions,
                   n.section_count, n.words, :at
            from edition n
            where n.group_id = :source and n.essay_id = any(cast(:essays as uuid[]))
            returning cast(edition_id as text)
            """;

    private static final String SECTIONS = """
            insert into section (group_id, section_id, edition_id, position, heading, level, paragraph_count, words)
            select :target, s.section_id, s.edition_id, s.position, s.heading, s.level, s.paragraph_count, s.words
            from section s
            where s.group_id = :source and s.edition_id = any(cast(:editions as uuid[]))
            """;

    private static final String PARAGRAPHS = """
            insert into paragraph (group_id, section_id, position, paragraph_key, text)
            select :target, p.section_id, p.position, p.paragraph_key, p.text
            from section s
            join paragraph p on p.group_id = s.group_id and p.section_id = s.section_id
            where s.group_id = :source and s.edition_id = any(cast(:editions as uuid[]))
            """;

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
        return copyEssays(source, target, personId)
                .chain(essays -> copyEditions(source, target, essays).map(editions -> new Copied(essays, editions)))
                .call(copied -> copyParts(SECTIONS, source, target, copied.editions))
                .call(copied -> copyParts(PARAGRAPHS, source, target, copied.editions));
    }

    private static Uni<List<UUID>> copyEssays(UUID source, UUID target, UUID personId) {
        return Panache.getSession().chain(session -> session.createNativeQuery(ESSAYS, String.class)
                .setParameter("source", source)
                .setParameter("target", target)
                .setParameter("person", personId)
                .setParameter("at", Moment.now())
                .getResultList())
                .map(LibraryCopy::ids);
    }

    private static Uni<List<UUID>> copyEditions(UUID source, UUID target, List<UUID> essays) {
        return Panache.getSession().chain(session -> session.createNativeQuery(EDITIONS, String.class)
                .setParameter("source", source)
                .setParameter("target", target)
                .setParameter("essays", essays.toArray(UUID[]::new))
                .setParameter("at", Moment.now())
                .getResultList())
                .map(LibraryCopy::ids);
    }

    private static Uni<Integer> copyParts(String parts, UUID source, UUID target, List<UUID> editions) {
        return Panache.getSession().chain(session -> session.createNativeQuery(parts)
                .setParameter("source", source)
                .setParameter("target", target)
                .setParameter("editions", editions.toArray(UUID[]::new))
                .executeUpdate());
    }

    private static List<UUID> ids(List<String> ids) {
        return ids.stream().map(UUID::fromString).toList();
    }
}
