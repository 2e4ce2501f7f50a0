package org.studycircle.http;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.studycircle.http.paging.Paging;
import org.studycircle.http.problem.Malformed;

/** What somebody looks for: the words in a parameter {@code q}, and what stands there in quotes. */
public final class SearchTerms {

    private static final int LONGEST = 200;
    private static final String WORD = "[\\p{L}\\p{M}\\p{N}]*[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*";
    /** Apostrophes, hyphens and what stands in words unseen; {@code search_folded} knows them too. */
    private static final String JOINT = "['\u2018\u2019\u201B\u2032`\u00B4\u055A\u05F3\u05F4\uFF07\u200C\u200D\u2010\u2011\u2027\u00AD\u00B7-]";
    /** A word, with what joins its parts. */
    private static final Pattern TERM = Pattern.compile(WORD + "(?:" + JOINT + WORD + ")*");
    private static final Pattern QUOTED = Pattern
            .compile("[\"\u201C\u201D\u201E\u00AB\u00BB]([^\"\u201C\u201D\u201E\u00AB\u00BB]*+)[\"\u201C\u201D\u00AB\u00BB]");

    private SearchTerms() {}

    /**
     * A word or several.
     *
     * @param exact whether it is to stand there just so, which is what quotes ask for
     */
    public record Term(String text, boolean exact) {}

    /**
     * Words alone: quotes mean nothing.
     *
     * @param q null for none
     * @throws Malformed where there is nothing in it to look for
     */
    public static List<String> words(String q) {
        return q == null ? List.of() : required(found(checked(q)).distinct().toList());
    }

    /** @throws Malformed where there is nothing in it to look for, and where it is null */
    public static List<Term> terms(String q) {
        if (q == null) {
            throw Malformed.parameter("q", "q says what to look for. It is required.");
        }
        List<Term> terms = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        Matcher quoted = QUOTED.matcher(checked(q));
        while (quoted.find()) {
            quoted.appendReplacement(words, " ");
            if (TERM.matcher(quoted.group(1)).find()) {
                terms.add(new Term(quoted.group(1).strip(), true));
            }
        }
        found(quoted.appendTail(words).toString()).map(word -> new Term(word, false)).forEach(terms::add);
        return required(terms.stream().distinct().toList());
    }

    private static String checked(String q) {
        if (q.codePointCount(0, q.length()) > LONGEST) {
            throw Malformed.parameter("q", "q has at most " + LONGEST + " characters.");
        }
        return Paging.text("q", q);
    }

    private static Stream<String> found(String text) {
        return TERM.matcher(text).results().map(MatchResult::group);
    }

    private static <T> List<T> required(List<T> terms) {
        if (terms.isEmpty()) {
            throw Malformed.parameter("q", "q has neither a letter nor a digit to look for.");
        }
        return terms;
    }
}
