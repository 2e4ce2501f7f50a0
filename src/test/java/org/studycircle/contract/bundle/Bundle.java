package org.studycircle.contract.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The contract as one document, made of its parts. */
public final class Bundle {

    static final Path PARTS = Path.of("src/main/openapi");
    static final Path FILE = Path.of("openapi.yaml");

    private Bundle() {}

    public static void main(String... arguments) throws IOException {
        try {
            Files.writeString(FILE, Written.yaml(of(PARTS)));
        } catch (Fault fault) {
            System.err.println(fault.getMessage());
            System.exit(1);
        }
    }

    static ObjectNode of(Path directory) {
        List<Part> parts = Part.in(directory);
        Whole whole = new Whole();
        parts.forEach(whole::take);
        parts.forEach(whole::extend);
        UsualReads.addTo(whole.contract());
        UsualAnswers.addTo(whole.contract());
        ProblemTable.addTo(whole.contract());
        new References(whole).check(parts);
        return whole.inOrder();
    }
}
