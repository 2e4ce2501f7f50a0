package org.studycircle.discussion.unread;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** Posts from one number to another, both included. PostgreSQL keeps sets of them as {@code int4multirange}. */
record PostRange(@NotNull @Min(1) Integer first, @NotNull @Min(1) Integer last) {

    /** As PostgreSQL writes a range: the upper bound is left out. */
    private static final Pattern STORED = Pattern.compile("\\[(\\d+),(\\d+)\\)");

    /** @return the ranges as a literal for PostgreSQL, which merges and orders them, without what is beyond the last number */
    static String upTo(int lastNumber, List<PostRange> ranges) {
        return Objects.requireNonNullElse(ranges, List.<PostRange>of()).stream()
                .filter(range -> range.first <= lastNumber)
                .map(range -> "[" + range.first + "," + Math.min(range.last, lastNumber) + "]")
                .collect(Collectors.joining(",", "{", "}"));
    }

    static List<PostRange> stored(String multirange) {
        List<PostRange> ranges = new ArrayList<>();
        Matcher range = STORED.matcher(multirange);
        while (range.find()) {
            ranges.add(new PostRange(Integer.valueOf(range.group(1)), Integer.parseInt(range.group(2)) - 1));
        }
        return List.copyOf(ranges);
    }
}
