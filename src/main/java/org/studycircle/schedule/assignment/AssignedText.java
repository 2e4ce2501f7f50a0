package org.studycircle.schedule.assignment;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.studycircle.group.VisibilityPolicy;
import org.studycircle.http.problem.Problem;
import org.studycircle.http.problem.Unacceptable;
import org.studycircle.library.SectionSummary.SectionRow;
import org.studycircle.text.Text;

/**
 * The part of an essay that is assigned.
 *
 * @param sectionCount of the whole edition
 * @param sections those that are assigned, in the order of the text
 * @param defaultVisibility of the group
 * @param today where the group is
 */
record AssignedText(UUID essayId, String essayTitle, int sectionCount, List<SectionRow> sections,
        VisibilityPolicy defaultVisibility, LocalDate today) {

    private static final String CUT = "…";

    /** @throws Unacceptable where a section is named twice, or is not one of the edition */
    AssignedText require(List<UUID> wanted) {
        Set<UUID> found = sections.stream().map(SectionRow::sectionId).collect(Collectors.toSet());
        Set<UUID> seen = new HashSet<>();
        List<Problem.FieldError> errors = IntStream.range(0, wanted.size())
                .mapToObj(i -> fault("/sectionIds/" + i, found.contains(wanted.get(i)), seen.add(wanted.get(i))))
                .filter(Objects::nonNull)
                .toList();
        if (!errors.isEmpty()) {
            throw new Unacceptable(errors);
        }
        return this;
    }

    private static Problem.FieldError fault(String pointer, boolean isFound, boolean isFirst) {
        if (!isFound) {
            return new Problem.FieldError(pointer, "unknown-section", "The edition has no such section.");
        }
        return isFirst ? null : new Problem.FieldError(pointer, "duplicate", "The section is named twice.");
    }

    /** For example {@code The Empty Chair: Arriving – Leaving}; the whole essay goes by its own title. */
    String title() {
        List<String> headings = sections.stream().map(SectionRow::heading).filter(Objects::nonNull).toList();
        String title = headings.isEmpty() || sections.size() == sectionCount
                ? essayTitle
                : essayTitle + ": " + Stream.of(headings.get(0), headings.get(headings.size() - 1)).distinct()
                        .collect(Collectors.joining(" – "));
        return shortened(Text.withoutUnseen(title));
    }

    private static String shortened(String title) {
        if (title.length() <= AssignmentSettings.LONGEST_TITLE) {
            return title;
        }
        int end = AssignmentSettings.LONGEST_TITLE - CUT.length();
        return title.substring(0, Character.isHighSurrogate(title.charAt(end - 1)) ? end - 1 : end).strip() + CUT;
    }
}
