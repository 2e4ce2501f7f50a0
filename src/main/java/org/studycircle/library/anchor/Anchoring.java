package org.studycircle.library.anchor;

/** Finds a quote in the text of its paragraph, and never guesses. Offsets are Unicode code points. */
public final class Anchoring {

    static final int SURROUNDINGS = 32;

    /** Nobody tells apart more places than this by what stands around them, and the search has to end. */
    private static final int MOST_PLACES = 10_000;

    private Anchoring() {}

    /**
     * An offset that is given decides, and must be right; else the only place where the words stand; else the only one with
     * the prefix and suffix given.
     *
     * @throws QuoteNotFound where the words do not stand there
     * @throws QuoteAmbiguous where several places are as good
     */
    public static Quote find(String text, NewQuote sought) {
        return quote(text, sought.start() != null || sought.end() != null ? given(text, sought) : only(text, sought),
                sought.exact());
    }

    private static int given(String text, NewQuote sought) {
        int length = codePoints(sought.exact());
        int start = sought.start() != null ? sought.start() : sought.end() - length;
        boolean isConsistent = sought.start() == null || sought.end() == null || sought.end() == start + (long) length;
        if (!isConsistent || start < 0 || start > codePoints(text)) {
            throw new QuoteNotFound();
        }
        int place = text.offsetByCodePoints(0, start);
        if (!text.startsWith(sought.exact(), place)) {
            throw new QuoteNotFound();
        }
        return place;
    }

    private static int only(String text, NewQuote sought) {
        int first = text.indexOf(sought.exact());
        if (first < 0) {
            throw new QuoteNotFound();
        }
        if (text.indexOf(sought.exact(), first + 1) < 0) {
            return first;
        }
        return onlySurrounded(text, sought, first);
    }

    private static int onlySurrounded(String text, NewQuote sought, int first) {
        int found = -1;
        int places = 0;
        for (int place = first; place >= 0; place = text.indexOf(sought.exact(), place + 1)) {
            if (++places > MOST_PLACES) {
                throw new QuoteAmbiguous();
            }
            if (isSurrounded(text, place, sought)) {
                if (found >= 0) {
                    throw new QuoteAmbiguous();
                }
                found = place;
            }
        }
        if (found < 0) {
            throw new QuoteAmbiguous();
        }
        return found;
    }

    private static boolean isSurrounded(String text, int place, NewQuote sought) {
        String prefix = sought.prefix() == null ? "" : sought.prefix();
        String suffix = sought.suffix() == null ? "" : sought.suffix();
        return place >= prefix.length() && text.startsWith(prefix, place - prefix.length())
                && text.startsWith(suffix, place + sought.exact().length());
    }

    private static Quote quote(String text, int place, String exact) {
        int behind = place + exact.length();
        int start = text.codePointCount(0, place);
        int before = text.offsetByCodePoints(place, -Math.min(SURROUNDINGS, start));
        int after = text.offsetByCodePoints(behind, Math.min(SURROUNDINGS, text.codePointCount(behind, text.length())));
        return new Quote(exact, text.substring(before, place), text.substring(behind, after), start,
                start + codePoints(exact));
    }

    private static int codePoints(String text) {
        return text.codePointCount(0, text.length());
    }
}
