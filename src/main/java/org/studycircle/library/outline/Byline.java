package org.studycircle.library.outline;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.studycircle.library.format.Typography;

/** A line that names authors: "by Ada King and Ben Roy", "von Ada König", "Ada King View All". */
public final class Byline {

    private static final int LONGEST = 100;
    private static final int MOST_NAMES = 50;
    private static final int MOST_WORDS = 12;
    private static final List<String> OPENINGS = List.of("by ", "written by ", "von ", "par ", "por ", "de ", "author: ",
            "authors: ", "autor: ",
            "autora: ", "auteur : ", "auteur: ");
    private static final String ARCHIVE_LINK = " view all";
    private static final Set<String> BETWEEN_NAMES = Set.of("and", "und", "et", "y", "e", "&");
    private static final Set<String> WITHIN_NAMES = Set.of("de", "da", "do", "dos", "del", "della", "la", "le", "van", "von",
            "der", "den", "al",
            "bin", "ibn", "of");

    private Byline() {}

    /** Names after an opening word. */
    static Optional<List<String>> signed(String text) {
        return Phrases.opening(OPENINGS, text).filter(opening -> text.length() <= LONGEST)
                .map(opening -> text.substring(opening.length()))
                .filter(Byline::isNames).map(Byline::split);
    }

    /** A name that a web page links to all of the author's texts. */
    static Optional<List<String>> linked(String text) {
        boolean links = text.length() <= LONGEST && Phrases.lower(text).endsWith(ARCHIVE_LINK);
        return Optional.of(text).filter(line -> links).map(line -> line.substring(0, line.length() - ARCHIVE_LINK.length()))
                .filter(Byline::isNames).map(Byline::split);
    }

    /** The names in a line that somebody, or a rule, took for a byline. */
    public static List<String> of(String text) {
        return signed(text).or(() -> linked(text)).orElseGet(() -> split(text));
    }

    public static List<String> split(String names) {
        String separated = names;
        for (String word : BETWEEN_NAMES) {
            separated = separated.replace(" " + word + " ", ",");
        }
        return Arrays.stream(separated.split("[,;]", -1)).map(Typography::strip)
                .filter(name -> !name.isEmpty() && name.length() <= LONGEST).limit(MOST_NAMES).toList();
    }

    public static boolean isNames(String text) {
        String[] words = text.strip().split("[ ,]+", -1);
        boolean capitalised = Arrays.stream(words)
                .allMatch(word -> isName(word) || BETWEEN_NAMES.contains(word) || WITHIN_NAMES.contains(word));
        return capitalised && words.length <= MOST_WORDS && isName(words[0]) && isName(words[words.length - 1]);
    }

    private static boolean isName(String word) {
        return !word.isEmpty() && Character.isLetter(word.codePointAt(0)) && !Character.isLowerCase(word.codePointAt(0));
    }
}
