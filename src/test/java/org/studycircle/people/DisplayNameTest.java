package org.studycircle.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.studycircle.text.Text;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DisplayNameTest {

    @Property
    void isVisibleWhateverATokenClaims(@ForAll String claimed) {
        String name = DisplayName.from(claimed);
        assertTrue(Text.isVisibleLine(name) && Text.isStorable(name));
        assertTrue(name.codePointCount(0, name.length()) <= DisplayName.LONGEST);
    }

    @Example
    void staysWhatItIsWhereItCan() {
        assertEquals("Ada Example", DisplayName.from("Ada Example"));
        assertEquals("Reader", DisplayName.from(null));
        assertEquals("Reader", DisplayName.from("\u202e \u200b"));
        assertEquals("\ud83d\udcda".repeat(100), DisplayName.from("\ud83d\udcda".repeat(150)));
    }
}
