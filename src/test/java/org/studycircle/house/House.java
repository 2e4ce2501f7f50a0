package org.studycircle.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The product's classes, and which rooms they are in. */
public final class House {

    static final String NAME = "org.studycircle";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(NAME);

    private House() {}

    public static JavaClasses classes() {
        return CLASSES;
    }

    /** @return the package below the house's, for example {@code group.log}; empty for the house's own */
    static String place(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(NAME) ? "" : name.substring(NAME.length() + 1);
    }

    /** @return the first word of the place */
    static String room(JavaClass type) {
        return room(place(type));
    }

    static String room(String place) {
        return place.split("\\.", 2)[0];
    }

    static void assertNone(Stream<String> offences) {
        assertEquals("", offences.distinct().sorted().collect(Collectors.joining("\n")));
    }
}
