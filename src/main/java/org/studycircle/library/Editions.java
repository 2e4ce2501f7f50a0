package org.studycircle.library;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.member.Seat;
import org.studycircle.group.member.Seated;
import org.studycircle.http.problem.NotFound;
import org.studycircle.library.SectionView.TextRow;
import org.studycircle.library.importing.Overtaken;
import org.studycircle.library.importing.TextImport;
import org.studycircle.library.outline.OutlineParagraph;
import org.studycircle.library.outline.OutlineSection;
import org.studycircle.sql.Database;
import org.studycircle.sql.Sql;
import org.studycircle.text.Ids;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** The editions of essays with their sections and paragraphs: written once, then only read. */
@ApplicationScoped
class Editions {

    private static final String NAMED_SECTION = Seat.FROM
            + "join section s on s.group_id = :group and s.section_id = :section and s.edition_id = :edition\n";

    private static final Sql<Seated<TextRow>> SECTION = Sql.of(Seated.reader(TextRow.class), """
            select seat.role as seat_role, s.section_id, s.edition_id, n.essay_id, s.position, s.heading, s.level, s.words,
                   p.paragraph_keys, p.texts,
                   (select b.section_id from section b where b.group_id = :group and b.edition_id = s.edition_id
                      and b.position = s.position - 1) as previous_id,
                   (select b.section_id from section b where b.group_id = :group and b.edition_id = s.edition_id
                      and b.position = s.position + 1) as next_id
            """ + NAMED_SECTION + """
            join edition n on n.group_id = :group and n.edition_id = s.edition_id
            cross join lateral (
              select array_agg(o.paragraph_key) as paragraph_keys, array_agg(o.text) as texts from (
                select p.paragraph_key, p.text from paragraph p
                where p.group_id = :group and p.section_id = s.section_id order by p.position) o) p
            """ + Seat.OF_CALLER);
    private static final Sql<Integer> HAS_SECTION = Sql.column(Integer.class, "select 1\n" + NAMED_SECTION + Seat.OF_CALLER);
    private static final Sql<Integer> OF_IMPORT = Sql.column(Integer.class,
            "select 1 from edition where group_id = :group and import_id = :import");

    /** The text goes from table to table and not through here. */
    private static final Sql<Void> ADD = Sql.command("""
            insert into edition (group_id, edition_id, essay_id, number, import_id, checksum, media_type, source, decisions,
                                 section_count, words, created_at)
            select i.group_id, :edition, :essay, 1, i.import_id, i.checksum, i.media_type, i.source, i.decisions,
                   :sections, :words, :at
            from text_import i where i.group_id = :group and i.import_id = :import and i.version = :version
            """);
    private static final Sql<Void> ADD_SECTIONS = Sql.command("""
            insert into section (group_id, section_id, edition_id, position, heading, level, paragraph_count, words)
            select :group, s.id, :edition, s.number - 1, s.heading, s.level, s.paragraphs, s.words
            from unnest(cast(:ids as uuid[]), cast(:headings as text[]), cast(:levels as integer[]),
                        cast(:paragraphs as integer[]), cast(:words as integer[]))
              with ordinality as s (id, heading, level, paragraphs, words, number)
            """);
    private static final Sql<Void> ADD_PARAGRAPHS = Sql.command("""
            insert into paragraph (group_id, section_id, position, paragraph_key, text)
            select :group, p.*
            from unnest(cast(:sections as uuid[]), cast(:positions as integer[]), cast(:keys as text[]),
                        cast(:texts as text[])) as p
            """);

    private static final int MOST_IN_BATCH = 1_000;
    private static final int LARGE_BATCH = 500_000;

    @Inject
    Database database;

    /** A paragraph that is to be stored. */
    private record Placed(UUID sectionId, int position, OutlineParagraph paragraph) {

        String key() {
            return paragraph.key();
        }

        String text() {
            return paragraph.text();
        }
    }

    /** @throws NotFound unless the caller is an active member and the edition has the section */
    Uni<SectionView> section(UUID groupId, UUID editionId, UUID sectionId, UUID callerId) {
        return database.call(SECTION)
                .set("group", groupId)
                .set("caller", callerId)
                .set("edition", editionId)
                .set("section", sectionId)
                .list()
                .map(rows -> SectionView.of(Seated.one(rows)));
    }

    /** For a client that has the text already. */
    Uni<Void> requireSection(UUID groupId, UUID editionId, UUID sectionId, UUID callerId) {
        return database.call(HAS_SECTION)
                .set("group", groupId)
                .set("caller", callerId)
                .set("edition", editionId)
                .set("section", sectionId)
                .first()
                .onItem().ifNull().failWith(NotFound::new)
                .replaceWithVoid();
    }

    /** Whether an import has become an edition, which explains why it is gone. */
    Uni<Boolean> isCommitted(UUID groupId, UUID importId) {
        return database.call(OF_IMPORT).set("group", groupId).set("import", importId).first().map(found -> found != null);
    }

    /**
     * The first edition of an essay, of the import that the sections were made from.
     *
     * @throws Overtaken where another version of the import is the last by now
     */
    Uni<Void> add(Essay essay, TextImport text, List<OutlineSection> sections) {
        List<UUID> ids = sections.stream().map(section -> Ids.next()).toList();
        return addEdition(essay, text, sections)
                .chain(() -> addSections(essay, ids, sections))
                .chain(() -> addParagraphs(essay, placed(ids, sections)));
    }

    private Uni<Void> addEdition(Essay essay, TextImport text, List<OutlineSection> sections) {
        return database.call(ADD)
                .set("edition", essay.editionId())
                .set("essay", essay.id())
                .set("sections", sections.size())
                .set("words", sections.stream().mapToInt(OutlineSection::words).sum())
                .set("at", essay.createdAt())
                .set("group", text.groupId())
                .set("import", text.importId())
                .set("version", text.version())
                .count()
                .invoke(rows -> {
                    if (rows == 0) {
                        throw new Overtaken();
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> addSections(Essay essay, List<UUID> ids, List<OutlineSection> sections) {
        return database.call(ADD_SECTIONS)
                .set("group", essay.groupId())
                .set("edition", essay.editionId())
                .set("ids", ids.toArray(UUID[]::new))
                .setEach("headings", sections, OutlineSection::heading, String[]::new)
                .setEach("levels", sections, OutlineSection::level, Integer[]::new)
                .setEach("paragraphs", sections, section -> section.paragraphs().size(), Integer[]::new)
                .setEach("words", sections, OutlineSection::words, Integer[]::new)
                .run();
    }

    private static List<Placed> placed(List<UUID> ids, List<OutlineSection> sections) {
        List<Placed> all = new ArrayList<>();
        for (int i = 0; i < sections.size(); i++) {
            List<OutlineParagraph> paragraphs = sections.get(i).paragraphs();
            for (int position = 0; position < paragraphs.size(); position++) {
                all.add(new Placed(ids.get(i), position, paragraphs.get(position)));
            }
        }
        return all;
    }

    /** So many at a time that the event loop is not held while they are written out, and one after the other. */
    private Uni<Void> addParagraphs(Essay essay, List<Placed> paragraphs) {
        return Multi.createFrom().iterable(batches(paragraphs))
                .onItem().transformToUniAndConcatenate(batch -> addBatch(essay, batch))
                .collect().last();
    }

    private static List<List<Placed>> batches(List<Placed> paragraphs) {
        List<List<Placed>> batches = new ArrayList<>();
        int first = 0;
        int characters = 0;
        for (int i = 0; i < paragraphs.size(); i++) {
            characters += paragraphs.get(i).text().length();
            if (i + 1 - first == MOST_IN_BATCH || characters >= LARGE_BATCH || i + 1 == paragraphs.size()) {
                batches.add(paragraphs.subList(first, i + 1));
                first = i + 1;
                characters = 0;
            }
        }
        return batches;
    }

    private Uni<Void> addBatch(Essay essay, List<Placed> paragraphs) {
        return database.call(ADD_PARAGRAPHS)
                .set("group", essay.groupId())
                .setEach("sections", paragraphs, Placed::sectionId, UUID[]::new)
                .setEach("positions", paragraphs, Placed::position, Integer[]::new)
                .setEach("keys", paragraphs, Placed::key, String[]::new)
                .setEach("texts", paragraphs, Placed::text, String[]::new)
                .run();
    }
}
