package org.studycircle.http;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** What the contract has at a path, so that refusals can say it. */
@ApplicationScoped
public class Operations {

    private static final Pattern ENCODED_DOT = Pattern.compile("%2[Ee]");
    /** In a path that has none of it there is nothing to resolve. */
    private static final Pattern UNRESOLVED = Pattern.compile("%2|/\\.|/(?=/)|.(?=/$)");

    private static final String ANYTHING = "{}";

    private volatile List<Template> templates = List.of();
    private volatile Set<String> paths = Set.of();

    /**
     * What a path has.
     *
     * @param methods that are answered, with those that HTTP brings
     * @param parameters of the query, for each method that the contract describes
     */
    public record Known(Set<String> methods, Map<String, Set<String>> parameters) {

        private static Known of(PathItem path, OpenAPI contract) {
            var parameters = path.getOperations().entrySet().stream().collect(Collectors.toUnmodifiableMap(
                    operation -> operation.getKey().name(), operation -> queried(path, operation.getValue(), contract)));
            Set<String> methods = new TreeSet<>(parameters.keySet());
            methods.add("OPTIONS");
            if (methods.contains("GET")) {
                methods.add("HEAD");
            }
            return new Known(methods, parameters);
        }

        /** @return the names in the order of the alphabet */
        public Set<String> parametersOf(String method) {
            return parameters.getOrDefault(method.equals("HEAD") ? "GET" : method, Set.of());
        }
    }

    /** @param segments of the path; {@link #ANYTHING} where a variable stands */
    private record Template(List<String> segments, Known known) {

        static Template of(String path, Known known) {
            return new Template(Arrays.stream(path.split("/", -1)).map(segment -> segment.startsWith("{") ? ANYTHING : segment)
                    .toList(), known);
        }

        boolean fits(String[] asked) {
            return asked.length == segments.size() && IntStream.range(0, asked.length).allMatch(
                    i -> segments.get(i).equals(ANYTHING) ? !asked[i].isEmpty() : segments.get(i).equals(asked[i]));
        }
    }

    public void learn(OpenAPI contract) {
        String base = contract.getServers().get(0).getUrl();
        templates = contract.getPaths().getPathItems().entrySet().stream()
                .map(path -> Template.of(base + path.getKey(), Known.of(path.getValue(), contract))).toList();
        paths = contract.getPaths().getPathItems().keySet().stream().map(base::concat).collect(Collectors.toUnmodifiableSet());
    }

    /** @return the templates, as {@code /api/v1/groups/{groupId}} */
    public Set<String> paths() {
        return paths;
    }

    private static Set<String> queried(PathItem path, Operation operation, OpenAPI contract) {
        return Stream.of(path.getParameters(), operation.getParameters())
                .flatMap(parameters -> parameters == null ? Stream.empty() : parameters.stream())
                .map(resolved(contract))
                .filter(parameter -> parameter.getIn() == Parameter.In.QUERY)
                .map(Parameter::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Function<Parameter, Parameter> resolved(OpenAPI contract) {
        return parameter -> parameter.getRef() == null
                ? parameter
                : contract.getComponents().getParameters().get(parameter.getRef().replaceFirst(".*/", ""));
    }

    /** The path by which the router has found the resource: without dots, and without a slash at its end. */
    private static String routed(URI address) {
        if (!UNRESOLVED.matcher(address.getRawPath()).find()) {
            return address.getRawPath();
        }
        String path = ENCODED_DOT.matcher(address.getRawPath()).replaceAll(".");
        return URI.create(path).normalize().getRawPath().replaceFirst("(?<=.)/$", "");
    }

    /** @return what the contract has there: as a rule one, several where a name stands in the place of a variable */
    private List<Known> at(URI address) {
        String[] asked = routed(address).split("/", -1);
        return templates.stream().filter(template -> template.fits(asked)).map(Template::known).toList();
    }

    /** @return the methods of the path where this is none of them; empty where it is one, or there is no such path */
    public Optional<Set<String>> without(String method, URI address) {
        return at(address).stream().map(Known::methods).filter(methods -> !methods.contains(method)).findFirst();
    }

    /** @return the parameters that the query may have; empty where the contract has no such operation */
    public Optional<Set<String>> parameters(String method, URI address) {
        return at(address).stream().filter(known -> known.methods().contains(method))
                .map(known -> known.parametersOf(method)).findFirst();
    }
}
