package org.studycircle.contract.release;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.openapitools.openapidiff.core.model.Changed;
import org.openapitools.openapidiff.core.model.ChangedApiResponse;
import org.openapitools.openapidiff.core.model.ChangedContent;
import org.openapitools.openapidiff.core.model.ChangedHeaders;
import org.openapitools.openapidiff.core.model.ChangedList;
import org.openapitools.openapidiff.core.model.ChangedParameter;
import org.openapitools.openapidiff.core.model.ChangedParameters;
import org.openapitools.openapidiff.core.model.ChangedRequestBody;
import org.openapitools.openapidiff.core.model.ChangedSchema;
import org.openapitools.openapidiff.core.model.Endpoint;
import org.openapitools.openapidiff.core.model.schema.ChangedOneOfSchema;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;

/** Changes of a contract in words. */
final class Words {

    private Words() {}

    static String operation(Operation operation, HttpMethod method, String path) {
        return "`%s`, %s %s".formatted(operation.getOperationId(), method, path);
    }

    /** What became of an operation that is no longer where it was: it may be elsewhere. */
    static String gone(Endpoint gone, List<Endpoint> come) {
        return come.stream()
                .filter(other -> Objects.equals(other.getOperation().getOperationId(), gone.getOperation().getOperationId()))
                .map(other -> "is now %s %s".formatted(other.getMethod(), other.getPathUrl()))
                .findFirst().orElse("is gone");
    }

    /** Where a part is within the whole: `answer 200 /items/*` and then `/title`. */
    static String step(Changed whole, Changed part) {
        if (part instanceof ChangedParameter parameter) {
            return " parameter " + parameter.getName() + " ";
        }
        if (part instanceof ChangedRequestBody) {
            return " body ";
        }
        if (whole instanceof ChangedApiResponse answers) {
            return " answer " + name(answers.getChanged(), part) + " ";
        }
        if (whole instanceof ChangedHeaders headers) {
            return "header " + name(headers.getChanged(), part) + " ";
        }
        if (whole instanceof ChangedSchema schema) {
            return part == schema.getItems()
                    ? "/*"
                    : part instanceof ChangedSchema ? "/" + name(schema.getChangedProperties(), part) : "";
        }
        return "";
    }

    private static String name(Map<String, ? extends Changed> parts, Changed part) {
        return parts.entrySet().stream().filter(entry -> entry.getValue() == part).map(Map.Entry::getKey).findFirst()
                .orElse("");
    }

    /** What is another about the thing itself. */
    static String difference(Changed changed) {
        if (changed instanceof ChangedSchema schema) {
            return ofSchema(schema);
        }
        if (changed instanceof ChangedParameters parameters) {
            return listed("parameters", names(parameters.getMissing()), names(needed(parameters.getIncreased())));
        }
        if (changed instanceof ChangedContent content) {
            return listed("media types", content.getMissing().keySet(), Set.of());
        }
        if (changed instanceof ChangedApiResponse answers) {
            return listed("answers", answers.getMissing().keySet(), Set.of());
        }
        if (changed instanceof ChangedHeaders headers) {
            return listed("headers", headers.getMissing().keySet(), Set.of());
        }
        if (changed instanceof ChangedOneOfSchema kinds) {
            return listed("kinds", kinds.getMissing().keySet(), kinds.getIncreased().keySet());
        }
        if (changed instanceof ChangedList<?> list) {
            return listed(kind(changed), list.getMissing(), list.getIncreased());
        }
        return "has another " + kind(changed);
    }

    private static String ofSchema(ChangedSchema schema) {
        return schema.isChangedType()
                ? "is of another type: " + type(schema.getNewSchema()) + ", not " + type(schema.getOldSchema())
                : listed("fields", schema.getMissingProperties().keySet(), Set.of());
    }

    private static String type(Schema<?> schema) {
        return schema.getType() == null ? "one of several" : schema.getType();
    }

    private static List<Parameter> needed(List<Parameter> parameters) {
        return parameters.stream().filter(parameter -> Boolean.TRUE.equals(parameter.getRequired())).toList();
    }

    private static List<String> names(List<Parameter> parameters) {
        return parameters.stream().map(Parameter::getName).toList();
    }

    private static String listed(String things, Collection<?> gone, Collection<?> come) {
        List<String> said = new ArrayList<>();
        gone.forEach(thing -> said.add("no more `" + thing + "`"));
        come.forEach(thing -> said.add("now `" + thing + "`"));
        return said.isEmpty() ? "has other " + things : things + ": " + String.join(", ", said);
    }

    /** `max length` of a `ChangedMaxLength`. */
    private static String kind(Changed changed) {
        return changed.getClass().getSimpleName().replace("Changed", "").replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }
}
