package org.studycircle.group.discovery;

import java.util.List;
import java.util.Locale;

import jakarta.ws.rs.core.MultivaluedMap;

import org.studycircle.http.SearchTerms;
import org.studycircle.http.problem.Malformed;
import org.studycircle.text.LanguageTag;

/**
 * Which groups are looked for.
 *
 * @param terms words or parts of words, all of which are to be there; empty for any
 * @param language a tag in lower case that one of the group begins with, or null for any
 */
public record GroupSearch(List<String> terms, String language) {

    /**
     * @param query of the request: a parameter that is there and empty is not one that is not there
     * @throws Malformed where there is nothing in it to look for
     */
    public static GroupSearch of(MultivaluedMap<String, String> query) {
        String language = query.getFirst("language");
        return new GroupSearch(SearchTerms.words(query.getFirst("q")), language == null ? null : range(language));
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
