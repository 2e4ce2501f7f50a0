package org.studycircle.app.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import io.smallrye.config.ConfigMapping;

/** What docs/configuration.md says of each setting is what the code does, and there is no other setting. */
class SettingsTest {

    private static final Path GUIDE = Path.of("docs", "configuration.md");
    private static final Pattern NAME = Pattern.compile("\\| `([a-z][A-Za-z.-]+)` \\| `[A-Z_]+` \\|.*");
    private static final Pattern SHORT_NAME = Pattern.compile("\\| `((?:study-circle|quarkus|mp|smallrye)\\.[a-z.-]+)`.*");

    /** @return the cells of each row by the name of the setting */
    private static Map<String, List<String>> rows() throws IOException {
        try (Stream<String> lines = Files.lines(GUIDE)) {
            return lines.filter(line -> NAME.matcher(line).matches())
                    .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ", -1)))
                    .collect(Collectors.toMap(cells -> cells.get(0).replace("`", ""), cells -> cells));
        }
    }

    private static List<String> row(Setting setting, String meaning) {
        return List.of("`" + setting.name() + "`", "`" + setting.variable() + "`", meaning, setting.form().allowed(),
                setting.standard().map(standard -> "`" + standard + "`").orElse("none"));
    }

    @Test
    void guideHasEachSettingWithItsRangeAndDefaultAndNoOther() throws IOException {
        Map<String, List<String>> rows = rows();
        Map<String, Setting> settings = Settings.all();
        assertTrue(settings.size() > 35, settings.keySet()::toString);
        Set<String> ours = rows.keySet().stream().filter(name -> name.startsWith("study-circle."))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(settings.keySet(), ours);
        settings.forEach((name, setting) -> assertEquals(row(setting, rows.get(name).get(2)), rows.get(name)));
    }

    @Test
    void guideSaysOfQuarkusWhatThePackagedFileSays() throws IOException {
        Properties packaged = new Properties();
        try (InputStream file = SettingsTest.class.getResourceAsStream("/application.properties")) {
            packaged.load(file);
        }
        Map<String, List<String>> rows = rows();
        List<String> both = packaged.stringPropertyNames().stream()
                .filter(name -> rows.containsKey(name) && !packaged.getProperty(name).contains("${")).toList();
        assertTrue(both.size() > 12, both::toString);
        both.forEach(name -> assertEquals("`" + packaged.getProperty(name) + "`", rows.get(name).get(4), name));
        rows.forEach((name, cells) -> assertEquals("`" + Setting.variable(name) + "`", cells.get(1), name));
    }

    @Test
    void readmeNamesNothingThatTheGuideDoesNot() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("README.md"))) {
            List<String> named = lines.map(SHORT_NAME::matcher).filter(java.util.regex.Matcher::matches)
                    .map(matcher -> matcher.group(1)).toList();
            assertTrue(named.size() > 5, named::toString);
            assertTrue(rows().keySet().containsAll(named), named::toString);
        }
    }

    @Test
    void everyInterfaceOfSettingsIsListed() {
        Set<String> declared = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.studycircle").stream().filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                .map(JavaClass::getName).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(declared,
                Settings.interfaces().stream().map(Class::getName).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void everyDefaultIsAllowed() {
        Settings.all().values().forEach(setting -> assertTrue(setting.standard().map(setting.form()::accepts).orElse(true),
                setting::toString));
    }
}
