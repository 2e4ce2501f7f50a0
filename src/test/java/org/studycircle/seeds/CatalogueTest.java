package org.studycircle.seeds;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {

    private static final String OURS = "reading-together";

    @TempDir
    Path folder;

    private final List<Note> notes = new ArrayList<>();

    @Test
    void everySlotIsOfListedManifestAndOpensWhenTheOneBeforeIsDue() {
        Catalogue catalogue = Catalogue.read();
        int due = Integer.MIN_VALUE;
        for (Catalogue.Slot slot : catalogue.demoGroup().schedule()) {
            assertTrue(catalogue.manifests().contains(slot.manifest()), slot::toString);
            assertTrue(due < slot.opensInDays() && slot.opensInDays() <= slot.dueInDays(), slot::toString);
            due = slot.dueInDays();
        }
    }

    /** What is read is read when the group is founded: there was no reading in it before. */
    @Test
    void nobodyIsLateBeforeTheGroupHasBegun() {
        Catalogue.read().demoGroup().schedule().forEach(slot -> assertTrue(slot.dueInDays() > 0, slot::toString));
    }

    @Test
    void questionsOfSectionsAreListInMarkdown() {
        Manifest manifest = Manifest.read(OURS);
        String questions = manifest.questions(List.of(0, 1));
        assertTrue(questions.startsWith("- The section says that a group does not read."), questions);
        assertEquals(1, questions.lines().count());
        assertNull(manifest.questions(List.of(0)));
    }

    @Test
    void ownEssayComesAlong() throws IOException {
        byte[] text = shelf().text(Manifest.read(OURS)).orElseThrow();
        assertArrayEquals(Files.readAllBytes(Path.of("seeds", "reading-together.md")), text);
        assertEquals(List.of(), notes);
    }

    @Test
    void missingTextIsNotedWithItsPlace() {
        Manifest manifest = Manifest.read("raba-socialism-from-below");
        assertTrue(shelf().text(manifest).isEmpty());
        assertEquals(List.of(new Note("Text missing", "\"Socialism from Below\": put " + manifest.file() + " into " + folder)),
                notes);
    }

    @Test
    void otherTextUnderTheNameIsLeftOut() throws IOException {
        Manifest manifest = Manifest.read("raba-socialism-from-below");
        Files.writeString(folder.resolve(manifest.file()), "Something else");
        assertTrue(shelf().text(manifest).isEmpty());
        assertEquals("Text left out", notes.get(0).label());
    }

    @Test
    void unreadableTextIsLeftOut() throws IOException {
        Manifest manifest = Manifest.read("raba-socialism-from-below");
        Files.createDirectory(folder.resolve(manifest.file()));
        assertTrue(shelf().text(manifest).isEmpty());
        assertTrue(notes.get(0).text().contains("can't be read"), notes::toString);
    }

    private Shelf shelf() {
        return new Shelf(folder, notes);
    }
}
