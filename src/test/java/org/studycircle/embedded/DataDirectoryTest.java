package org.studycircle.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.studycircle.app.StartRefused;

class DataDirectoryTest {

    @TempDir
    Path directory;

    @Test
    void secondOwnerIsRefusedUntilTheFirstGivesItFree() {
        DataDirectory first = DataDirectory.claim(directory);
        StartRefused refused = assertThrows(StartRefused.class, () -> DataDirectory.claim(directory));
        assertTrue(refused.getMessage().contains(directory.toString()), refused.getMessage());
        first.close();
        DataDirectory.claim(directory).close();
    }

    @Test
    void secretsStayAndDiffer() {
        try (DataDirectory first = DataDirectory.claim(directory)) {
            assertNotEquals(first.secret("one"), first.secret("other"));
            assertEquals(32, first.secret("one").length());
            String one = first.secret("one");
            first.close();
            try (DataDirectory second = DataDirectory.claim(directory)) {
                assertEquals(one, second.secret("one"));
            }
        }
    }

    @Test
    void secretsAreReadableByTheOwnerAlone() throws IOException {
        try (DataDirectory data = DataDirectory.claim(directory)) {
            data.keep("name", "value");
            assertEquals("rw-------", permissions(directory.resolve("settings.properties")));
            assertEquals("rwx------", permissions(data.folder("of-keycloak")));
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
