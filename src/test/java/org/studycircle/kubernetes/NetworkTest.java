package org.studycircle.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;

/** Who may reach whom, and what the world may. */
class NetworkTest {

    private static final Set<Integer> DNS = Set.of(53);

    private static Stream<Manifests> overlays() {
        return Manifests.overlays();
    }

    /** By the ports that lead to pods which are named, and those that lead anywhere. */
    private record Ways(Set<Integer> toPods, Set<Integer> toAnybody) {

        static Ways of(NetworkPolicy policy) {
            return new Ways(ports(policy, false), ports(policy, true));
        }

        private static Set<Integer> ports(NetworkPolicy policy, boolean toAnybody) {
            return policy.getSpec().getEgress().stream().filter(rule -> rule.getTo().isEmpty() == toAnybody)
                    .map(NetworkPolicyEgressRule::getPorts).peek(ports -> assertFalse(ports.isEmpty(), policy.toString()))
                    .flatMap(List::stream).map(port -> port.getPort().getIntVal())
                    .filter(port -> !DNS.contains(port)).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void podsReachWhatTheyNeedAndNothingElse(Manifests overlay) {
        Map<String, Ways> ways = new TreeMap<>();
        overlay.kind("NetworkPolicy").map(policy -> Manifests.read(policy, NetworkPolicy.class))
                .filter(policy -> policy.getSpec().getPolicyTypes().contains("Egress"))
                .forEach(policy -> ways.put(policy.getMetadata().getName(), Ways.of(policy)));
        assertEquals(Map.of(
                "nobody", new Ways(Set.of(), Set.of()),
                "study-circle", new Ways(Set.of(5432, 8080), Set.of()),
                "study-circle-migration", new Ways(Set.of(5432), Set.of()),
                "study-circle-database", new Ways(Set.of(5432, 8000), Set.of(443, 6443)),
                "study-circle-keycloak-egress", new Ways(Set.of(5432, 7800, 57800), Set.of(465, 587)),
                "study-circle-keycloak-operator", new Ways(Set.of(), Set.of(443, 6443))), ways);
        assertTrue(overlay.settings().get("QUARKUS_DATASOURCE_REACTIVE_URL").contains("//study-circle-database-rw:5432/"));
        assertTrue(overlay.settings().get("MP_JWT_VERIFY_PUBLICKEY_LOCATION")
                .startsWith("http://study-circle-keycloak-service:8080/"));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void nobodyIsReachedOrReachesWithoutAWord(Manifests overlay) {
        NetworkPolicy nobody = overlay.one(NetworkPolicy.class, "nobody");
        assertEquals(Set.of("Ingress", "Egress"), Set.copyOf(nobody.getSpec().getPolicyTypes()));
        assertTrue(nobody.getSpec().getPodSelector().getMatchLabels().isEmpty());
        assertTrue(nobody.getSpec().getIngress().isEmpty() && nobody.getSpec().getEgress().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void worldSeesTheRealmAndNoOther(Manifests overlay) {
        String realm = overlay.one("KeycloakRealmImport", "study-circle-realm").at("/spec/realm/realm").asText();
        assertEquals(Set.of("/realms/" + realm, "/resources"),
                overlay.one(Ingress.class, "study-circle-keycloak").getSpec().getRules().stream()
                        .flatMap(rule -> rule.getHttp().getPaths().stream())
                        .peek(path -> assertEquals("Prefix", path.getPathType())).map(path -> path.getPath())
                        .collect(Collectors.toSet()));
    }
}
