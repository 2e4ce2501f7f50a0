package org.studycircle.app.configuration;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.Config;

import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.SmallRyeConfig;

/**
 * All that can be set of this build. The interfaces that declare it are named in lists, one for the service and one for embedded
 * servers: whoever starts the service knows no feature.
 */
public final class Settings {

    private static final List<String> LISTS = List.of("META-INF/settings", "META-INF/settings-embedded");

    private Settings() {}

    /** @return each setting by its name, in alphabetical order */
    public static Map<String, Setting> all() {
        return interfaces().stream().flatMap(Settings::of)
                .collect(Collectors.toMap(Setting::name, setting -> setting, (one, other) -> one, TreeMap::new));
    }

    static List<Class<?>> interfaces() {
        return LISTS.stream().map(Settings.class.getClassLoader()::getResource).filter(Objects::nonNull)
                .flatMap(Settings::lines).<Class<?>>map(Settings::named).toList();
    }

    /** What is set, before there is a service that could be asked. */
    public static <T> T read(Config config, Class<T> type) {
        SmallRyeConfig readable = config.unwrap(SmallRyeConfig.class);
        ConfigMappings.registerConfigMappings(readable, Set.of(ConfigClass.configClass(type)));
        return readable.getConfigMapping(type);
    }

    private static Stream<Setting> of(Class<?> type) {
        return ConfigMappings.getProperties(ConfigClass.configClass(type)).entrySet().stream()
                .filter(property -> !property.getValue().isGroup())
                .map(property -> Setting.of(property.getKey().replace("[*]", ""), property.getValue().getMethod()));
    }

    private static Stream<String> lines(URL list) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(list.openStream(), StandardCharsets.UTF_8))) {
            return reader.lines().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
