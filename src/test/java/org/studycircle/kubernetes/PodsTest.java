package org.studycircle.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;

/** What containers may do, use and count on. */
class PodsTest {

    /** What jobs may take to come to the end of a step, and to close connections. */
    private static final int ENDING_SECONDS = 10;

    private final Manifests production = Manifests.of("production");
    private final Manifests development = Manifests.of("development");

    private static Stream<Manifests> overlays() {
        return Manifests.overlays();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyContainerIsBounded(Manifests overlay) {
        Manifests.assertNone(overlay.pods().stream().flatMap(pods -> pods.containers().flatMap(container -> Stream
                .of("cpu", "memory")
                .filter(resource -> !container.getResources().getLimits().containsKey(resource)
                        || !container.getResources().getRequests().containsKey(resource))
                .map(resource -> "%s/%s has no bounds of %s".formatted(pods.name(), container.getName(), resource)))));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void podsMayDoNothingTheyNeedNot(Manifests overlay) {
        List<String> offences = new ArrayList<>();
        for (Manifests.Pods pods : overlay.pods()) {
            PodSecurityContext pod = pods.spec().getSecurityContext();
            if (!pod.getRunAsNonRoot() || pod.getRunAsUser() == 0
                    || !"RuntimeDefault".equals(pod.getSeccompProfile().getType())) {
                offences.add(pods.name());
            }
            if (pods.spec().getAutomountServiceAccountToken() || pods.spec().getServiceAccountName().equals("default")) {
                offences.add(pods.name() + " may talk to Kubernetes");
            }
            if (pods.spec().getEnableServiceLinks()) {
                offences.add(pods.name() + " takes addresses of services for settings");
            }
            pods.containers().forEach(container -> {
                SecurityContext own = container.getSecurityContext();
                if (own.getAllowPrivilegeEscalation() || !own.getReadOnlyRootFilesystem()
                        || !own.getCapabilities().getDrop().equals(List.of("ALL"))
                        || !own.getCapabilities().getAdd().isEmpty()) {
                    offences.add(pods.name() + "/" + container.getName());
                }
            });
        }
        overlay.kind("ServiceAccount").filter(account -> account.path("automountServiceAccountToken").asBoolean(true))
                .map(Manifests::title).forEach(offences::add);
        Manifests.assertNone(offences.stream());
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void namespaceTakesRestrictedPodsOnly(Manifests overlay) {
        JsonNode labels = overlay.one("Namespace", "study-circle").at("/metadata/labels");
        for (String mode : List.of("enforce", "audit", "warn")) {
            assertEquals("restricted", labels.path("pod-security.kubernetes.io/" + mode).asText(), mode);
        }
    }

    /** Of pods that operators make, what nobody tells them they do not ask for. */
    @ParameterizedTest
    @MethodSource("overlays")
    void podsOfKeycloakAreRestricted(Manifests overlay) throws IOException {
        JsonNode server = overlay.one("Keycloak", "study-circle-keycloak").at("/spec/unsupported/podTemplate/spec");
        JsonNode operator = Manifests.STRICT.readTree(Path.of("k8s", "keycloak-operator.yaml").toFile())
                .at("/spec/template/spec");
        for (JsonNode pod : List.of(server, operator)) {
            assertTrue(pod.at("/securityContext/runAsNonRoot").asBoolean());
            assertEquals("RuntimeDefault", pod.at("/securityContext/seccompProfile/type").asText());
            assertEquals(1, pod.path("containers").size());
            JsonNode container = pod.at("/containers/0/securityContext");
            assertFalse(container.path("allowPrivilegeEscalation").asBoolean(true));
            assertEquals("[\"ALL\"]", container.at("/capabilities/drop").toString());
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void imagesArePinned(Manifests overlay) {
        Stream<String> images = Stream.concat(
                overlay.pods().stream().flatMap(pods -> pods.containers()).map(Container::getImage),
                overlay.kind("Cluster").map(cluster -> cluster.at("/spec/imageName").asText()));
        Manifests.assertNone(images
                .filter(image -> !image.matches("[^:@]+/[^:@]+(:[\\w.-]+|@sha256:[0-9a-f]{64})") || image.endsWith(":latest")));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void secretsAreOnlyReferredTo(Manifests overlay) {
        assertEquals(0, overlay.kind("Secret").count());
        Manifests.assertNone(overlay.pods().stream().flatMap(pods -> pods.containers())
                .flatMap(container -> container.getEnv().stream())
                .filter(variable -> variable.getName().matches(".*(PASSWORD|SECRET|TOKEN|USERNAME|USER).*|.*_KEY"))
                .filter(variable -> variable.getValue() != null || variable.getValueFrom().getSecretKeyRef() == null)
                .map(EnvVar::getName));
        Manifests.assertNone(
                overlay.settings().keySet().stream().filter(name -> name.matches(".*(PASSWORD|SECRET|TOKEN).*|.*_KEY")));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void probesAskTheManagementPort(Manifests overlay) {
        Container container = overlay.one(Deployment.class, "study-circle").getSpec().getTemplate().getSpec().getContainers()
                .get(0);
        assertEquals(List.of("/q/health/started", "/q/health/live", "/q/health/ready"),
                Stream.of(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe())
                        .map(Probe::getHttpGet).peek(probe -> assertEquals("management", probe.getPort().getStrVal()))
                        .map(probe -> probe.getPath()).toList());
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void podsHaveTimeToFinish(Manifests overlay) {
        PodSpec pod = overlay.one(Deployment.class, "study-circle").getSpec().getTemplate().getSpec();
        long waiting = pod.getContainers().get(0).getLifecycle().getPreStop().getSleep().getSeconds();
        Duration serving = Duration.parse("PT" + overlay.settings().get("QUARKUS_SHUTDOWN_DELAY"));
        Duration draining = Duration.parse("PT" + overlay.settings().get("QUARKUS_SHUTDOWN_TIMEOUT"));
        assertTrue(serving.toSeconds() >= 2, "the last second of it is for refusals");
        assertTrue(pod.getTerminationGracePeriodSeconds() >= waiting + serving.plus(draining).toSeconds() + ENDING_SECONDS);
    }

    @Test
    void rollOutNeverHasFewerReplicasThanBefore() {
        Deployment deployment = production.one(Deployment.class, "study-circle");
        assertEquals(0, deployment.getSpec().getStrategy().getRollingUpdate().getMaxUnavailable().getIntVal());
        HorizontalPodAutoscaler scaler = production.one(HorizontalPodAutoscaler.class, "study-circle");
        assertEquals(deployment.getMetadata().getName(), scaler.getSpec().getScaleTargetRef().getName());
        assertEquals(null, deployment.getSpec().getReplicas(), "the autoscaler decides");
        int away = production.one(PodDisruptionBudget.class, "study-circle").getSpec().getMaxUnavailable().getIntVal();
        assertTrue(away >= 1 && away < scaler.getSpec().getMinReplicas());
    }

    @Test
    void oneReplicaIsEnoughForDevelopment() {
        assertEquals(1, development.one(Deployment.class, "study-circle").getSpec().getReplicas());
        assertEquals(0, development.kind("HorizontalPodAutoscaler").count() + development.kind("PodDisruptionBudget").count());
        assertEquals(1, development.one("Cluster", "study-circle-database").at("/spec/instances").asInt());
        assertTrue(development.one("Cluster", "study-circle-database").at("/spec/plugins").isMissingNode());
    }

}
