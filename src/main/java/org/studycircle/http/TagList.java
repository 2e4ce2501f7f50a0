package org.studycircle.http;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The entity tags of an {@code If-Match} or {@code If-None-Match}, as RFC 9110 writes them. What is none is passed over. */
public final class TagList {

    private static final Pattern TAG = Pattern.compile("(W/)?(\"[!#-~\\x80-\\xFF]*\")");

    private TagList() {}

    /** @return whether the condition is good for whatever there is */
    static boolean isAny(String header) {
        return header.strip().equals("*");
    }

    /** @return the strong ones, with their quotes: what a change is made to */
    static Stream<String> strong(String header) {
        return tags(header).filter(tag -> tag.group(1) == null).map(tag -> tag.group(2));
    }

    /**
     * For reads, where a weak tag is as good as a strong one.
     *
     * @param tag with its quotes
     * @param ifNoneMatch null where there is none
     */
    public static boolean isKnown(String tag, String ifNoneMatch) {
        return ifNoneMatch != null
                && (isAny(ifNoneMatch) || tags(ifNoneMatch).anyMatch(known -> known.group(2).equals(tag)));
    }

    private static Stream<MatchResult> tags(String header) {
        return TAG.matcher(header).results();
    }
}
