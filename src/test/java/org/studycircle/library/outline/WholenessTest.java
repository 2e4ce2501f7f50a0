package org.studycircle.library.outline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.studycircle.library.format.Block;
import org.studycircle.library.format.ImportRefused;
import org.studycircle.library.format.Line;
import org.studycircle.library.format.TextDecoding;
import org.studycircle.library.format.Typography;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class WholenessTest {

    private static final BlockRole[] ROLES = BlockRole.values();

    @Property(tries = 500)
    void noTextIsLostOrDoubled(@ForAll("texts") String text) {
        byte[] bytes = text.getBytes(UTF_8);
        Wholeness.check(TextDecoding.decode(bytes, null), Proposal.of(bytes, "text/plain"));
    }

    @Property(tries = 300)
    void noLineOfMarkdownIsLostOrDoubled(@ForAll("texts") String text) {
        byte[] bytes = text.getBytes(UTF_8);
        Proposal proposal = Proposal.of(bytes, "text/markdown");
        List<Line> lines = Line.of(TextDecoding.decode(bytes, null));
        int next = 0;
        for (PlacedBlock placed : proposal.blocks()) {
            Block block = placed.block();
            assertTrue(lines.subList(next, block.firstLine() - 1).stream().allMatch(Line::isBlank));
            if (block.form() != Block.Form.HEADING) {
                String source = String.join("\n",
                        lines.subList(block.firstLine() - 1, block.lastLine()).stream().map(Line::text).toList());
                assertEquals(Wholeness.bare(source), Wholeness.bare(block.text()));
            }
            next = block.lastLine();
        }
        assertTrue(lines.subList(next, lines.size()).stream().allMatch(Line::isBlank));
    }

    @Property(tries = 200)
    void sameBytesGiveTheSameProposal(@ForAll("texts") String text) {
        byte[] bytes = text.getBytes(UTF_8);
        assertEquals(Proposal.of(bytes, "text/plain"), Proposal.of(bytes, "text/plain"));
        assertEquals(Proposal.of(bytes, "text/plain").sections(), Proposal.of(bytes, "text/plain").sections());
    }

    @Property(tries = 300)
    void decisionsLoseNothing(@ForAll("texts") String text, @ForAll Random random) {
        byte[] bytes = text.getBytes(UTF_8);
        Proposal proposal = Proposal.of(bytes, "text/plain");
        List<Decision> decisions = new ArrayList<>();
        for (PlacedBlock placed : proposal.blocks()) {
            if (random.nextInt(3) == 0) {
                BlockRole role = ROLES[random.nextInt(ROLES.length)];
                boolean inserts = role == BlockRole.PARAGRAPH && random.nextBoolean();
                decisions.add(new Decision(placed.index(), role, null, inserts ? "Inserted" : null, null));
            }
        }
        try {
            Wholeness.check(TextDecoding.decode(bytes, null), proposal.with(decisions));
        } catch (ImportRefused refused) {
            assertTrue(List
                    .of(ImportRefused.Code.NO_PARAGRAPHS, ImportRefused.Code.TITLE_TWICE, ImportRefused.Code.HEADING_TOO_LONG)
                    .contains(refused.code()), refused.getMessage());
        }
    }

    @Property(tries = 200)
    void everyBlockThatIsNoParagraphSaysWhy(@ForAll("texts") String text) {
        for (PlacedBlock placed : Proposal.of(text.getBytes(UTF_8), "text/plain").blocks()) {
            assertEquals(placed.is(BlockRole.PARAGRAPH), placed.why() == null);
            assertEquals(placed.is(BlockRole.NOISE), placed.reason() != null);
            assertEquals(placed.is(BlockRole.HEADING), placed.level() > 0);
        }
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> gaps = Arbitraries.of("\n", "\n\n", "\r\n\r\n", "\n\n\n", "\r\r", "\n \n", "\n\u00A0\n\t\n",
                "\u2029\u2029", "\f\n");
        return Combinators.combine(pieces(), gaps).as((piece, gap) -> piece + gap).list().ofMinSize(1).ofMaxSize(25)
                .map(parts -> String.join("", parts)).filter(text -> !Typography.isBlank(text));
    }

    private static Arbitrary<String> pieces() {
        Arbitrary<String> words = Arbitraries.of("read", "circle", "Été", "e\u0301", "群众", "don’t", "self-", "ما", "🙂", "1917",
                "—", "a\u00A0b", "x.", "why?",
                "and:", "“so”");
        Arbitrary<String> paragraph = words.list().ofMinSize(1).ofMaxSize(120).map(list -> String.join(" ", list) + ".");
        Arbitrary<String> wrapped = words.list().ofMinSize(20).ofMaxSize(80).map(WholenessTest::wrap);
        Arbitrary<String> lines = Arbitraries.of("Skip to content", "Chapter 1", "The state", "by Ada King",
                "Photo by Ada King", "* * *", "%d bloggers like this:",
                "Ada King View All", "Ada King is an editor.", "© 2020", "We want to hear from you", "3 March 2021",
                "A 1902 engraving by Ada King", "# Head",
                "---", "> quote", "- item", "title: x", "===", "```", "[1]: http://x.example", "   set in", "\uFEFF", "\u200B",
                "#", "<div>", "\tcode",
                "Why read?", "第二章", "…", "—");
        return Arbitraries.oneOf(paragraph, wrapped, lines, lines);
    }

    private static String wrap(List<String> words) {
        StringBuilder text = new StringBuilder();
        int column = 0;
        for (String word : words) {
            if (column + word.length() > 70) {
                text.append('\n');
                column = 0;
            }
            text.append(column == 0 ? "" : " ").append(word);
            column += word.length() + 1;
        }
        return text.toString();
    }
}
