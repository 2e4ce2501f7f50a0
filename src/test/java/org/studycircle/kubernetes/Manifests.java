package org.studycircle.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;

/** What an overlay renders to. */
record Manifests(String overlay, List<JsonNode> all) {

    /** Fields that the types don't know are an error, though the types themselves would put up with them. */
    static final ObjectMapper STRICT = new ObjectMapper(new YAMLFactory())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                    return false;
                }
            });

    private static final Map<String, Manifests> RENDERED = new ConcurrentHashMap<>();

    /** The pods of one workload, and what it is called. */
    record Pods(String name, Map<String, String> labels, PodSpec spec) {

        Stream<Container> containers() {
            return Stream.concat(spec.getContainers().stream(), spec.getInitContainers().stream());
        }
    }

    static Stream<Manifests> overlays() {
        return Stream.of("production", "development").map(Manifests::of);
    }

    static Manifests of(String overlay) {
        return RENDERED.computeIfAbsent(overlay, Manifests::rendered);
    }

    private static Manifests rendered(String overlay) {
        try {
            return new Manifests(overlay, STRICT.readerFor(JsonNode.class)
                    .<JsonNode>readValues(Kubectl.kustomize(Path.of("k8s", "overlays", overlay))).readAll());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stream<JsonNode> kind(String kind) {
        return all.stream().filter(manifest -> kind.equals(manifest.path("kind").asText()));
    }

    JsonNode one(String kind, String name) {
        return kind(kind).filter(manifest -> name(manifest).equals(name)).findFirst()
                .orElseThrow(() -> new AssertionError("%s has no %s %s".formatted(overlay, kind, name)));
    }

    <T> T one(Class<T> type, String name) {
        return read(one(type.getSimpleName(), name), type);
    }

    List<Pods> pods() {
        return Stream.concat(
                kind("Deployment").map(manifest -> read(manifest, Deployment.class))
                        .map(it -> new Pods(it.getMetadata().getName(), it.getSpec().getTemplate().getMetadata().getLabels(),
                                it.getSpec().getTemplate().getSpec())),
                kind("Job").map(manifest -> read(manifest, Job.class))
                        .map(it -> new Pods(it.getMetadata().getName(), it.getSpec().getTemplate().getMetadata().getLabels(),
                                it.getSpec().getTemplate().getSpec())))
                .toList();
    }

    /** The settings of the service; the name of their ConfigMap ends in a hash. */
    Map<String, String> settings() {
        JsonNode data = kind("ConfigMap").filter(it -> name(it).startsWith("study-circle-settings-")).findFirst().orElseThrow()
                .path("data");
        return STRICT.convertValue(data, STRICT.getTypeFactory().constructMapType(Map.class, String.class, String.class));
    }

    static void assertNone(Stream<String> offences) {
        assertEquals("", offences.sorted().collect(Collectors.joining("\n")));
    }

    static String name(JsonNode manifest) {
        return manifest.at("/metadata/name").asText();
    }

    static String title(JsonNode manifest) {
        return "%s %s".formatted(manifest.path("kind").asText(), name(manifest));
    }

    static <T> T read(JsonNode manifest, Class<T> type) {
        try {
            return STRICT.treeToValue(manifest, type);
        } catch (JsonProcessingException e) {
            throw new AssertionError(title(manifest) + ": " + e.getOriginalMessage(), e);
        }
    }
}
