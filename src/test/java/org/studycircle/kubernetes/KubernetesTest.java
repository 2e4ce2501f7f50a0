package org.studycircle.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.studycircle.app.configuration.Setting;
import org.studycircle.app.configuration.Settings;

import com.fasterxml.jackson.databind.JsonNode;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;

/** The rendered manifests of every overlay agree with one another and with the service. */
class KubernetesTest {

    private final Manifests production = Manifests.of("production");

    private static Stream<Manifests> overlays() {
        return Manifests.overlays();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyPartSaysWhatItBelongsTo(Manifests overlay) {
        Manifests.assertNone(overlay.all().stream()
                .filter(manifest -> !manifest.at("/metadata/labels").path("app.kubernetes.io/part-of").asText()
                        .equals("study-circle")
                        || !manifest.at("/metadata/labels").has("app.kubernetes.io/component"))
                .map(Manifests::title));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void selectorsMeetPods(Manifests overlay) {
        Map<String, String> labels = overlay.pods().stream().filter(pods -> pods.name().equals("study-circle")).findFirst()
                .orElseThrow().labels();
        List<Map<String, String>> selectors = new ArrayList<>();
        selectors.add(overlay.one(Deployment.class, "study-circle").getSpec().getSelector().getMatchLabels());
        selectors.add(overlay.one(Service.class, "study-circle").getSpec().getSelector());
        selectors.add(overlay.one(NetworkPolicy.class, "study-circle").getSpec().getPodSelector().getMatchLabels());
        overlay.kind("PodDisruptionBudget").map(it -> Manifests.read(it, PodDisruptionBudget.class))
                .forEach(it -> selectors.add(it.getSpec().getSelector().getMatchLabels()));
        for (Map<String, String> selector : selectors) {
            assertFalse(selector.isEmpty());
            assertTrue(labels.entrySet().containsAll(selector.entrySet()), () -> selector + " does not meet " + labels);
        }
        Map<String, String> service = overlay.one(Service.class, "study-circle").getMetadata().getLabels();
        assertTrue(service.entrySet().containsAll(
                overlay.one(ServiceMonitor.class, "study-circle").getSpec().getSelector().getMatchLabels().entrySet()));
        Map<String, String> migration = overlay.pods().stream().filter(pods -> pods.name().equals("study-circle-migration"))
                .findFirst().orElseThrow().labels();
        assertTrue(migration.entrySet().containsAll(overlay.one(NetworkPolicy.class, "study-circle-migration").getSpec()
                .getPodSelector().getMatchLabels().entrySet()));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void portsAgreeFromIngressToProcess(Manifests overlay) {
        Container container = overlay.one(Deployment.class, "study-circle").getSpec().getTemplate().getSpec().getContainers()
                .get(0);
        Map<String, Integer> ports = container.getPorts().stream()
                .collect(Collectors.toMap(ContainerPort::getName, ContainerPort::getContainerPort));
        assertEquals(overlay.settings().get("QUARKUS_HTTP_PORT"), ports.get("http").toString());
        assertEquals(overlay.settings().get("QUARKUS_MANAGEMENT_PORT"), ports.get("management").toString());

        Service service = overlay.one(Service.class, "study-circle");
        Set<String> names = service.getSpec().getPorts().stream().map(ServicePort::getName).collect(Collectors.toSet());
        Set<Integer> targets = service.getSpec().getPorts().stream().map(port -> ports.get(port.getTargetPort().getStrVal()))
                .collect(Collectors.toSet());
        Set<Integer> admitted = overlay.one(NetworkPolicy.class, "study-circle").getSpec().getIngress().stream()
                .flatMap(rule -> rule.getPorts().stream()).map(port -> port.getPort().getIntVal()).collect(Collectors.toSet());
        assertEquals(targets, admitted);
        assertEquals(Set.of("http"), overlay.one(Ingress.class, "study-circle").getSpec().getRules().stream()
                .flatMap(rule -> rule.getHttp().getPaths().stream())
                .map(path -> path.getBackend().getService().getPort().getName()).collect(Collectors.toSet()));
        assertTrue(names.contains(
                overlay.one(ServiceMonitor.class, "study-circle").getSpec().getEndpoints().get(0).getPort()));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void streamsPassTheIngress(Manifests overlay) {
        Map<String, String> annotations = overlay.one(Ingress.class, "study-circle").getMetadata().getAnnotations();
        String nginx = "nginx.ingress.kubernetes.io/";
        assertEquals("off", annotations.get(nginx + "proxy-buffering"));
        assertTrue(Integer.parseInt(annotations.get(nginx + "proxy-read-timeout")) >= 3600);
        assertTrue(Quantity.getAmountInBytes(Quantity.parse(annotations.get(nginx + "proxy-body-size").toUpperCase() + "i"))
                .longValue() > 11 * 1024 * 1024);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void publicNamesAgree(Manifests overlay) {
        JsonNode names = overlay == production ? names("production") : names("development");
        for (String ingress : List.of("study-circle", "study-circle-keycloak")) {
            String host = names.path(ingress.equals("study-circle") ? "service" : "keycloak").asText();
            JsonNode spec = overlay.one("Ingress", ingress).path("spec");
            assertEquals(host, spec.at("/rules/0/host").asText());
            assertEquals(host, spec.at("/tls/0/hosts/0").asText());
        }
        String keycloak = overlay.one("Keycloak", "study-circle-keycloak").at("/spec/hostname/hostname").asText();
        assertEquals("https://" + names.path("keycloak").asText(), keycloak);
        assertEquals(keycloak + "/realms/study-circle", overlay.settings().get("MP_JWT_VERIFY_ISSUER"));
        String application = "https://" + names.path("application").asText() + "/";
        assertEquals(application, overlay.settings().get("STUDY_CIRCLE_KEYCLOAK_INVITATION_REDIRECT"));
        assertEquals(application, overlay.settings().get("QUARKUS_HTTP_CORS_ORIGINS") + "/");
        assertEquals(application + "*", overlay.one("KeycloakRealmImport", "study-circle-realm")
                .at("/spec/realm/clients/0/redirectUris/0").asText());
        assertEquals(0, overlay.all().stream().filter(it -> Manifests.name(it).equals("study-circle-names")).count());
    }

    @Test
    void browsersComeToProductionByHttpsOnly() {
        assertEquals("365D", production.settings().get("STUDY_CIRCLE_HTTP_STRICT_TRANSPORT_SECURITY"));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everySettingOfOursIsOneThatTheServiceKnows(Manifests overlay) {
        Set<String> known = Settings.all().values().stream().map(Setting::variable).collect(Collectors.toSet());
        Set<String> set = overlay.settings().keySet().stream().filter(name -> name.startsWith("STUDY_CIRCLE_"))
                .collect(Collectors.toSet());
        assertTrue(set.size() > 1, set::toString);
        assertTrue(known.containsAll(set), set::toString);
    }

    private static JsonNode names(String overlay) {
        try {
            return Manifests.STRICT.readTree(Path.of("k8s", "overlays", overlay, "names.yaml").toFile()).path("data");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
