package org.studycircle.library.outline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainOutlineTest {

    private static final String BODY = "People who read together argue about what they have read, and go home with more than they came with. "
            .repeat(4)
            .strip();

    @ParameterizedTest
    @ValueSource(strings = {"Reading aloud", "Why read at all?", "Reading: a practice", "“Workers’ reading rooms”", "第二章 群众",
            "ما العمل؟", "Что делать?",
            "IV", "3. The circle", "READING ALOUD", "Circle (1848)"})
    void shortLineAloneBeforeTextIsHeading(String heading) {
        assertEquals(Arrays.asList(null, heading), headings(BODY, heading, BODY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"They read on.", "They read on!", "As she wrote:", "reading aloud", "“Why?”", "— Ada King",
            "- reading", "他们继续读。",
            "वे पढ़ते हैं।", "وہ پڑھتے ہیں۔", "To the readers,", "And then …", "“They read on.”", "(They read on.)"})
    void otherShortLinesAreText(String line) {
        assertEquals(Arrays.asList((String) null), headings(BODY, line, BODY));
        assertEquals(3, paragraphs(propose(BODY, line, BODY)));
    }

    @Test
    void shortLineAtTheEndIsNoHeading() {
        assertEquals(Arrays.asList((String) null), headings(BODY, "The end"));
    }

    @Test
    void severalShortLinesInRowAreNoHeadings() {
        assertEquals(Arrays.asList((String) null), headings(BODY, "Bread", "Roses", "Books", BODY));
    }

    @Test
    void lineAfterColonIsQuotedAndNoHeading() {
        assertEquals(Arrays.asList((String) null), headings(BODY + " And on the wall stood:", "Read or perish", BODY));
    }

    @Test
    void headingIsFoundWhereLinesAreParagraphs() {
        Proposal proposal = Proposal.of((BODY + "\n" + "Reading aloud\n" + BODY + "\n" + BODY).getBytes(UTF_8), "text/plain");
        assertEquals(Arrays.asList(null, "Reading aloud"), proposal.sections().stream().map(OutlineSection::heading).toList());
    }

    @Test
    void labelAndNameOfPartAreTwoLevels() {
        List<OutlineSection> sections = propose("A Book of Circles", "Chapter 1", "The beginning", BODY, "Chapter 2",
                "The middle", BODY).sections();
        assertEquals(List.of("Chapter 1", "The beginning", "Chapter 2", "The middle"),
                sections.stream().map(OutlineSection::heading).toList());
        assertEquals(List.of(1, 2, 1, 2), sections.stream().map(OutlineSection::level).toList());
        assertEquals(List.of(0, 1, 0, 1), sections.stream().map(section -> section.paragraphs().size()).toList());
    }

    @Test
    void titleSubtitleBylineAndDateStandBeforeTheText() {
        Proposal proposal = propose("On Circles", "An essay", "by Ada King and Ben Roy", "3 March 2021", BODY, BODY);
        assertEquals("On Circles", proposal.title().orElseThrow());
        assertEquals(List.of("Ada King", "Ben Roy"), proposal.authors());
        assertEquals(NoiseReason.DATELINE, proposal.blocks().get(3).reason());
        assertEquals(2, paragraphs(proposal));
    }

    @Test
    void subtitleBeforeFirstHeadingIsStandfirst() {
        Proposal proposal = propose("On Circles", "An inquiry", "First steps", BODY, BODY);
        assertEquals("An inquiry", proposal.standfirst().orElseThrow());
        assertEquals(List.of("First steps"), proposal.sections().stream().map(OutlineSection::heading).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"NAVIGATION | Skip to main content", "NAVIGATION | Zum Inhalt springen",
            "SHARING | Share this:",
            "CREDIT | Photo by Ada King", "CREDIT | Crédito: Ada King", "CAPTION | A 1902 engraving by Ada King",
            "CAPTION | Readers in the library. Photo: Ada King", "CAPTION | Readers before the library in 1902.",
            "SEPARATOR | * * *", "SEPARATOR | ⁂"})
    void whatWebPagesPutBetweenParagraphsIsNoise(NoiseReason reason, String line) {
        PlacedBlock placed = propose(BODY, BODY, line, BODY, BODY).blocks().get(2);
        assertEquals(BlockRole.NOISE, placed.role());
        assertEquals(reason, placed.reason());
        assertTrue(placed.why().length() > 5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"APPEAL | Please consider donating to support our work",
            "FOOTER | © 2020 Ada King. All rights reserved.",
            "AUTHOR_NOTE | Ada King is a historian in Lisbon.", "AUTHOR_NOTE | Ada König ist Redakteurin in Wien.",
            "AUTHOR_NOTE | Ada King and Ben Roy are editors of the circular."})
    void whatWebPagesPutAtTheEndIsNoise(NoiseReason reason, String line) {
        Proposal proposal = propose(BODY, BODY, line);
        assertEquals(reason, proposal.blocks().get(2).reason());
        assertEquals(2, paragraphs(proposal));
    }

    @Test
    void noteThatBeginsWithTheAuthorsNameIsNoiseWhateverItSays() {
        Proposal proposal = propose("On Circles", "by Ada King", BODY, BODY, "Ada King keeps bees.");
        assertEquals(NoiseReason.AUTHOR_NOTE, proposal.blocks().get(4).reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"In 1917 everything changed.", "Nobody came.", "The photograph was lost.",
            "Skip to the next page if you know this."})
    void shortSentencesBetweenParagraphsAreText(String sentence) {
        assertEquals(5, paragraphs(propose(BODY, BODY, sentence, BODY, BODY)));
    }

    @Test
    void headingIsFoundPastTheCaptionUnderIt() {
        assertEquals(Arrays.asList(null, "Reading aloud"), headings(BODY, "Reading aloud", "Photo by Ada King", BODY));
    }

    @Test
    void widerGapThanUsualHintsAtLostHeading() {
        Proposal proposal = Proposal.of((BODY + "\n\n" + BODY + "\n\n\n" + BODY + "\n\n" + BODY).getBytes(UTF_8), "text/plain");
        assertEquals(List.of(new LostHeading(2, 6, 2)), proposal.lostHeadings());
    }

    @Test
    void usualGapIsNoHint() {
        Proposal proposal = Proposal.of(String.join("\n\n\n", BODY, BODY, BODY).getBytes(UTF_8), "text/plain");
        assertEquals(List.of(), proposal.lostHeadings());
    }

    @Test
    void textOfNothingButNoiseIsKeptAsText() {
        Proposal proposal = propose("Skip to content");
        assertEquals(1, paragraphs(proposal));
        assertNull(proposal.blocks().get(0).why());
    }

    @Test
    void sectionKnowsItsWordsAndReadingTime() {
        OutlineSection section = propose(BODY).sections().get(0);
        assertEquals(76, section.words());
        assertEquals(20, section.readingSeconds());
    }

    private static Proposal propose(String... blocks) {
        return Proposal.of(String.join("\n\n", blocks).getBytes(UTF_8), "text/plain");
    }

    private static List<String> headings(String... blocks) {
        return propose(blocks).sections().stream().map(OutlineSection::heading).toList();
    }

    private static long paragraphs(Proposal proposal) {
        return proposal.sections().stream().mapToLong(section -> section.paragraphs().size()).sum();
    }
}
