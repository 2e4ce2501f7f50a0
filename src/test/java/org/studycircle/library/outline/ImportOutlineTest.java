package org.studycircle.library.outline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.studycircle.library.format.Checksum;
import org.studycircle.library.format.ImportRefused;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

class ImportOutlineTest {

    private static final String LONG = "Sentence upon sentence, so that nobody can take it for a heading. ".repeat(4).strip();
    private static final byte[] BYTES = String
            .join("\n\n", "On Circles", LONG, "Not a heading", LONG, "A real one", LONG, "On Circles", LONG,
                    "Photo by Ada King", LONG)
            .getBytes(UTF_8);

    private final Proposal proposal = Proposal.of(BYTES, "text/plain");

    @Test
    void decisionsMakeTheWholeOutline() throws JsonProcessingException {
        Proposal decided = read("""
                {"headings": ["A real one", "On Circles"], "noise": [{"block": 9, "reason": "APPEAL"}]}""").apply(proposal);
        assertEquals(List.of("A real one", "On Circles"),
                decided.sections().stream().skip(1).map(OutlineSection::heading).toList());
        assertEquals(List.of(3, 1, 2), decided.sections().stream().map(section -> section.paragraphs().size()).toList());
        assertEquals(BlockRole.TITLE, decided.blocks().get(0).role());
        assertEquals(NoiseReason.APPEAL, decided.blocks().get(9).reason());
    }

    @Test
    void outlineWithoutListsLeavesTheProposal() throws JsonProcessingException {
        assertEquals(proposal, read("{}").apply(proposal));
    }

    @Test
    void metadataIsWhatTheListSaysAndNothingElse() throws JsonProcessingException {
        Proposal decided = read(
                "{\"metadata\": [{\"block\": 1, \"role\": \"STANDFIRST\"}]}")
                .apply(proposal);
        assertEquals(LONG, decided.standfirst().orElseThrow());
        assertEquals(BlockRole.PARAGRAPH, decided.blocks().get(0).role());
        assertEquals(List.of(0, 2, 4, 6), decided.sections().stream().map(OutlineSection::firstBlock).toList());
    }

    @Test
    void headingInTheWordsOfTheTitleIsFoundAfterIt() throws JsonProcessingException {
        ImportOutline outline = read("{\"headings\": [\"On Circles\"]}");
        assertEquals(List.of(1, 6), outline.apply(proposal).sections().stream().map(OutlineSection::firstBlock).toList());
    }

    @Test
    void headingThatIsNotThereInOrderIsRefused() throws JsonProcessingException {
        refused(ImportRefused.Code.HEADING_NOT_FOUND, "/outline/headings/0",
                "{\"headings\": [\"Missing\"]}");
        refused(ImportRefused.Code.HEADING_NOT_FOUND, "/outline/headings/1",
                "{\"headings\": [\"On Circles\", \"A real one\"]}");
    }

    @Test
    void emptyPlaceInListIsRefused() throws JsonProcessingException {
        refused(ImportRefused.Code.DECISION_MISSING, "/outline/headings/1",
                "{\"headings\": [\"On Circles\", null]}");
    }

    @Test
    void noiseThatIsNotThereIsRefused() throws JsonProcessingException {
        refused(ImportRefused.Code.UNKNOWN_BLOCK, "/outline",
                "{\"noise\": [{\"block\": 10, \"reason\": \"CAPTION\"}]}");
    }

    @Test
    void checksumIsThatOfTheRawBytes() {
        assertEquals("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                Checksum.of("abc".getBytes(UTF_8)));
        assertEquals(Checksum.of(BYTES), proposal.checksum());
    }

    private void refused(ImportRefused.Code code, String pointer, String json) throws JsonProcessingException {
        ImportOutline outline = read(json);
        ImportRefused refused = assertThrows(ImportRefused.class, () -> outline.apply(proposal));
        assertEquals(code, refused.code());
        assertEquals(pointer, refused.pointer());
    }

    private static ImportOutline read(String json) throws JsonProcessingException {
        return new ObjectMapper().readValue(json, ImportOutline.class);
    }
}
