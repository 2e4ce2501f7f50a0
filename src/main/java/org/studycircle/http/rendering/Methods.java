package org.studycircle.http.rendering;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.studycircle.http.problem.Refusal;

/** Which methods the contract has for a path, so that a refusal can say them. */
@ApplicationScoped
public class Methods {

    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");

    private static final Pattern ENCODED_DOT = Pattern.compile("%2[Ee]");

    private volatile Map<Pattern, Set<String>> byPath = Map.of();

    public void learn(OpenAPI contract) {
        String base = contract.getServers().get(0).getUrl();
        byPath = contract.getPaths().getPathItems().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(path -> form(base + path.getKey()), path -> methods(path.getValue())));
    }

    /** The path by which the router has found the resource: without dots, and without a slash at its end. */
    private static String routed(URI address) {
        String path = ENCODED_DOT.matcher(address.getRawPath()).replaceAll(".");
        return URI.create(path).normalize().getRawPath().replaceFirst("(?<=.)/$", "");
    }

    private static Pattern form(String path) {
        return Pattern.compile(VARIABLE.matcher(path).replaceAll("[^/]+"));
    }

    private static Set<String> methods(PathItem path) {
        Set<String> methods = new TreeSet<>(Set.of("OPTIONS"));
        path.getOperations().keySet().forEach(method -> methods.add(method.name()));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return methods;
    }

    /** @return the refusal of a method that the path does not have; empty where it has it, or there is no such path */
    Optional<Refusal> refusal(String method, URI address) {
        String path = routed(address);
        return byPath.entrySet().stream()
                .filter(known -> known.getKey().matcher(path).matches())
                .map(Map.Entry::getValue)
                .filter(methods -> !methods.contains(method))
                .<Refusal>map(MethodNotAllowed::new)
                .findFirst();
    }
}
