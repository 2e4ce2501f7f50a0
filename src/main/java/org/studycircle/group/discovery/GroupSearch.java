package org.studycircle.group.discovery;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import jakarta.ws.rs.core.MultivaluedMap;

import org.studycircle.http.paging.Paging;
import org.studycircle.http.problem.Malformed;
import org.studycircle.text.LanguageTag;

/**
 * Which groups are looked for.
 *
 * @param terms words or parts of words, all of which are to be there; empty for any
 * @param language a tag in lower case that one of the group begins with, or null for any
 */
public record GroupSearch(List<String> terms, String language) {

    private static final int LONGEST = 200;
    private static final String WORD = "[\\p{L}\\p{M}\\p{N}]*[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*";
    /** Apostrophes, hyphens and what stands in words unseen; {@code search_folded} knows them too. */
    private static final String JOINT = "['\u2018\u2019\u201B\u2032`\u00B4\u055A\u05F3\u05F4\uFF07\u200C\u200D\u2010\u2011\u2027\u00AD\u00B7-]";
    private static final Pattern TERM = Pattern.compile(WORD + "(?:" + JOINT + WORD + ")*");

    /**
     * @param query of the request: a parameter that is there and empty is not one that is not there
     * @throws Malformed where there is nothing in it to look for
     */
    public static GroupSearch of(MultivaluedMap<String, String> query) {
        String q = query.getFirst("q");
        String language = query.getFirst("language");
        return new GroupSearch(q == null ? List.of() : terms(Paging.text("q", q)), language == null ? null : range(language));
    }

    private static List<String> terms(String q) {
        if (q.codePointCount(0, q.length()) > LONGEST) {
            throw Malformed.parameter("q", "q has at most " + LONGEST + " characters.");
        }
        List<String> terms = TERM.matcher(q).results().map(MatchResult::group).distinct().toList();
        if (terms.isEmpty()) {
            throw Malformed.parameter("q", "q has neither a letter nor a digit to look for. Leave it out to see all groups.");
        }
        return terms;
    }

    private static String range(String language) {
        if (!LanguageTag.WellFormed.isWellFormed(language)) {
            throw Malformed.parameter("language", "language is a BCP 47 tag such as en or pt-BR.");
        }
        return language.toLowerCase(Locale.ROOT);
    }

    public boolean isForAll() {
        return terms.isEmpty() && language == null;
    }
}
