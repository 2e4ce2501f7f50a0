package org.studycircle.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.studycircle.app.configuration.Setting;
import org.studycircle.app.configuration.Settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;

/** The rendered manifests of every overlay: typed, and held to the rules of this project. */
@TestInstance(Lifecycle.PER_CLASS)
class KubernetesTest {

    private static final Map<String, Class<?>> TYPES = Stream
            .of(ConfigMap.class, Deployment.class, HorizontalPodAutoscaler.class, Ingress.class, Job.class, Namespace.class,
                    NetworkPolicy.class, PodDisruptionBudget.class, PodMonitor.class, PrometheusRule.class, Service.class,
                    ServiceAccount.class, ServiceMonitor.class)
            .collect(Collectors.toMap(Class::getSimpleName, type -> type));
    /** Kinds of operators: no types of them can be had, so every field that is used is listed in a file. */
    private static final Set<String> OPERATORS = Set.of("Certificate", "Cluster", "Database", "Issuer", "Keycloak",
            "KeycloakRealmImport", "ObjectStore", "ScheduledBackup");
    private static final Path FIELDS = Path.of("src", "test", "resources", "kubernetes-fields.txt");
    /** Connections to the database that are not the service's: Keycloak, replication, backups, somebody who looks. */
    private static final int OTHER_CONNECTIONS = 60;
    /** What jobs may take to come to the end of a step, and to close connections. */
    private static final int ENDING_SECONDS = 10;
    /** By which each replica tells the others what has changed. */
    private static final int HINTS = 1;

    private final Manifests production = Manifests.of("production");
    private final Manifests development = Manifests.of("development");

    Stream<Manifests> overlays() {
        return Stream.of(production, development);
    }

    private static Stream<Container> containers(PodSpec pod) {
        return Stream.concat(pod.getContainers().stream(), pod.getInitContainers().stream());
    }

    private static void assertNone(Stream<String> offences) {
        assertEquals("", offences.sorted().collect(Collectors.joining("\n")));
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
        assertNone(used.stream().filter(path -> !known.contains(path)));
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

    @ParameterizedTest
    @MethodSource("overlays")
    void everyContainerIsBounded(Manifests overlay) {
        assertNone(overlay.pods().stream().flatMap(pods -> containers(pods.spec()).flatMap(container -> Stream
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
            containers(pods.spec()).forEach(container -> {
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
        assertNone(offences.stream());
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void imagesArePinned(Manifests overlay) {
        Stream<String> images = Stream.concat(
                overlay.pods().stream().flatMap(pods -> containers(pods.spec())).map(Container::getImage),
                overlay.kind("Cluster").map(cluster -> cluster.at("/spec/imageName").asText()));
        assertNone(images
                .filter(image -> !image.matches("[^:@]+/[^:@]+(:[\\w.-]+|@sha256:[0-9a-f]{64})") || image.endsWith(":latest")));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void secretsAreOnlyReferredTo(Manifests overlay) {
        assertEquals(0, overlay.kind("Secret").count());
        assertNone(overlay.pods().stream().flatMap(pods -> containers(pods.spec()))
                .flatMap(container -> container.getEnv().stream())
                .filter(variable -> variable.getName().matches(".*(PASSWORD|SECRET|TOKEN|USERNAME|USER).*"))
                .filter(variable -> variable.getValue() != null || variable.getValueFrom().getSecretKeyRef() == null)
                .map(EnvVar::getName));
        assertNone(overlay.settings().keySet().stream().filter(name -> name.matches(".*(PASSWORD|SECRET|TOKEN).*")));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyPartSaysWhatItBelongsTo(Manifests overlay) {
        assertNone(overlay.all().stream()
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
    void serviceReachesWhatItNeedsAndNothingElse(Manifests overlay) {
        Set<Integer> left = overlay.one(NetworkPolicy.class, "study-circle").getSpec().getEgress().stream()
                .peek(rule -> assertFalse(rule.getTo().isEmpty()))
                .flatMap(rule -> rule.getPorts().stream()).map(port -> port.getPort().getIntVal()).collect(Collectors.toSet());
        assertEquals(Set.of(53, 5432, 8080), left);
        assertEquals(List.of("Ingress"), overlay.one(NetworkPolicy.class, "nobody").getSpec().getPolicyTypes());
        assertTrue(overlay.settings().get("QUARKUS_DATASOURCE_REACTIVE_URL").contains("//study-circle-database-rw:5432/"));
        assertTrue(overlay.settings().get("MP_JWT_VERIFY_PUBLICKEY_LOCATION")
                .startsWith("http://study-circle-keycloak-service:8080/"));
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

    @Test
    void databaseTakesTheConnectionsOfAllReplicas() {
        Map<String, String> settings = production.settings();
        int each = Integer.parseInt(settings.get("QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE"))
                + Integer.parseInt(settings.get("QUARKUS_DATASOURCE_JDBC_MAX_SIZE")) + HINTS;
        // while a new release is rolled out, one more has come, and another one is still ending
        int replicas = production.one(HorizontalPodAutoscaler.class, "study-circle").getSpec().getMaxReplicas() + 2;
        int most = production.one("Cluster", "study-circle-database").at("/spec/postgresql/parameters/max_connections").asInt();
        assertTrue(each * replicas + OTHER_CONNECTIONS <= most);
    }

    @Test
    void acknowledgedWriteIsInTwoPlacesAndSoonInAThird() {
        JsonNode cluster = production.one("Cluster", "study-circle-database").path("spec");
        assertEquals(3, cluster.path("instances").asInt());
        assertEquals("required", cluster.at("/postgresql/synchronous/dataDurability").asText());
        assertEquals(1, cluster.at("/postgresql/synchronous/number").asInt());
        assertEquals(production.kind("ObjectStore").map(Manifests::name).toList(),
                List.of(cluster.at("/plugins/0/parameters/barmanObjectName").asText()));
        assertTrue(cluster.at("/plugins/0/isWALArchiver").asBoolean());
        JsonNode nightly = production.kind("ScheduledBackup").findFirst().orElseThrow().path("spec");
        assertEquals(cluster.at("/plugins/0/name").asText(), nightly.at("/pluginConfiguration/name").asText());
        assertEquals("study-circle-database", nightly.at("/cluster/name").asText());
        assertEquals(6, nightly.path("schedule").asText().split(" ").length);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void onlyTheMigrationOwnsTheSchema(Manifests overlay) {
        JsonNode cluster = overlay.one("Cluster", "study-circle-database").path("spec");
        String owner = cluster.at("/bootstrap/initdb/secret/name").asText();
        Map<String, Set<String>> users = overlay.pods().stream().flatMap(pods -> containers(pods.spec()))
                .collect(Collectors.toMap(Container::getName, container -> container.getEnv().stream()
                        .filter(variable -> variable.getName().matches("(QUARKUS_DATASOURCE|PG).*"))
                        .filter(variable -> variable.getValueFrom() != null)
                        .map(variable -> variable.getValueFrom().getSecretKeyRef().getName()).collect(Collectors.toSet())));
        assertEquals(Map.of("study-circle", Set.of("study-circle-database-service"), "migrate", Set.of(owner), "grant",
                Set.of(owner)), users);
        JsonNode service = StreamSupport.stream(cluster.at("/managed/roles").spliterator(), false)
                .filter(role -> role.path("name").asText().equals("study_circle_service")).findFirst().orElseThrow();
        assertEquals("study-circle-database-service", service.at("/passwordSecret/name").asText());
        assertFalse(service.has("superuser") || service.has("createdb") || service.has("createrole") || service.has("inRoles"));
        assertEquals("false", variable(overlay, "study-circle", "QUARKUS_FLYWAY_MIGRATE_AT_START"));
        assertEquals("true", variable(overlay, "study-circle", "QUARKUS_FLYWAY_VALIDATE_AT_START"));
        assertEquals("true", variable(overlay, "migrate", "QUARKUS_INIT_AND_EXIT"));
    }

    private static String variable(Manifests overlay, String container, String name) {
        return overlay.pods().stream().flatMap(pods -> containers(pods.spec())).filter(it -> it.getName().equals(container))
                .flatMap(it -> it.getEnv().stream()).filter(it -> it.getName().equals(name)).map(EnvVar::getValue).findFirst()
                .orElseThrow();
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
