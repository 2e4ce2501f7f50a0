package org.studycircle.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.owasp.html.Encoding;
import org.studycircle.text.markdown.Markdown;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class VisibleMarkdownTest {

    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    /** Nobody has written those. */
    private static final Pattern MARK_OF_NOTE = Pattern.compile("<sup><a [^>]*>\\d+</a></sup>|↩");

    @ParameterizedTest
    @ValueSource(strings = {"", " \t\n", "\u200b", "\u2800", "\u3164", "\u00a0\u3000", "\u202e\u2066", "\ud834\udd59", "\u0301",
            "\u200d",
            "&nbsp;", "&#8203;&#x3164;", "\\\n&nbsp;", "[]()", "[](https://a.example)", "![](<>)",
            "[\u2800](https://a.example/b \"c\")",
            "[a]: https://a.example 'b'", "[a]:\nb", "```\n```", "~~~java\n\n~~~", "``\u200b``", "***", "---", "> ", ">\n>",
            "- ", "* ",
            "1. ", "#", "| | |\n|-|-|", "||\u3164||", "~~\u200b~~", "**\u2800**", "[^1]: \u200b"})
    void whatShowsNothingIsSeen(String markdown) {
        assertFalse(Text.isVisibleMarkdown(markdown), markdown);
        assertFalse(Text.isVisibleMarkdown(markdown + "\n\n&zwnj;\n\n" + markdown), markdown);
        assertTrue(Text.isVisibleMarkdown(markdown + "\n\na"), markdown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "\u4e2d", "7", "1", "?", "\ud83d\udcda", "> *a*", "1. a", "# a", "`-`", "    a", "```\na\n```",
            "<br>", "<!-- a -->",
            "![](https://a.example/b.png)", "https://a.example", "||a||", "&amp;", "\\*", "[a]", "| a |\n|-|", "[^1]: a",
            "(_a_)",
            "[a]: b c", "\u0645\u06cc\u200c\u062e"})
    void whatShowsSomethingIsSeen(String markdown) {
        assertTrue(Text.isVisibleMarkdown(markdown), markdown);
    }

    private static boolean hasInk(String html) {
        return Text.hasInk(Encoding.decodeHtml(
                TAG.matcher(MARK_OF_NOTE.matcher(html).replaceAll("")).replaceAll(""), false));
    }

    @Property(tries = 5_000)
    void textIsVisibleWhereItsHtmlShowsSomething(@ForAll("scant") String markdown) {
        String html = Markdown.html(markdown);
        assertEquals(hasInk(html), Text.isVisibleMarkdown(markdown), html);
    }

    @Provide
    Arbitrary<String> scant() {
        return Arbitraries
                .of("\u200b", "\u2800", "\u3164", "\u202e", "\u00a0", "&nbsp;", "&#8203;", "[", "]", "(", ")", "[]()", "![](",
                        "[a]: b",
                        "[^a]", "[^a]: ", "```", "~~~", "`", "*", "_", "||", "~~", "|", "\n|-|\n", "\n|-|-|\n", "> ", "- ",
                        "1. ", "# ", "---", "\\", "\t", "    ",
                        " ", "\n", "\n", "\n\n", "\n\n", "\"", "<", ">", "a")
                .list().ofMaxSize(12).map(parts -> String.join("", parts));
    }
}
