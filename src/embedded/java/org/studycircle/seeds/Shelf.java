package org.studycircle.seeds;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the texts are: our own essay comes along, the others are in a folder if somebody has put them there. */
record Shelf(Path folder, List<Note> notes) {

    /** The text of a manifest, byte for byte; otherwise a note says what is the matter. */
    Optional<byte[]> text(Manifest manifest) {
        Path file = folder.resolve(manifest.file());
        try (InputStream ours = Shelf.class.getResourceAsStream(Catalogue.FOLDER + manifest.file())) {
            if (ours == null && !Files.exists(file)) {
                return without("Text missing", "\"%s\": put %s into %s", manifest.title(), manifest.file(), folder);
            }
            byte[] text = ours == null ? Files.readAllBytes(file) : ours.readAllBytes();
            return manifest.isAbout(text)
                    ? Optional.of(text)
                    : without("Text left out", "%s is not the \"%s\" that its manifest is about: another checksum", file,
                            manifest.title());
        } catch (IOException e) {
            return without("Text left out", "%s can't be read: %s", file, e.getMessage());
        }
    }

    private Optional<byte[]> without(String label, String text, Object... values) {
        notes.add(new Note(label, text.formatted(values)));
        return Optional.empty();
    }
}
