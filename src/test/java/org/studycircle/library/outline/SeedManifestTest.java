package org.studycircle.library.outline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

class SeedManifestTest {

    private static final Path MANIFESTS = Path.of("seeds");

    @ParameterizedTest
    @CsvSource({"larson-socialism-from-below,9", "raba-socialism-from-below,3", "swain-socialism-from-below,2",
            "leninism-and-socialism-from-below,1"})
    void manifestAgreesWithWhatIsProposedForItsText(String name, int sections) throws IOException {
        Path file = MANIFESTS.resolve(name + ".json");
        Assumptions.assumeTrue(Files.exists(file), () -> file + " is not there");
        JsonNode manifest = new ObjectMapper().readTree(file.toFile());
        Proposal proposal = SeedTexts.proposal(manifest.get("file").asText().replace(".txt", ""));
        ImportOutline outline = new ObjectMapper().treeToValue(manifest.get("outline"), ImportOutline.class);
        Proposal decided = outline.apply(proposal);
        assertEquals(manifest.get("checksum").asText(), proposal.checksum());
        assertEquals(sections, decided.sections().size());
        assertEquals(proposal.sections(), decided.sections());
    }
}
