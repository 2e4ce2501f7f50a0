package org.studycircle.app.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.studycircle.text.Spelling;

/** What is wrong with a configuration: a line for each thing, which names it and says what is allowed. */
public final class Complaints {

    private static final String OURS = "study-circle.";
    private static final String OUR_VARIABLES = "STUDY_CIRCLE_";
    /** What tests set for themselves. */
    private static final Pattern OF_TESTS = Pattern.compile("study-circle\\.test\\..*|STUDY_CIRCLE_TEST_.*");
    private static final Pattern INDEX = Pattern.compile("\\[\\d+]$");

    private final Config config;
    private final Map<String, Setting> settings = Settings.all();
    private final Map<String, Setting> variables = settings.values().stream()
            .collect(Collectors.toMap(Setting::variable, Function.identity()));
    private final List<String> lines = new ArrayList<>();

    private Complaints(Config config) {
        this.config = config;
    }

    /** @return nothing where all is well */
    public static List<String> about(Config config) {
        Complaints complaints = new Complaints(config);
        complaints.unknown();
        complaints.settings.values().forEach(complaints::refused);
        complaints.lines.addAll(Together.complaints(config, complaints.settings));
        return complaints.lines;
    }

    private void unknown() {
        TreeSet<String> names = new TreeSet<>();
        config.getPropertyNames().forEach(name -> names.add(INDEX.matcher(name).replaceFirst("")));
        names.removeIf(name -> OF_TESTS.matcher(name).matches());
        names.stream().filter(name -> name.startsWith(OURS) && !settings.containsKey(name))
                .forEach(name -> lines.add(unknown(name, Spelling.meant(name, settings.keySet()))));
        names.stream().filter(name -> name.startsWith(OUR_VARIABLES) && !variables.containsKey(name))
                .forEach(name -> lines.add(unknown(name, Spelling.meant(name, variables.keySet()))));
    }

    private static String unknown(String name, Optional<String> meant) {
        return "%s: this build knows no such setting%s".formatted(name,
                meant.map("; perhaps %s is meant"::formatted).orElse(""));
    }

    private void refused(Setting setting) {
        ConfigValue set = config.getConfigValue(setting.name());
        String value = set.getValue();
        if (value == null && set.getRawValue() != null) {
            lines.add("%s = %s: refers to something that is not set".formatted(setting.name(), set.getRawValue()));
        } else if (value != null && !value.isEmpty() && !setting.form().accepts(value)) {
            lines.add("%s = %s: must be %s".formatted(setting.name(), setting.isSecret() ? "…" : value,
                    setting.form().allowed()));
        }
    }
}
