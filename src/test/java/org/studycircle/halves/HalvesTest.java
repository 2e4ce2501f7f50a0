package org.studycircle.halves;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.platform.suite.api.ExcludePackages;
import org.junit.platform.suite.api.SelectPackages;

class HalvesTest {

    @Test
    void nothingIsInBothOrInNeither() {
        assertEquals(Set.of(FirstHalf.class.getAnnotation(SelectPackages.class).value()),
                Set.of(SecondHalf.class.getAnnotation(ExcludePackages.class).value()));
    }
}
