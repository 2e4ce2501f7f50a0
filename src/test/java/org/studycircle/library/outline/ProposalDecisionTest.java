package org.studycircle.library.outline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.studycircle.library.outline.BlockRole.HEADING;
import static org.studycircle.library.outline.BlockRole.NOISE;
import static org.studycircle.library.outline.BlockRole.PARAGRAPH;
import static org.studycircle.library.outline.BlockRole.TITLE;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.studycircle.library.format.ImportRefused;
import org.studycircle.library.format.OutlineLimits;

class ProposalDecisionTest {

    private static final String LONG = "Word after word after word, until it is too long to be a heading of anything at all. "
            .repeat(3);

    private final Proposal proposal = Proposal.of(
            String.join("\n\n", "The title", LONG, "A heading", LONG + "Two.", LONG + "Three.").getBytes(UTF_8),
            "text/plain");

    @Test
    void personMakesHeadingText() {
        Proposal decided = proposal.with(List.of(Decision.role(2, PARAGRAPH)));
        assertEquals(1, decided.sections().size());
        assertEquals(4, decided.sections().get(0).paragraphs().size());
        assertEquals(2, proposal.sections().size());
    }

    @Test
    void personGivesLostHeadingItsWords() {
        Proposal decided = proposal.with(List.of(Decision.headingBefore(4, 2, "  What was lost ")));
        assertEquals(Arrays.asList(null, "A heading", "What was lost"),
                decided.sections().stream().map(OutlineSection::heading).toList());
        assertEquals(2, decided.sections().get(2).level());
        assertEquals(LONG + "Three.", decided.sections().get(2).paragraphs().get(0).text());
        Wholeness.check(
                proposal.blocks().stream().map(PlacedBlock::text).reduce("", (a, b) -> a + (a.isEmpty() ? "" : "\n\n") + b),
                decided);
    }

    @Test
    void personTakesBlockOutWithoutSayingWhy() {
        PlacedBlock placed = proposal.with(List.of(Decision.role(3, NOISE))).blocks().get(3);
        assertEquals(NoiseReason.OTHER, placed.reason());
        assertEquals("decided by a person", placed.why());
    }

    @Test
    void decisionsFollowOneAnother() {
        Proposal back = proposal.with(List.of(Decision.role(2, PARAGRAPH))).with(List.of(Decision.heading(2, 3)));
        assertEquals(3, back.sections().get(1).level());
    }

    @Test
    void insertedHeadingGoesWithLaterDecision() {
        Proposal back = proposal.with(List.of(Decision.headingBefore(4, 2, "Lost"))).with(List.of(Decision.role(4, PARAGRAPH)));
        assertNull(back.blocks().get(4).heading());
        assertEquals(2, back.sections().size());
    }

    static Stream<Arguments> wrongDecisions() {
        return Stream.of(wrong(ImportRefused.Code.UNKNOWN_BLOCK, "/5", Decision.role(5, NOISE)),
                wrong(ImportRefused.Code.UNKNOWN_BLOCK, "/-1", Decision.role(-1, NOISE)),
                wrong(ImportRefused.Code.BLOCK_DECIDED_TWICE, "/1", Decision.role(1, NOISE), Decision.role(1, PARAGRAPH)),
                wrong(ImportRefused.Code.ROLE_MISSING, "/1/role", Decision.role(1, null)),
                wrong(ImportRefused.Code.LEVEL_OUT_OF_RANGE, "/2/level", Decision.heading(2, 0)),
                wrong(ImportRefused.Code.LEVEL_OUT_OF_RANGE, "/3/level", Decision.role(1, NOISE),
                        Decision.headingBefore(3, 7, "Seven")),
                wrong(ImportRefused.Code.LEVEL_WITHOUT_HEADING, "/1/level", new Decision(1, PARAGRAPH, 2, null, null)),
                wrong(ImportRefused.Code.HEADING_NOT_ALLOWED, "/2/heading", new Decision(2, HEADING, 2, "Other words", null)),
                wrong(ImportRefused.Code.HEADING_EMPTY, "/3/heading", Decision.headingBefore(3, 1, " \u00A0")),
                wrong(ImportRefused.Code.HEADING_TOO_LONG, "/3/heading", Decision.headingBefore(3, 1, "x".repeat(201))),
                wrong(ImportRefused.Code.HEADING_TOO_LONG, "/3/role", Decision.heading(3, 1)),
                wrong(ImportRefused.Code.HEADING_TOO_LONG, "/3/role", Decision.role(3, TITLE)),
                wrong(ImportRefused.Code.HEADING_NOT_TEXT, "/3/heading", Decision.headingBefore(3, 1, "a\nb")),
                wrong(ImportRefused.Code.HEADING_NOT_TEXT, "/3/heading", Decision.headingBefore(3, 1, "a\uD800b")),
                wrong(ImportRefused.Code.REASON_WITHOUT_NOISE, "/1/reason",
                        new Decision(1, PARAGRAPH, null, null, NoiseReason.CAPTION)),
                wrong(ImportRefused.Code.TITLE_TWICE, null, Decision.role(2, TITLE)),
                wrong(ImportRefused.Code.NO_PARAGRAPHS, null, Decision.role(1, NOISE), Decision.role(3, NOISE),
                        Decision.role(4, NOISE)));
    }

    @ParameterizedTest
    @MethodSource("wrongDecisions")
    void wrongDecisionIsRefusedByName(ImportRefused.Code code, String pointer, List<Decision> decisions) {
        ImportRefused refused = assertThrows(ImportRefused.class, () -> proposal.with(decisions));
        assertEquals(code, refused.code());
        assertEquals(pointer, refused.pointer());
    }

    @Test
    void outlineHasBounds() {
        refused(ImportRefused.Code.PARAGRAPH_TOO_LONG, "x".repeat(OutlineLimits.MAX_PARAGRAPH_LENGTH + 1));
        refused(ImportRefused.Code.TOO_MANY_BLOCKS, "A line.\n\n".repeat(OutlineLimits.MAX_BLOCKS + 1));
        refused(ImportRefused.Code.TOO_MANY_SECTIONS,
                String.join("", Collections.nCopies(OutlineLimits.MAX_SECTIONS + 1, "Head\n\nA text.\n\n")));
    }

    private static void refused(ImportRefused.Code code, String text) {
        assertEquals(code, assertThrows(ImportRefused.class, () -> Proposal.of(text.getBytes(UTF_8), "text/plain")).code());
    }

    private static Arguments wrong(ImportRefused.Code code, String pointer, Decision... decisions) {
        return Arguments.of(code, pointer, List.of(decisions));
    }
}
