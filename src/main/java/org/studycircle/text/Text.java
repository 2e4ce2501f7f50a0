package org.studycircle.text;

import java.util.List;
import java.util.regex.Pattern;

import org.studycircle.text.markdown.Markdown;

/** What may be text at all, and what may be a name. */
public final class Text {

    /**
     * Control, format (bidirectional overrides, zero-width, tags), surrogate, private and unassigned characters, line ends, and
     * fillers, which are letters or marks by name only. The zero-width joiner and non-joiner are another matter: Persian, Hindi
     * and family emoji are written with them.
     */
    private static final Pattern UNSEEN = Pattern
            .compile(
                    "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}\\x{034F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{3164}\\x{FFA0}"
                            + "&&[^\\x{200C}\\x{200D}]]");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\n\r\t]]");
    /** What leaves something on the page by itself: no blanks, marks, joiners, nor symbols that are empty cells. */
    private static final Pattern INK = Pattern
            .compile("[[^\\p{Z}\\x{200C}\\x{200D}\\p{M}\\x{2800}\\x{1D159}]&&[^" + UNSEEN.pattern() + "]]");

    /** A letter before which nothing stands that could keep it from being shown. */
    private static final Pattern LETTER_FIRST = Pattern
            .compile("[\\s>#*+_\"'(\\d.)-]*+[\\p{L}&&[^\\x{115F}\\x{1160}\\x{3164}\\x{FFA0}]]");

    /** More than any text may have; whoever takes texts says so. */
    private static final int LONGEST = 50_000;

    /** No writing piles up more marks than eight on one letter; more only soil the lines around. */
    private static final Pattern FLOOD = Pattern.compile("(\\p{M}{8})\\p{M}+");

    private Text() {}

    /** @return false for NUL and for surrogates without their other half */
    public static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c) && (++i == text.length() || !Character.isLowSurrogate(text.charAt(i)))) {
                return false;
            }
        }
        return true;
    }

    /**
     * @param name null stays null
     * @return the name without the blanks around it, of whatever width, that nobody sees
     */
    public static String withoutOuterBlanks(String name) {
        if (name == null) {
            return null;
        }
        int start = 0;
        int end = name.length();
        while (start < end && isBlank(name.charAt(start))) {
            start++;
        }
        while (start < end && isBlank(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(start, end);
    }

    /** @param names null stays null, as each of them does */
    public static List<String> withoutOuterBlanks(List<String> names) {
        return names == null ? null : names.stream().map(Text::withoutOuterBlanks).toList();
    }

    /** All of these are of one half. */
    private static boolean isBlank(char character) {
        return Character.getType(character) == Character.SPACE_SEPARATOR;
    }

    /** @return whether it is one line in which there is something to see */
    public static boolean isVisibleLine(String text) {
        return hasInk(text) && !UNSEEN.matcher(text).find() && !FLOOD.matcher(text).find()
                && text.equals(withoutStray(text));
    }

    /** @return whether there is something to see in it, on however many lines, and no control character but line ends and tabs */
    public static boolean isVisible(String text) {
        return hasInk(text) && !CONTROL.matcher(text).find();
    }

    /** @return whether there is something to see once it is rendered; most texts need not be parsed to know, and what is too long for any field is not */
    static boolean isVisibleMarkdown(String markdown) {
        return markdown.length() > LONGEST || LETTER_FIRST.matcher(markdown).lookingAt()
                || hasInk(markdown) && hasInk(Markdown.shown(markdown));
    }

    /** @return whether there is something to see in it, whatever else there is */
    static boolean hasInk(String text) {
        return INK.matcher(text).find();
    }

    /** @return the text without what can't be seen, which may leave nothing */
    public static String withoutUnseen(String text) {
        String before;
        String seen = UNSEEN.matcher(text).replaceAll("");
        do {
            before = seen;
            seen = withoutOuterBlanks(FLOOD.matcher(withoutStray(seen)).replaceAll("$1").strip());
        } while (!seen.equals(before));
        return seen;
    }

    private static String withoutStray(String text) {
        int[] characters = text.codePoints().toArray();
        StringBuilder meant = new StringBuilder(text.length());
        int before = 0;
        for (int i = 0; i < characters.length; i++) {
            if (!Companions.isStray(before, characters[i], i + 1 < characters.length ? characters[i + 1] : 0)) {
                meant.appendCodePoint(characters[i]);
                before = characters[i];
            }
        }
        return meant.toString();
    }
}
