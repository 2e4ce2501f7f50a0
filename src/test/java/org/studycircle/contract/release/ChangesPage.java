package org.studycircle.contract.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.studycircle.testing.Contract;

/**
 * docs/contract-changes.md, in which the breaks stand between two marks while the next major version is in the making. The rest
 * of the page is written by hand.
 */
public final class ChangesPage {

    static final Path FILE = Path.of("docs/contract-changes.md");

    private static final String BEGIN = "<!-- made by `./mvnw antrun:run@contract` -->\n";
    private static final String END = "<!-- by hand again -->\n";

    private ChangesPage() {}

    public static void main(String... arguments) throws IOException {
        Gate gate = new Gate(Contract.released(), Contract.read());
        if (gate.isOpen()) {
            Files.writeString(FILE, renewed(Files.readString(FILE), gate.breaks()));
        }
    }

    static String renewed(String page, Map<String, Set<String>> breaks) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException(FILE + " needs the lines\n" + BEGIN + END);
        }
        return page.substring(0, begin + BEGIN.length()) + listed(breaks) + page.substring(end);
    }

    private static String listed(Map<String, Set<String>> breaks) {
        return breaks.isEmpty()
                ? "Nothing.\n"
                : breaks.entrySet().stream().map(ChangesPage::item).collect(Collectors.joining());
    }

    private static String item(Map.Entry<String, Set<String>> operation) {
        return "- " + operation.getKey() + "\n"
                + operation.getValue().stream().map(cause -> "    - " + cause + "\n").collect(Collectors.joining());
    }
}
