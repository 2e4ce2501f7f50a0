package org.studycircle.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import jakarta.validation.constraints.Size;

import org.studycircle.http.problem.Unacceptable;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;

/**
 * Lists are read up to the {@link Size} that they may have, and no further: what is wrong with each of a hundred thousand elements would take
 * seconds to find and to say.
 */
class BoundedLists extends StdDeserializer<List<?>> implements ContextualDeserializer {

    private final transient JsonDeserializer<Object> elements;
    private final int least;
    private final int most;

    BoundedLists() {
        this(List.class, null, 0, Integer.MAX_VALUE);
    }

    private BoundedLists(Class<?> type, JsonDeserializer<Object> elements, int least, int most) {
        super(type);
        this.elements = elements;
        this.least = least;
        this.most = most;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property)
            throws JsonMappingException {
        JavaType type = context.getContextualType();
        Size size = property == null || !property.getType().equals(type) ? null : property.getAnnotation(Size.class);
        return new BoundedLists(type.getRawClass(), context.findContextualValueDeserializer(type.getContentType(), property),
                size == null ? 0 : size.min(), size == null ? Integer.MAX_VALUE : size.max());
    }

    @Override
    public List<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.isExpectedStartArrayToken()) {
            return (List<?>) context.handleUnexpectedToken(List.class, parser);
        }
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (list.size() == most) {
                throw new Unacceptable(parser.getParsingContext().getParent().pathAsPointer().toString(), "size",
                        "size must be between %d and %d".formatted(least, most));
            }
            list.add(element(parser, context, list.size()));
        }
        return list;
    }

    private Object element(JsonParser parser, DeserializationContext context, int index) throws IOException {
        try {
            return parser.hasToken(JsonToken.VALUE_NULL) ? elements.getNullValue(context) : elements.deserialize(parser, context);
        } catch (JsonMappingException e) {
            e.prependPath(List.of(), index);
            throw e;
        }
    }
}
