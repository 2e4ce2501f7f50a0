package org.studycircle.library;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.member.Seated;
import org.studycircle.http.problem.NotFound;
import org.studycircle.library.importing.Overtaken;
import org.studycircle.library.importing.TextImport;
import org.studycircle.library.outline.OutlineParagraph;
import org.studycircle.library.outline.OutlineSection;
import org.studycircle.text.Ids;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** The editions of essays with their sections and paragraphs: written once, then only read. */
@ApplicationScoped
class Editions {

    @Inject
    Pool pool;

    /** @throws NotFound unless the caller is an active member and the edition has the section */
    Uni<SectionView> section(UUID groupId, UUID editionId, UUID sectionId, UUID callerId) {
        return pool.preparedQuery("""
                select seat.role as seat_role, s.section_id, s.edition_id, n.essay_id, s.position, s.heading, s.level, s.words,
                       p.paragraph_keys, p.texts,
                       (select b.section_id from section b where b.group_id = s.group_id and b.edition_id = s.edition_id
                          and b.position = s.position - 1) as previous_id,
                       (select b.section_id from section b where b.group_id = s.group_id and b.edition_id = s.edition_id
                          and b.position = s.position + 1) as next_id
                from membership seat
                join section s on s.group_id = seat.group_id and s.section_id = $4 and s.edition_id = $3
                join edition n on n.group_id = s.group_id and n.edition_id = s.edition_id
                cross join lateral (
                  select array_agg(o.paragraph_key) as paragraph_keys, array_agg(o.text) as texts from (
                    select p.paragraph_key, p.text from paragraph p
                    where p.group_id = s.group_id and p.section_id = s.section_id order by p.position) o) p
                where seat.group_id = $1 and seat.real_person_id = $2 and seat.state = 'ACTIVE'
                """)
                .execute(Tuple.of(groupId, callerId, editionId, sectionId))
                .map(rows -> Seated.row(rows, "section_id", SectionView::of));
    }

    /** For a client that has the text already. */
    Uni<Void> requireSection(UUID groupId, UUID editionId, UUID sectionId, UUID callerId) {
        return pool.preparedQuery("""
                select 1 from membership seat
                join section s on s.group_id = seat.group_id and s.section_id = $4 and s.edition_id = $3
                where seat.group_id = $1 and seat.real_person_id = $2 and seat.state = 'ACTIVE'
                """)
                .execute(Tuple.of(groupId, callerId, editionId, sectionId))
                .map(rows -> rows.size() == 0 ? null : rows)
                .onItem().ifNull().failWith(NotFound::new)
                .replaceWithVoid();
    }

    /** Whether an import has become an edition, which explains why it is gone. */
    Uni<Boolean> isCommitted(UUID groupId, UUID importId) {
        return Panache.getSession().chain(session -> session.createNativeQuery("""
                select count(*) from edition where group_id = :group and import_id = :import
                """, Long.class)
                .setParameter("group", groupId)
                .setParameter("import", importId)
                .getSingleResult())
                .map(count -> count > 0);
    }

    /**
     * The first edition of an essay, of the import that the sections were made from.
     *
     * @throws Overtaken where another version of the import is the last by now
     */
    Uni<Void> add(Essay essay, TextImport text, List<OutlineSection> sections) {
        return addEdition(essay, text, sections)
                .chain(() -> addSections(essay, sections))
                .chain(ids -> addParagraphs(essay, ids, sections));
    }

    /** The text goes from table to table and not through here. */
    private static Uni<Void> addEdition(Essay essay, TextImport text, List<OutlineSection> sections) {
        return Panache.getSession().chain(session -> session.createNativeQuery("""
                insert into edition (group_id, edition_id, essay_id, number, import_id, checksum, media_type, source, decisions,
                                     section_count, words, created_at)
                select i.group_id, :edition, :essay, 1, i.import_id, i.checksum, i.media_type, i.source, i.decisions,
                       :sections, :words, :at
                from text_import i where i.group_id = :group and i.import_id = :import and i.version = :version
                """)
                .setParameter("edition", essay.editionId())
                .setParameter("essay", essay.id())
                .setParameter("sections", sections.size())
                .setParameter("words", sections.stream().mapToInt(OutlineSection::words).sum())
                .setParameter("at", essay.createdAt())
                .setParameter("group", text.groupId())
                .setParameter("import", text.importId())
                .setParameter("version", text.version())
                .executeUpdate())
                .invoke(rows -> {
                    if (rows == 0) {
                        throw new Overtaken();
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<List<UUID>> addSections(Essay essay, List<OutlineSection> sections) {
        List<UUID> ids = sections.stream().map(section -> Ids.next()).toList();
        return Panache.getSession().chain(session -> session.createNativeQuery("""
                insert into section (group_id, section_id, edition_id, position, heading, level, paragraph_count, words)
                select :group, s.id, :edition, s.number - 1, s.heading, s.level, s.paragraphs, s.words
                from unnest(cast(:ids as uuid[]), cast(:headings as text[]), cast(:levels as integer[]),
                            cast(:paragraphs as integer[]), cast(:words as integer[]))
                  with ordinality as s (id, heading, level, paragraphs, words, number)
                """)
                .setParameter("group", essay.groupId())
                .setParameter("edition", essay.editionId())
                .setParameter("ids", ids.toArray(UUID[]::new))
                .setParameter("headings", sections.stream().map(OutlineSection::heading).toArray(String[]::new))
                .setParameter("levels", sections.stream().map(OutlineSection::level).toArray(Integer[]::new))
                .setParameter("paragraphs",
                        sections.stream().map(section -> section.paragraphs().size()).toArray(Integer[]::new))
                .setParameter("words", sections.stream().map(OutlineSection::words).toArray(Integer[]::new))
                .executeUpdate())
                .replaceWith(ids);
    }

    /** All paragraphs of all sections in one statement. */
    private static Uni<Void> addParagraphs(Essay essay, List<UUID> ids, List<OutlineSection> sections) {
        List<UUID> owners = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < sections.size(); i++) {
            List<OutlineParagraph> paragraphs = sections.get(i).paragraphs();
            for (int position = 0; position < paragraphs.size(); position++) {
                owners.add(ids.get(i));
                positions.add(position);
                keys.add(paragraphs.get(position).key());
                texts.add(paragraphs.get(position).text());
            }
        }
        return Panache.getSession().chain(session -> session.createNativeQuery("""
                insert into paragraph (group_id, section_id, position, paragraph_key, text)
                select :group, p.*
                from unnest(cast(:owners as uuid[]), cast(:positions as integer[]), cast(:keys as text[]),
                            cast(:texts as text[])) as p
                """)
                .setParameter("group", essay.groupId())
                .setParameter("owners", owners.toArray(UUID[]::new))
                .setParameter("positions", positions.toArray(Integer[]::new))
                .setParameter("keys", keys.toArray(String[]::new))
                .setParameter("texts", texts.toArray(String[]::new))
                .executeUpdate())
                .replaceWithVoid();
    }
}
