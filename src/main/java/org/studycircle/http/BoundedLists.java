package org.studycircle.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import jakarta.validation.constraints.Size;

import org.studycircle.http.problem.Unacceptable;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
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
class BoundedLists extends StdDeserializer<Object> implements ContextualDeserializer {

    private final transient JsonDeserializer<?> standard;
    private final transient JsonDeserializer<Object> elements;
    private final int least;
    private final int most;

    /** @param standard what reads such lists where nothing bounds them */
    BoundedLists(JavaType type, JsonDeserializer<?> standard) {
        this(type, standard, null, 0, 0);
    }

    private BoundedLists(JavaType type, JsonDeserializer<?> standard, JsonDeserializer<Object> elements, int least, int most) {
        super(type);
        this.standard = standard;
        this.elements = elements;
        this.least = least;
        this.most = most;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property)
            throws JsonMappingException {
        Size size = isOf(property) ? property.getAnnotation(Size.class) : null;
        return size == null
                ? context.handleSecondaryContextualization(standard, property, _valueType)
                : new BoundedLists(_valueType, standard,
                        context.findContextualValueDeserializer(_valueType.getContentType(), property), size.min(), size.max());
    }

    /** Not of something within it, such as one of several lists. */
    private boolean isOf(BeanProperty property) {
        return property != null && property.getType().hasRawClass(List.class)
                && property.getType().getContentType().equals(_valueType.getContentType());
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.isExpectedStartArrayToken()) {
            return context.handleUnexpectedToken(_valueType, parser);
        }
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (list.size() == most) {
                throw new Unacceptable(place(parser), "size", "size must be between %d and %d".formatted(least, most));
            }
            list.add(element(parser, context, list.size()));
        }
        return list;
    }

    /** @return a pointer to the list; its own context points at the element, that of an element that has begun into it */
    private static String place(JsonParser parser) {
        JsonStreamContext list = parser.currentToken().isStructStart()
                ? parser.getParsingContext().getParent()
                : parser.getParsingContext();
        return list.getParent().pathAsPointer().toString();
    }

    private Object element(JsonParser parser, DeserializationContext context, int index) throws IOException {
        try {
            return parser.hasToken(JsonToken.VALUE_NULL)
                    ? elements.getNullValue(context)
                    : elements.deserialize(parser, context);
        } catch (JsonMappingException e) {
            e.prependPath(List.of(), index);
            throw e;
        }
    }
}
