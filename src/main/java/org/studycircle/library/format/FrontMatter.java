package org.studycircle.library.format;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The `key: value` lines between two `---` at the start of a Markdown text; whatever is not that simple is not read. */
public record FrontMatter(String source) {

    private static final int MOST_LINES = 100;

    /** How many lines it takes, its fences included; 0 where there is none. */
    static int lines(List<Line> lines) {
        if (!isFence(lines.get(0))) {
            return 0;
        }
        for (int i = 1; i < Math.min(lines.size(), MOST_LINES); i++) {
            if (isFence(lines.get(i))) {
                return i == 1 ? 0 : i + 1;
            }
            if (lines.get(i).isBlank()) {
                return 0;
            }
        }
        return 0;
    }

    private static boolean isFence(Line line) {
        return Typography.stripEnd(line.text()).equals("---");
    }

    public Optional<String> title() {
        return value("title");
    }

    /** The line that names the authors, as it is. */
    public Optional<String> byline() {
        return value("author").or(() -> value("authors"));
    }

    private Optional<String> value(String key) {
        return Arrays.stream(source.split("\n", -1)).filter(line -> line.toLowerCase(Locale.ROOT).startsWith(key + ":"))
                .map(line -> unquoted(Typography.strip(line.substring(key.length() + 1))))
                .filter(value -> !value.isEmpty() && value.length() <= OutlineLimits.MAX_HEADING_LENGTH)
                .findFirst();
    }

    private static String unquoted(String value) {
        boolean list = value.startsWith("[") && value.endsWith("]") && value.length() > 1;
        String bare = list ? value.substring(1, value.length() - 1) : value;
        return Typography.strip(bare.replace("\"", ""));
    }
}
