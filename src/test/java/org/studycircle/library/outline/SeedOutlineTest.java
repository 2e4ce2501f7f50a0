package org.studycircle.library.outline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.library.outline.BlockRole.BYLINE;
import static org.studycircle.library.outline.BlockRole.NOISE;
import static org.studycircle.library.outline.BlockRole.STANDFIRST;
import static org.studycircle.library.outline.BlockRole.TITLE;
import static org.studycircle.library.outline.NoiseReason.APPEAL;
import static org.studycircle.library.outline.NoiseReason.AUTHOR_NOTE;
import static org.studycircle.library.outline.NoiseReason.CAPTION;
import static org.studycircle.library.outline.NoiseReason.CREDIT;
import static org.studycircle.library.outline.NoiseReason.NAVIGATION;
import static org.studycircle.library.outline.NoiseReason.SHARING;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.studycircle.library.format.TextDecoding;

class SeedOutlineTest {

    private static final String FIRST = "000_71739ecfbcbb5898";
    private static final String SECOND = "001_59520da976f49784";
    private static final String THIRD = "002_1a976cf6df45b09e";
    private static final String FOURTH = "003_dc101d28a131f21c";

    @Test
    void firstTextHasItsEightHeadingsAfterTheOpening() {
        Proposal proposal = SeedTexts.proposal(FIRST);
        assertEquals(
                Arrays.asList(null, "Why the working class", "Socialisms from above", "Social democracy",
                        "Substitution or self-activity?",
                        "Workers’ power: a historical reality", "Self-activity and revolution", "Social movements",
                        "The future is open"),
                headings(proposal));
        assertEquals(List.of(2, 5, 4, 6, 5, 4, 8, 4, 3),
                proposal.sections().stream().map(section -> section.paragraphs().size()).toList());
    }

    @Test
    void firstTextIsFreedOfWhatTheWebPagePutAroundIt() {
        Proposal proposal = SeedTexts.proposal(FIRST);
        assertEquals(List.of(NAVIGATION, CAPTION, CAPTION, CAPTION, APPEAL, AUTHOR_NOTE), reasons(proposal));
        assertEquals(List.of(1, 15, 66, 88, 113, 119), lines(proposal, NOISE));
        assertEquals("What is socialism from below?", proposal.title().orElseThrow());
        assertEquals(List.of("Sean Larson"), proposal.authors());
        assertEquals(List.of(3), lines(proposal, TITLE));
        assertEquals(List.of(5), lines(proposal, STANDFIRST));
        assertEquals(List.of(117), lines(proposal, BYLINE));
    }

    @Test
    void secondTextHasTwoHeadingsOneOfThemInTheWordsOfItsTitle() {
        Proposal proposal = SeedTexts.proposal(SECOND);
        assertEquals(Arrays.asList(null, "Socialism from Above", "Socialism from Below"), headings(proposal));
        assertEquals("Socialism from Below", proposal.title().orElseThrow());
        assertEquals(List.of("Andy Raba"), proposal.authors());
        assertEquals(List.of(CAPTION, SHARING), reasons(proposal));
        assertEquals(List.of(5, 4, 10), proposal.sections().stream().map(section -> section.paragraphs().size()).toList());
        assertEquals(List.of(44), proposal.lostHeadings().stream().map(LostHeading::line).toList());
    }

    @Test
    void thirdTextHasOneHeadingAndHintsAtTheTwoThatGotLost() {
        Proposal proposal = SeedTexts.proposal(THIRD);
        assertEquals(Arrays.asList(null, "The state"), headings(proposal));
        assertEquals(List.of(20, 35), proposal.lostHeadings().stream().map(LostHeading::line).toList());
        assertEquals(List.of(CAPTION, CREDIT), reasons(proposal));
        assertEquals(List.of(5, 7), lines(proposal, NOISE));
        assertEquals("Socialism from below", proposal.title().orElseThrow());
        assertEquals(List.of(3), lines(proposal, STANDFIRST));
    }

    @Test
    void thirdTextKeepsItsEpigraph() {
        Proposal proposal = SeedTexts.proposal(THIRD);
        OutlineParagraph first = proposal.sections().get(0).paragraphs().get(0);
        assertEquals(9, proposal.blocks().get(first.block()).block().firstLine());
    }

    @Test
    void fourthTextIsOneSectionOfItsParagraphs() {
        Proposal proposal = SeedTexts.proposal(FOURTH);
        assertEquals(1, proposal.sections().size());
        assertNull(proposal.sections().get(0).heading());
        assertEquals(23, proposal.sections().get(0).paragraphs().size());
        assertTrue(proposal.title().isEmpty());
        assertEquals(List.of(), lines(proposal, NOISE));
    }

    @ParameterizedTest
    @ValueSource(strings = {FIRST, SECOND, THIRD, FOURTH})
    void nothingOfASeedTextIsLostOrDoubled(String name) {
        byte[] bytes = SeedTexts.bytes(name);
        Wholeness.check(TextDecoding.decode(bytes, null), Proposal.of(bytes, "text/plain"));
    }

    private static List<String> headings(Proposal proposal) {
        return proposal.sections().stream().map(OutlineSection::heading).toList();
    }

    private static List<NoiseReason> reasons(Proposal proposal) {
        return proposal.blocks().stream().filter(block -> block.is(NOISE)).map(PlacedBlock::reason).toList();
    }

    private static List<Integer> lines(Proposal proposal, BlockRole role) {
        return proposal.blocks().stream().filter(block -> block.is(role)).map(block -> block.block().firstLine()).toList();
    }
}
