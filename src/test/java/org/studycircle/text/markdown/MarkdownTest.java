package org.studycircle.text.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MarkdownTest {

    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern HARMLESS = Pattern
            .compile("</?(?:p|em|strong|ul|ol|li|blockquote|pre|code|h[1-6]|a|del|table|thead|tbody|tr|th|td|sup|span)>"
                    + "|<t[hd] align=\"(?:left|center|right)\">|<span class=\"spoiler\" hidden=\"hidden\">|<ol class=\"footnotes\">"
                    + "|<li id=\"fn-[0-9a-f]+-\\d+\">|<a href=\"#fn(?:ref)?-[0-9a-f]+-\\d+\"(?: id=\"fnref-[0-9a-f]+-\\d+\")? rel=\"[a-z ]*\">"
                    + "|<(?:br|hr) />|<ol start=\"\\d+\">|<a href=\"(?i:https?:/|mailto:)[^\"<>\\s]* ?\" rel=\"[a-z ]*\">");

    private static final int LONGEST = 20_000;
    private static final int TIMES = 5;
    private static final long TRIFLE = 40_000_000;

    private static void assertHarmless(String html) {
        Set<String> others = TAG.matcher(html).results().map(MatchResult::group)
                .filter(tag -> !HARMLESS.matcher(tag).matches()).collect(Collectors.toSet());
        assertEquals(Set.of(), others, html);
        assertFalse(TAG.matcher(html).replaceAll("").contains("<"), html);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "They read *slowly* and **twice**. | <p>They read <em>slowly</em> and <strong>twice</strong>.</p>",
            "[Source](https://example.org/a) | <p><a href=\"https://example.org/a\" rel=\"nofollow noopener\">Source</a></p>",
            "<mailto:ada@example.org> | <p><a href=\"mailto:ada&#64;example.org\" rel=\"nofollow noopener\">mailto:ada&#64;example.org</a></p>",
            "`a < b` | <p><code>a &lt; b</code></p>",
            "> Who says so? | <blockquote><p>Who says so?</p></blockquote>",
            "7. Seventh | <ol start=\"7\"><li>Seventh</li></ol>",
            "![A page](https://example.org/a.png) | <p><a href=\"https://example.org/a.png\" rel=\"nofollow noopener\">A page</a></p>",
            "<b>bold</b> | <p>&lt;b&gt;bold&lt;/b&gt;</p>",
            "~~No~~ and ~so~ | <p><del>No</del> and ~so~</p>",
            "See https://example.org/a_b. | <p>See <a href=\"https://example.org/a_b\" rel=\"nofollow noopener\">https://example.org/a_b</a>.</p>",
            "(ftp://example.org/x) and git://a.b | <p>(ftp://example.org/x) and git://a.b</p>",
            "[a https://example.org/b](https://example.org/c) | <p><a href=\"https://example.org/c\" rel=\"nofollow noopener\">a https://example.org/b</a></p>",
            "`https://example.org/a` | <p><code>https://example.org/a</code></p>"})
    void discussionIsRendered(String markdown, String html) {
        assertEquals(html, Markdown.html(markdown).replaceAll(">\n", ">").replaceAll("\n<", "<"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "Who did it? ||The *gardener*||; <p>Who did it? <span class=\"spoiler\" hidden=\"hidden\">The <em>gardener</em></span></p>",
            "||a|| b ||c||; <p><span class=\"spoiler\" hidden=\"hidden\">a</span> b <span class=\"spoiler\" hidden=\"hidden\">c</span></p>",
            "a || b, |c|; <p>a || b, |c|</p>",
            "\\||a||; <p>||a||</p>",
            "`||a||`; <p><code>||a||</code></p>"})
    void spoilerIsClosedUntilItIsOpened(String markdown, String html) {
        assertEquals(html, Markdown.html(markdown));
    }

    @Test
    void tableHasItsHeadAndItsSides() {
        assertEquals("<table><thead><tr><th>Part</th><th align=\"right\">Pages</th></tr></thead>"
                + "<tbody><tr><td>One &amp; <em>two</em></td><td align=\"right\">40</td></tr></tbody></table>",
                Markdown.html("| Part | Pages |\n|---|--:|\n| One & *two* | 40 |").replace("\n", ""));
    }

    @Test
    void footnotesAreNumberedAsTheTextComesToThemAndNoneIsLost() {
        String html = Markdown.html("""
                A[^b], b[^a], again[^b], none[^c].

                [^a]: First *written*.
                [^b]: Second.
                [^x]: Nothing refers to it.
                """);
        String of = html.replaceAll("(?s).*href=\"#fn-([0-9a-f]+)-1\".*", "$1");
        String rel = " rel=\"nofollow noopener\"";
        assertEquals("""
                <p>A<sup><a href="#fn-%1$s-1" id="fnref-%1$s-1"%2$s>1</a></sup>, \
                b<sup><a href="#fn-%1$s-2" id="fnref-%1$s-2"%2$s>2</a></sup>, \
                again<sup><a href="#fn-%1$s-1"%2$s>1</a></sup>, none[^c].</p>
                <ol class="footnotes">
                <li id="fn-%1$s-1"><p>Second.</p><a href="#fnref-%1$s-1"%2$s>↩</a></li>
                <li id="fn-%1$s-2"><p>First <em>written</em>.</p><a href="#fnref-%1$s-2"%2$s>↩</a></li>
                <li id="fn-%1$s-3"><p>Nothing refers to it.</p></li>
                </ol>""".formatted(of, rel).replace("\n", ""), html.replace("\n", ""));
    }

    @Test
    void textsOnOnePageHaveTheirOwnFootnotes() {
        assertFalse(Markdown.html("A[^1]\n\n[^1]: b").contains(
                Markdown.html("C[^1]\n\n[^1]: d").replaceAll("(?s).*(fn-[0-9a-f]+-1).*", "$1")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "**这是重点。**然后 | <p><strong>这是重点。</strong>然后</p>",
            "他说**“你好”**吗 | <p>他说<strong>“你好”</strong>吗</p>",
            "これは*「強調」*です | <p>これは<em>「強調」</em>です</p>",
            "~~取り消し「線」~~は | <p><del>取り消し「線」</del>は</p>",
            "重\\*。*点 | <p>重*。*点</p>",
            "2*3*4和5 * 6 | <p>2<em>3</em>4和5 * 6</p>",
            "`这**。**是` | <p><code>这**。**是</code></p>"})
    void emphasisStandsBesidePunctuationWhereThereAreNoSpaces(String markdown, String html) {
        assertEquals(html, Markdown.html(markdown));
    }

    @Test
    void marksThatTurnWritingAroundStayOut() {
        String html = Markdown.html("a\u202Eb \u2066c\u2069 &#x202e;d `e\u202Df` [g\u202a](https://example.org/\u202e)");
        assertEquals(-1, html.chars().filter(c -> c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069).findFirst()
                .orElse(-1), html);
        assertTrue(html.startsWith("<p>ab c d <code>ef</code> "), html);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "[x](javascript:alert(1))",
            "[x](JaVaScRiPt:alert(1))",
            "[x](java&#10;script:alert(1))",
            "[x](&#106;avascript:alert(1))",
            "[x](data:text/html;base64,PHNjcmlwdD4=)",
            "[x](vbscript:msgbox)",
            "[x](//evil.example)",
            "[x](/groups)",
            "![x](data:image/svg+xml;base64,PHN2Zz4=)",
            "![x](https://tracker.example/pixel.gif)",
            "<a href=\"https://ok.example\" onclick=\"alert(1)\">x</a>",
            "[x](https://ok.example\" onmouseover=\"alert(1))",
            "[x](https://ok.example 'title\" onload=\"alert(1)')",
            "```\"><script>alert(1)</script>\ncode\n```",
            "<svg><style><img src=x onerror=alert(1)></style></svg>",
            "<p id=app class=admin style=position:fixed>x</p>",
            "<iframe src=https://evil.example></iframe>",
            "<!--><script>alert(1)</script>-->",
            "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
            "&lt;script&gt;alert(1)&lt;/script&gt;",
            "[a]: javascript:alert(1)\n\n[a]"})
    void attackLeavesNothingDangerous(String markdown) {
        assertHarmless(Markdown.html(markdown));
    }

    @Test
    void addressOfAnotherSchemeIsNoLinkAndItsTextStays() {
        assertEquals("<p>look</p>", Markdown.html("[look](javascript:alert(1))"));
        assertEquals("<p>look</p>", Markdown.html("[look](/groups)"));
    }

    @Test
    void imageWithinLinkGivesItsText() {
        assertEquals("<p><a href=\"https://example.org/\" rel=\"nofollow noopener\">A page</a></p>",
                Markdown.html("[![A page](https://example.org/a.png)](https://example.org/)"));
    }

    @Provide
    Arbitrary<String> mixtures() {
        return Arbitraries.of("<", ">", "\"", "'", "&", "[", "]", "(", ")", "!", "`", "*", "_", "#", "\n", "\n\n", " ", "    ",
                "script", "<script>", "</script>", "img ", "src=", "onerror=", "javascript:", "data:text/html,",
                "https://a.example/",
                "&#x6A;", "&colon;", "\\", "<!--", "-->", "<![CDATA[", "style=", "\t", "1. ", "- ", "> ", "\u202e", "\u00a0",
                "x",
                "<a href=", "<svg/onload=", "~~~", "\uD83D\uDCDA", "&lt;", "<?", "?>", "=", "/", "|", "||", "~~", "[^a]",
                "[^a]: ", "|-|-|\n", "：", "中", "#fn-a-1").list().ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 5_000)
    void anyMixtureLeavesNothingDangerous(@ForAll("mixtures") String markdown) {
        assertHarmless(Markdown.html(markdown));
    }

    private static final Set<String> HEADS = Set.of("", "a**b", "a\n", "[a]: b\n", "*_", "`a", "|a|b|\n|-|-|\n", "[^a]: b\n\n");

    /** The fastest of some: what else the machine does makes only longer. */
    private static long nanoseconds(String markdown) {
        return IntStream.range(0, TIMES).mapToLong(any -> {
            long begin = System.nanoTime();
            assertTrue(Markdown.html(markdown).length() < 1_000_000);
            return System.nanoTime() - begin;
        }).min().orElseThrow();
    }

    /** Of four times as much, the square would take sixteen times as long. */
    private static void assertLinear(String head, String part) {
        long quarter = nanoseconds(head + part.repeat(LONGEST / 4 / part.length()));
        long whole = nanoseconds(head + part.repeat(LONGEST / part.length()));
        assertTrue(whole <= 8 * quarter + TRIFLE,
                () -> "%s, %s: %d µs for a quarter, %d µs for all".formatted(head, part, quarter / 1_000,
                        whole / 1_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {">", "> ", "- ", "1. ", "*a ", "**a _b ", "[", "![", "`", "<", "[a](", "\\", "&", "*", "_a*",
            "<!--", "# ", "\t", "a\n", "| a ", "[a]: b\n", "*a**b***c ", "~~~\n", "<a ", "&#0;", "\"", "![a](b ", "[a][b]",
            "c* ", "*_",
            "[a](<b", "a**b", "\n(", "\n_", "[\n", "<\n", "<a b=\"", "<?", "<a@b", "<http:", "]( ", "`a``", "~~", "~~a ", "||",
            "||a ", "a||b", "[^a]", "[^", "[^a]: b\n", "| a |\n|-|\n", "|-", "-|-\n", "|\n",
            "中**。", "。**中", "https://a", "a://", "https://a.b/(", "h://a[^1]", "\\|", "www.a.b "})
    void longRepetitionTakesAsLongAsItIs(String part) {
        HEADS.forEach(head -> assertLinear(head, part));
        String html = Markdown.html(part.repeat(LONGEST / part.length()));
        assertHarmless(html);
        assertTrue(html.length() < 1_000_000, html.length() + " characters");
    }

    @Property(tries = 30)
    void anyRepetitionTakesAsLongAsItIs(@ForAll("fragments") String part) {
        HEADS.forEach(head -> assertLinear(head, part));
    }

    @Provide
    Arbitrary<String> fragments() {
        return Arbitraries
                .of("<", ">", "[", "]", "(", ")", "!", "`", "*", "_", "**", "a", " ", "\n", "&", "\\", "<a", ":", "#", "-", "|",
                        "~~", "[^a]")
                .list()
                .ofMinSize(1).ofMaxSize(6).map(parts -> String.join("", parts));
    }

    @Test
    void textOfMoreLinesOrMarksThanAnybodyWritesIsShownAsWritten() {
        assertEquals("<p>" + "a\n".repeat(600) + "*b*</p>", Markdown.html("a\n".repeat(600) + "*b*"));
        assertEquals("<p>" + "a\n".repeat(599) + "<em>b</em></p>", Markdown.html("a\n".repeat(599) + "*b*"));
        assertEquals("<p>" + "*a* ".repeat(1_001) + "b</p>", Markdown.html("*a* ".repeat(1_001) + "b"));
        assertEquals("<p>" + "<em>a</em> ".repeat(1_000).strip() + "</p>", Markdown.html("*a* ".repeat(1_000)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "<https://example.org/a?b=c> | <p><a href=\"https://example.org/a?b&#61;c\" rel=\"nofollow noopener\">https://example.org/a?b&#61;c</a></p>",
            "<ada@example.org> | <p><a href=\"mailto:ada&#64;example.org\" rel=\"nofollow noopener\">ada&#64;example.org</a></p>",
            "<javascript:alert(1)> | <p>javascript:alert(1)</p>",
            "<https://example.org a> | <p>&lt;<a href=\"https://example.org\" rel=\"nofollow noopener\">https://example.org</a> a&gt;</p>",
            "1 < 2 and 3 > 2 | <p>1 &lt; 2 and 3 &gt; 2</p>",
            "See <a title=\"*b*\"> | <p>See &lt;a title&#61;&#34;<em>b</em>&#34;&gt;</p>",
            "<https://example.org | <p>&lt;<a href=\"https://example.org\" rel=\"nofollow noopener\">https://example.org</a></p>",
    })
    void angleBracketsHoldAnAddressOrAreThemselves(String markdown, String html) {
        assertEquals(html, Markdown.html(markdown));
    }

    @Test
    void twentyThousandQuotesWithinEachOtherAreRenderedInTime() {
        List<String> deep = List.of(">".repeat(20_000) + " deep", "*a ".repeat(5_000) + "b*".repeat(2_500),
                "*a _b ".repeat(3_000) + "c_ d*".repeat(400), "- ".repeat(9_000) + "deep");
        for (String text : deep) {
            assertHarmless(assertTimeout(Duration.ofSeconds(2), () -> Markdown.html(text)));
        }
    }

    @Test
    void textNestedTooDeeplyIsShownAsWritten() {
        String text = "*a ".repeat(200) + "b" + "*".repeat(200);
        assertTrue(Markdown.html(text).startsWith("<p>*a *a "), Markdown.html(text));
    }

    @Test
    void shortReferencesToALongAddressDoNotBlowUp() {
        String text = "[a]: https://a.example/" + "x".repeat(9_000) + "\n\n" + "[a] ".repeat(2_500);
        String html = Markdown.html(text);
        assertTrue(html.length() < 10 * text.length(), html.length() + " characters");
        String fair = Markdown.html("[a]: https://a.example/\n\n" + "[a] ".repeat(20));
        assertTrue(fair.contains("<a href=\"https://a.example/\""), fair);
    }

    private static String excerpt(String markdown) {
        return Markdown.rendered(markdown, (html, excerpt) -> excerpt);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', value = {
            "Who *wrote* the `third`? → Who wrote the third?",
            "# One\\n\\nTwo  \\nthree\\n- four\\n- five → One Two three four five",
            "See [this](https://example.org/a) and ![that](https://example.org/b.png) → See this and that",
            "It was ||the *butler*||, ||him||! → It was …, …!",
            "a <b>c</b> &amp; d → a <b>c</b> & d",
            "| Part | Pages |\\n|---|---|\\n| One | 40 | → Part Pages One 40",
            "Words[^1]\\n\\n[^1]: A note → Words A note",
            "~~gone~~ **「語。」**続 → gone 「語。」続",
            "a\u202eb\u2066c → abc",
            "--- → ''",
    })
    void excerptIsWordsAlone(String markdown, String excerpt) {
        assertEquals(excerpt, excerpt(markdown.replace("\\n", "\n")));
    }

    @Test
    void excerptHasAtMostTwoHundredCodePointsAndCutsNoCharacter() {
        assertEquals("a".repeat(200), excerpt("a".repeat(200)));
        assertEquals("a".repeat(199) + "…", excerpt("a".repeat(201)));
        assertEquals("\ud83d\ude00".repeat(199) + "…", excerpt("\ud83d\ude00".repeat(201)));
        assertEquals("a".repeat(198) + "…", excerpt("a".repeat(198) + "e\u0301 and more"));
    }
}
