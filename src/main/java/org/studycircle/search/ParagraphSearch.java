package org.studycircle.search;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.member.Seat;
import org.studycircle.group.member.Seated;
import org.studycircle.http.SearchTerms;
import org.studycircle.http.SearchTerms.Term;
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.http.paging.Slice;
import org.studycircle.http.problem.Malformed;
import org.studycircle.sql.Database;
import org.studycircle.sql.ListSql;

import io.smallrye.mutiny.Uni;

/** Finds paragraphs of the group's texts by their words. */
@ApplicationScoped
class ParagraphSearch {

    private static final WordsSql WORDS = new WordsSql("paragraph_words", "g.reading_languages || g.language",
            List.of("section_id", "position"), "(cast(:section as uuid) is null or w.section_id = :section)", """
                    w.edition_id, w.section_position, w.position, w.section_id, e.essay_id, e.title as essay_title, e.language,
                    x.heading, p.paragraph_key, p.text
                    """, """
                    cross join lateral (
                      select x.heading from section x where x.group_id = :group and x.section_id = w.section_id limit 1
                    ) x
                    cross join lateral (
                      select p.paragraph_key, p.text from paragraph p
                      where p.group_id = :group and p.section_id = w.section_id and p.position = w.position
                      limit 1
                    ) p
                    cross join lateral (
                      select e.essay_id, e.title, e.language
                      from edition n
                      join essay e on e.group_id = :group and e.essay_id = n.essay_id and e.edition_id = n.edition_id
                      where n.group_id = :group and n.edition_id = w.edition_id
                      limit 1
                    ) e
                    """, "(cast(:essay as uuid) is null or e.essay_id = :essay)");

    private static final Map<FoundParagraphOrder, ListSql<Seated<FoundParagraph.Row>>> LISTS = Arrays
            .stream(FoundParagraphOrder.values())
            .collect(Collectors.toMap(Function.identity(), ParagraphSearch::list));

    @Inject
    Database database;

    /**
     * Which paragraphs are looked for.
     *
     * @param essayId null for those of any essay
     * @param sectionId null for those of any section
     */
    record Filter(List<Term> terms, UUID essayId, UUID sectionId, FoundParagraphOrder order) {

        /** @throws Malformed where a parameter has not the form that the contract says */
        static Filter of(String q, String essayId, String sectionId, String order) {
            return new Filter(SearchTerms.terms(q), Paging.uuid("essayId", essayId), Paging.uuid("sectionId", sectionId),
                    order == null ? FoundParagraphOrder.READING : Paging.parsed("order", order, FoundParagraphOrder::valueOf));
        }
    }

    private static ListSql<Seated<FoundParagraph.Row>> list(FoundParagraphOrder order) {
        return ListSql.of(Seated.reader(FoundParagraph.Row.class), order.keyset(), WORDS.asked() + """
                select seat.role as seat_role, w.edition_id, w.section_position, w.position, w.essay_id, w.essay_title, w.section_id,
                       w.heading, w.paragraph_key, w.text, w.rank,
                       search_marked(coalesce(w.language, g.language), w.text, cast(:terms as text[]), cast(:exact as boolean[])) as marked
                """ + Seat.FROM + "left join lateral (\n"
                + WORDS.found(order == FoundParagraphOrder.BEST, " order by w.edition_id, w.section_position, w.position")
                + ") w on true\n"
                + Seat.OF_CALLER + "{order}");
    }

    Uni<Page<FoundParagraph>> find(UUID groupId, UUID callerId, Filter filter, Paging paging) {
        Slice slice = paging.slice("found paragraphs " + groupId + " " + filter);
        return database.call(LISTS.get(filter.order), slice)
                .set("group", groupId)
                .set("caller", callerId)
                .setEach("terms", filter.terms, Term::text, String[]::new)
                .setEach("exact", filter.terms, Term::exact, Boolean[]::new)
                .set("essay", filter.essayId)
                .set("section", filter.sectionId)
                .list()
                .map(Seated::all)
                .map(rows -> filter.order.keyset().page(slice, rows).map(row -> row.view(filter.terms)));
    }
}
