package org.studycircle.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.studycircle.http.SearchTerms.Term;

/**
 * Where terms stand in a text: as they are, as the beginning of words, and where PostgreSQL has marked another form of them. They are shown to people and decide
 * nothing: what is found is found without them.
 */
final class Highlights {

    private static final char OPEN = '\uE000';
    private static final char CLOSE = '\uE001';
    /** What the text is sent with in the place of characters that mean something to who marks it. */
    private static final Pattern BLANKED = Pattern.compile("[<>&\uE000\uE001]");
    private static final int SHORTEST_BEGINNING = 3;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    /** Scripts that put no spaces between words: there a term is found wherever it stands. */
    private static final Pattern UNSPACED = Pattern.compile(
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsThai}\\p{IsLao}\\p{IsMyanmar}\\p{IsKhmer}]");
    private static final Pattern PART = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

    private final String text;
    private final BitSet found = new BitSet();

    private Highlights(String text) {
        this.text = text;
    }

    /**
     * @param marked the text with marks around forms of the terms; null where there is none
     * @return in the order of the text, apart from each other
     */
    static List<Range> of(String text, String marked, List<Term> terms) {
        Highlights highlights = new Highlights(text);
        highlights.takeMarks(marked);
        List<MatchResult> parts = PART.matcher(text).results().toList();
        List<String> folded = parts.stream().map(part -> folded(part.group())).toList();
        terms.forEach(term -> highlights.find(term, parts, folded));
        return highlights.ranges();
    }

    private void takeMarks(String marked) {
        if (marked == null || !unmarked(marked).equals(BLANKED.matcher(text).replaceAll(" "))) {
            return;
        }
        int place = 0;
        int opened = 0;
        for (char character : marked.toCharArray()) {
            if (character == OPEN) {
                opened = place;
            } else if (character == CLOSE) {
                found.set(opened, place);
            } else {
                place++;
            }
        }
    }

    private static String unmarked(String marked) {
        return marked.replace("" + OPEN, "").replace("" + CLOSE, "");
    }

    private void find(Term term, List<MatchResult> parts, List<String> folded) {
        if (UNSPACED.matcher(term.text()).find()) {
            for (int at = text.indexOf(term.text()); at >= 0; at = text.indexOf(term.text(), at + 1)) {
                found.set(at, at + term.text().length());
            }
            return;
        }
        List<String> words = PART.matcher(term.text()).results().map(part -> folded(part.group())).toList();
        for (int i = 0; i + words.size() <= parts.size(); i++) {
            if (stands(term, words, folded.subList(i, i + words.size()))) {
                found.set(parts.get(i).start(), parts.get(i + words.size() - 1).end());
            }
        }
    }

    /** The last word may be the beginning of a longer one. */
    private static boolean stands(Term term, List<String> words, List<String> there) {
        int last = words.size() - 1;
        String word = words.get(last);
        boolean ends = there.get(last).equals(word)
                || !term.exact() && word.length() >= SHORTEST_BEGINNING && there.get(last).startsWith(word);
        return ends && there.subList(0, last).equals(words.subList(0, last));
    }

    /** About as PostgreSQL compares words: without case and accents. */
    private static String folded(String word) {
        String apart = Normalizer.normalize(word, Normalizer.Form.NFKD);
        return MARKS.matcher(apart).replaceAll("").toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private List<Range> ranges() {
        List<Range> ranges = new ArrayList<>();
        int characters = 0;
        int points = 0;
        for (int start = found.nextSetBit(0); start >= 0; start = found.nextSetBit(characters)) {
            int end = found.nextClearBit(start);
            int first = points + text.codePointCount(characters, start);
            points = first + text.codePointCount(start, end);
            ranges.add(new Range(first, points));
            characters = end;
        }
        return ranges;
    }
}
