package org.studycircle.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.Rule;

/** Alerts and dashboard ask for metrics that exist, and every alert tells what to do. */
class MonitoringTest {

    private static final Path METRICS = Path.of("k8s", "README.md");
    private static final Path RUNBOOKS = Path.of("docs", "operations.md");
    private static final String RUNBOOK = "docs/operations.md#";
    /** A metric in the list: the first cell of a row, in backticks. */
    private static final Pattern LISTED = Pattern.compile("(?m)^\\| `([a-z_]+)` \\|");
    /** What in PromQL is a name and no metric: labels between braces, texts, durations, and what follows these words. */
    private static final Pattern NO_METRIC = Pattern
            .compile("\\{[^}]*}|\"[^\"]*\"|\\[[^\\]]*]|\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
    private static final Pattern NAME = Pattern.compile("\\b[a-z_][a-z0-9_]*\\b(?!\\s*\\()");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "by", "without", "bool");

    private static List<Rule> alerts;
    private static List<String> panels;
    private static JsonNode dashboard;

    @BeforeAll
    static void read() throws IOException {
        Manifests production = Manifests.of("production");
        alerts = production.one(PrometheusRule.class, "study-circle").getSpec().getGroups().stream()
                .flatMap(group -> group.getRules().stream()).toList();
        dashboard = new ObjectMapper()
                .readTree(production.one("ConfigMap", "study-circle-dashboard").at("/data/study-circle.json").asText());
        panels = new ArrayList<>();
        dashboard.path("panels")
                .forEach(panel -> panel.path("targets").forEach(target -> panels.add(target.path("expr").asText())));
    }

    private static Set<String> metrics(Stream<String> expressions) {
        return expressions.map(expression -> NO_METRIC.matcher(expression).replaceAll(" "))
                .flatMap(expression -> NAME.matcher(expression).results().map(result -> result.group()))
                .filter(name -> !WORDS.contains(name)).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void metricsAreFoundInExpressions() {
        assertEquals(Set.of("asked_total", "given"), metrics(Stream.of(
                "sum by (pod) (rate(asked_total{job=\"a{b\"}[5m])) / max(given) > 0.5 and absent(given)")));
    }

    @Test
    void everyMetricIsListed() throws IOException {
        Set<String> listed = LISTED.matcher(Files.readString(METRICS)).results().map(result -> result.group(1))
                .collect(Collectors.toSet());
        Set<String> asked = metrics(Stream.concat(alerts.stream().map(rule -> rule.getExpr().getStrVal()), panels.stream()));
        assertTrue(asked.containsAll(Set.of("up", "http_server_requests_seconds_count", "study_circle_streams")),
                asked::toString);
        assertEquals(new TreeSet<>(listed), new TreeSet<>(asked));
    }

    @Test
    void everyAlertIsClassifiedAndExplained() throws IOException {
        String runbooks = Files.readString(RUNBOOKS);
        Set<String> anchors = Pattern.compile("(?m)^#+ (.+)$").matcher(runbooks).results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
        Set<String> names = new HashSet<>();
        for (Rule alert : alerts) {
            assertTrue(names.add(alert.getAlert()), alert.getAlert());
            assertTrue(Set.of("critical", "warning").contains(alert.getLabels().get("severity")), alert.getAlert());
            assertFalse(alert.getAnnotations().get("summary").isBlank(), alert.getAlert());
            assertFalse(alert.getAnnotations().get("description").isBlank(), alert.getAlert());
            String runbook = alert.getAnnotations().get("runbook_url");
            assertEquals(RUNBOOK + alert.getAlert().toLowerCase(Locale.ROOT), runbook);
            assertTrue(anchors.contains(runbook.substring(RUNBOOK.length())), runbook);
        }
        Matcher explained = Pattern.compile("(?m)^#+ (StudyCircle\\w+)$").matcher(runbooks);
        assertEquals(names, explained.results().map(heading -> heading.group(1)).collect(Collectors.toSet()));
    }

    @Test
    void dashboardIsWhole() {
        Set<Integer> ids = new HashSet<>();
        dashboard.path("panels").forEach(panel -> {
            assertTrue(ids.add(panel.path("id").asInt()));
            assertTrue(panel.at("/gridPos/x").asInt() + panel.at("/gridPos/w").asInt() <= 24, panel.path("title").asText());
        });
        assertTrue(panels.size() > 20);
        assertTrue(panels.stream().noneMatch(String::isBlank));
    }
}
