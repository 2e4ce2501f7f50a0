package org.studycircle.kubernetes;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;

/** The rendered manifests of every overlay have the fields that their types have. */
class ManifestTypesTest {

    private static final Map<String, Class<?>> TYPES = Stream
            .of(ConfigMap.class, Deployment.class, HorizontalPodAutoscaler.class, Ingress.class, Job.class, Namespace.class,
                    NetworkPolicy.class, PodDisruptionBudget.class, PodMonitor.class, PrometheusRule.class, Service.class,
                    ServiceAccount.class, ServiceMonitor.class)
            .collect(Collectors.toMap(Class::getSimpleName, type -> type));

    /** Kinds of operators: no types of them can be had, so every field that is used is listed in a file. */
    private static final Set<String> OPERATORS = Set.of("Certificate", "Cluster", "Database", "Issuer", "Keycloak",
            "KeycloakRealmImport", "ObjectStore", "ScheduledBackup");
    private static final Path FIELDS = Path.of("src", "test", "resources", "kubernetes-fields.txt");

    private final Manifests production = Manifests.of("production");

    private static Stream<Manifests> overlays() {
        return Manifests.overlays();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyManifestIsOfItsType(Manifests overlay) {
        for (JsonNode manifest : overlay.all()) {
            String kind = manifest.path("kind").asText();
            if (!OPERATORS.contains(kind)) {
                assertTrue(TYPES.containsKey(kind), Manifests.title(manifest));
                assertNotNull(Manifests.read(manifest, TYPES.get(kind)));
            }
        }
    }

    @Test
    void misspeltFieldIsNoticed() {
        ObjectNode deployment = production.one("Deployment", "study-circle").deepCopy();
        ((ObjectNode) deployment.at("/spec/template/spec")).put("terminationGracePeriodSecond", 1);
        assertThrows(AssertionError.class, () -> Manifests.read(deployment, Deployment.class));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void operatorsAreGivenFieldsTheyKnow(Manifests overlay) throws IOException {
        Set<String> known = new HashSet<>(Files.readAllLines(FIELDS));
        Set<String> used = new TreeSet<>();
        overlay.all().stream().filter(manifest -> OPERATORS.contains(manifest.path("kind").asText()))
                .forEach(manifest -> paths(manifest.path("apiVersion").asText() + " " + manifest.path("kind").asText() + " ",
                        "spec", manifest.path("spec"), used));
        Manifests.assertNone(used.stream().filter(path -> !known.contains(path)));
    }

    private static void paths(String kind, String path, JsonNode node, Set<String> found) {
        if (path.equals("spec.realm") || path.equals("spec.postgresql.parameters")) {
            // what is inside is Keycloak's and PostgreSQL's own
            found.add(kind + path);
        } else if (node.isObject() && !node.isEmpty()) {
            boolean free = path.endsWith("matchLabels") || path.endsWith("labels") || path.endsWith("placeholders")
                    || path.endsWith("truststores") || path.endsWith(".parameters");
            node.fields().forEachRemaining(
                    field -> paths(kind, free ? path + ".*" : path + "." + field.getKey(), field.getValue(), found));
        } else if (node.isArray()) {
            node.forEach(element -> paths(kind, path + "[]", element, found));
        } else {
            found.add(kind + path);
        }
    }
}
