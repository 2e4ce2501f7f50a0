package org.studycircle.outline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.ObjectMapper;

class SeedManifestTest {

    private static final Path MANIFESTS = Path.of("seeds");

    @ParameterizedTest
    @CsvSource({"larson-socialism-from-below,9", "raba-socialism-from-below,3", "swain-socialism-from-below,2",
            "leninism-and-socialism-from-below,1"})
    void manifestAgreesWithWhatIsProposedForItsText(String name, int sections) throws IOException {
        Path file = MANIFESTS.resolve(name + ".json");
        Assumptions.assumeTrue(Files.exists(file), () -> file + " is not there");
        Manifest manifest = new ObjectMapper().readValue(file.toFile(), Manifest.class);
        Proposal proposal = SeedTexts.proposal(manifest.file().replace(".txt", ""));
        Proposal decided = manifest.apply(proposal);
        assertEquals(sections, decided.sections().size());
        assertEquals(proposal.sections(), decided.sections());
    }
}
