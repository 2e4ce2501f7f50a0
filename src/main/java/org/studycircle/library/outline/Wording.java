package org.studycircle.library.outline;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a short text is by its words alone. Callers bound its length. */
final class Wording {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s,.;:()\\[\\]/]+");
    private static final Set<String> CALENDAR = calendar();
    private static final int WORDS_BEFORE_PICTURE = 5;
    private static final int WORDS_IN_NAME = 6;

    private Wording() {}

    /** "A 1902 engraving by Ada King": the picture early, then whose or of what. */
    static boolean describesPicture(String text) {
        List<String> words = words(text);
        for (int i = 0; i < Math.min(WORDS_BEFORE_PICTURE, words.size() - 1); i++) {
            if (Phrases.PICTURES.contains(words.get(i)) && Phrases.MAKERS.contains(words.get(i + 1))) {
                return true;
            }
        }
        return false;
    }

    /** A year as pictures are dated, not as in "In 1917 …", which opens a story. */
    static boolean mentionsYear(String text) {
        List<String> words = words(text);
        boolean story = words.size() > 1 && Phrases.TEMPORAL.contains(words.get(0)) && isYear(words.get(1));
        return !story && words.stream().flatMap(word -> Arrays.stream(word.split("[-–]", -1))).anyMatch(Wording::isYear);
    }

    /** Nothing but a date: numbers, months, weekdays, and at least a year. */
    static boolean isDate(String text) {
        List<String> words = words(text);
        return words.size() > 1 && words.stream().anyMatch(Wording::isYear)
                && words.stream().allMatch(word -> CALENDAR.contains(word) || Character.isDigit(word.charAt(0)));
    }

    /** "Ada King is a historian …": a name, a verb that says what somebody is, and a profession. */
    static boolean introducesPerson(String text) {
        List<String> words = List.of(text.split("[ \u00a0]+", -1));
        for (int i = 1; i < Math.min(WORDS_IN_NAME, words.size()); i++) {
            if (Phrases.IS_A.contains(words.get(i))) {
                return Byline.isNames(String.join(" ", words.subList(0, i))) && Phrases.contains(Phrases.PROFESSIONS, text);
            }
        }
        return false;
    }

    /** "Chapter 3", "Part Two", "IV", "7.": what numbers a section rather than names it; also what only opens a text, as "Preface". */
    static boolean isLabel(String text) {
        List<String> words = words(text);
        if (words.isEmpty() || words.size() > 3) {
            return false;
        }
        String first = words.get(0);
        boolean numeral = first.matches("\\d{1,3}|[ivxlc]{1,7}");
        return Phrases.LABELS.contains(first) || words.size() == 1 && (numeral || Phrases.OPENING_LABELS.contains(first));
    }

    private static boolean isYear(String word) {
        return word.length() == 4 && (word.startsWith("1") || word.startsWith("20"))
                && word.chars().allMatch(Character::isDigit);
    }

    private static List<String> words(String text) {
        return BETWEEN_WORDS.splitAsStream(Phrases.lower(text)).filter(word -> !word.isEmpty()).toList();
    }

    private static Set<String> calendar() {
        Set<String> names = new HashSet<>(Set.of("de", "of", "the", "le", "den", "am", "published", "posted", "updated", "on"));
        for (String language : List.of("en", "de", "fr", "es", "pt")) {
            Locale locale = Locale.forLanguageTag(language);
            for (TextStyle style : List.of(TextStyle.FULL, TextStyle.SHORT)) {
                Arrays.stream(Month.values())
                        .forEach(month -> names.add(month.getDisplayName(style, locale).toLowerCase(locale).replace(".", "")));
                Arrays.stream(DayOfWeek.values())
                        .forEach(day -> names.add(day.getDisplayName(style, locale).toLowerCase(locale).replace(".", "")));
            }
        }
        return Set.copyOf(names);
    }
}
