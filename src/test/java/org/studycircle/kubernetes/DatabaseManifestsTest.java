package org.studycircle.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;

/** The database that is asked of the operator, and who may do what in it. */
class DatabaseManifestsTest {

    /** Connections to the database that are not the service's: Keycloak, replication, backups, somebody who looks. */
    private static final int OTHER_CONNECTIONS = 60;

    /** By which each replica tells the others what has changed. */
    private static final int HINTS = 1;

    private final Manifests production = Manifests.of("production");

    private static Stream<Manifests> overlays() {
        return Manifests.overlays();
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
        Map<String, Set<String>> users = overlay.pods().stream().flatMap(pods -> pods.containers())
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
        return overlay.pods().stream().flatMap(pods -> pods.containers()).filter(it -> it.getName().equals(container))
                .flatMap(it -> it.getEnv().stream()).filter(it -> it.getName().equals(name)).map(EnvVar::getValue).findFirst()
                .orElseThrow();
    }
}
