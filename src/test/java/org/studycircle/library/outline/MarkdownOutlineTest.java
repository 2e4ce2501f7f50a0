package org.studycircle.library.outline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.studycircle.library.format.Block;
import org.studycircle.library.format.Line;
import org.studycircle.library.format.MarkdownBlocks;

class MarkdownOutlineTest {

    @Test
    void headingsOfBothKindsBecomeSectionsWithTheirLevels() {
        Proposal proposal = propose(
                "# On Circles\n\nby Ada King\n\nOpening.\n\n## *Reading* `aloud` ##\nText.\n\nListening\n---------\n\nMore.\n\n### Deep\nEnd.");
        assertEquals("On Circles", proposal.title().orElseThrow());
        assertEquals(List.of("Ada King"), proposal.authors());
        assertEquals(Arrays.asList(null, "Reading aloud", "Listening", "Deep"), headings(proposal));
        assertEquals(List.of(0, 2, 2, 3), proposal.sections().stream().map(OutlineSection::level).toList());
    }

    @Test
    void severalFirstLevelHeadingsAreSections() {
        assertEquals(List.of("One", "Two"), headings(propose("# One\nText.\n# Two\nText.")));
    }

    @Test
    void quotesListsAndCodeAreParagraphsInTheirOwnSource() {
        String quote = "> Said one.\n>\n> Said *two*.";
        String list = "1. one\n\n2. two\n   more";
        String code = "```\n# no heading\n\nx = 1\n```";
        Proposal proposal = propose("## Parts\n\n" + quote + "\n\n" + list + "\n\n***\n\n" + code + "\n");
        assertEquals(List.of(quote, list, code),
                proposal.sections().get(0).paragraphs().stream().map(OutlineParagraph::text).toList());
        assertEquals(NoiseReason.SEPARATOR, proposal.blocks().get(3).reason());
    }

    @Test
    void shortLinesAreNoHeadingsWhereTheAuthorMarksThem() {
        assertEquals(List.of("Marked"),
                headings(propose("# Marked\n\nLong enough to read.\n\nShort line\n\nLong enough to read.\n\n# Marked\n"))
                        .subList(0, 1));
        assertEquals(List.of("One", "Two"),
                headings(propose("# One\n\nText of one.\n\nShort line\n\nText of one.\n\n# Two\n\nText.")));
    }

    @Test
    void markdownWithoutHeadingsIsJudgedAsPlainText() {
        Proposal proposal = propose(
                "Skip to content\n\nOn Circles\n\nA text that has sentences.\n\nReading aloud\n\nA text that has sentences.");
        assertEquals("On Circles", proposal.title().orElseThrow());
        assertEquals(Arrays.asList(null, "Reading aloud"), headings(proposal));
    }

    @Test
    void frontMatterTellsTitleAndAuthors() {
        Proposal proposal = propose(
                "---\ntitle: \"On Circles\"\nauthor: Ada King, Ben Roy\ntags:\n  - x\n---\n\n# One\n\nText.\n\n# Two\n\nText.");
        assertEquals("On Circles", proposal.title().orElseThrow());
        assertEquals(List.of("Ada King", "Ben Roy"), proposal.authors());
        assertEquals(List.of("One", "Two"), headings(proposal));
        assertEquals(NoiseReason.FRONT_MATTER, proposal.blocks().get(0).reason());
        assertEquals(8, proposal.blocks().get(1).block().firstLine());
    }

    @Test
    void linkTargetsAreSetAside() {
        Proposal proposal = propose("# One\n\nSee [this][1].\n\n[1]: https://example.org\n");
        assertEquals(NoiseReason.LINK_TARGET, proposal.blocks().get(2).reason());
    }

    @Test
    void headingFarTooLongIsText() {
        Proposal proposal = propose("# Head\n\n## " + "word ".repeat(100) + "\n\nText.\n\n# Next\n\nText.");
        assertEquals(List.of("Head", "Next"), headings(proposal));
        assertEquals(2, proposal.sections().get(0).paragraphs().size());
    }

    @Test
    void headingsWithoutTextAreKeptAsText() {
        assertEquals(2, propose("# One\n\n## Two\n").sections().get(0).paragraphs().size());
    }

    @Test
    void everyLineBelongsToOneBlock() {
        String text = "Setext\nheading\n===\n\n#\n\n- a\n- b\n\n    code\n\n<div>\nx\n</div>\n<!-- c -->\n\n[1]: http://x\ntext\n***\n[2]: http://y 'title'";
        List<Block> blocks = MarkdownBlocks.of(text);
        List<Line> lines = Line.of(text);
        int next = 0;
        for (Block block : blocks) {
            assertTrue(lines.subList(next, block.firstLine() - 1).stream().allMatch(Line::isBlank), block.toString());
            next = block.lastLine();
        }
        assertEquals(lines.size(), next);
    }

    @ParameterizedTest
    @ValueSource(strings = {"> ", "- ", "[", "*a ", "`", "<", "![", "[a](", "# ", "| a ", "1. ", "&#", "\t"})
    void hostileNestingIsReadInTime(String piece) {
        String text = "# Head\n\nText.\n\n" + piece.repeat(90_000 / piece.length()) + "x";
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertTrue(propose(text).sections().size() >= 1));
    }

    private static Proposal propose(String markdown) {
        return Proposal.of(markdown.getBytes(UTF_8), "text/markdown");
    }

    private static List<String> headings(Proposal proposal) {
        return proposal.sections().stream().map(OutlineSection::heading).toList();
    }
}
