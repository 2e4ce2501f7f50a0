package org.studycircle.http;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.studycircle.http.problem.PreconditionFailed;
import org.studycircle.http.problem.PreconditionRequired;

class EntityTagTest {

    private final EntityTag tag = EntityTag.of(3, 12, "moving");

    @Test
    void changesWithEverythingThatMoves() {
        assertEquals(tag, EntityTag.of(3, 12, "moving"));
        assertNotEquals(tag, EntityTag.of(3, 13, "moving"));
        assertEquals("\"3\"", EntityTag.of(3).toString());
    }

    @Test
    void editIsRefusedByVersionAlone() {
        assertDoesNotThrow(() -> tag.require(EntityTag.of(3, 99).toString(), "current"));
        assertDoesNotThrow(() -> tag.require("\"1\", \"3\"", "current"));
        assertThrows(PreconditionFailed.class, () -> tag.require(EntityTag.of(2, 12, "moving").toString(), "current"));
        assertThrows(PreconditionFailed.class, () -> tag.require("W/" + tag, "current"));
        assertThrows(PreconditionRequired.class, () -> tag.require(null, "current"));
        assertThrows(PreconditionRequired.class, () -> tag.require(" ", "current"));
        assertThrows(PreconditionRequired.class, () -> tag.require("*", "current"));
    }

    @Test
    void whatIsDoneMayBeRepeatedWithTheTagFromBefore() {
        String before = EntityTag.of(2, 12, "moving").toString();
        assertDoesNotThrow(() -> tag.require(before, "current", true));
        assertThrows(PreconditionFailed.class, () -> tag.require(before, "current", false));
        assertThrows(PreconditionRequired.class, () -> tag.require(null, "current", true));
        assertThrows(PreconditionRequired.class, () -> tag.require("*", "current", true));
    }

    @Test
    void answerIsKnownOnlyAsAWhole() {
        assertTrue(tag.knownBy(tag.toString()));
        assertTrue(tag.knownBy("\"1\", W/" + tag));
        assertTrue(tag.knownBy(" * "));
        assertFalse(tag.knownBy(EntityTag.of(3).toString()));
        assertFalse(tag.knownBy(null));
    }

    @Test
    void listIsReadAsItIsWritten() {
        assertTrue(tag.knownBy("\"a,b\",W/" + tag + " , \"c\""));
        assertFalse(tag.knownBy("\"a," + tag));
        assertFalse(tag.knownBy("\"1\", *"));
        assertTrue(tag.matchedBy("\"a,b\", W/\"2\"," + tag));
        assertFalse(tag.matchedBy("\"a,3,b\", W/" + tag));
        assertTrue(TagList.isKnown("\"W/\"", "\"W/\""));
    }
}
