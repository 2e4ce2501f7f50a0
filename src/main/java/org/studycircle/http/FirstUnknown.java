package org.studycircle.http;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.SettableAnyProperty;
import com.fasterxml.jackson.databind.deser.std.UntypedObjectDeserializer;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.type.TypeFactory;

/**
 * Ends the reading of a record with the first field that it has not. Without it such fields are gathered until the record is made: the
 * last of 80,000 is read before the first is refused.
 */
class FirstUnknown extends SettableAnyProperty {

    private final Class<?> type;

    private FirstUnknown(Class<?> type) {
        super(null, null, TypeFactory.unknownType(), null, new UntypedObjectDeserializer(null, null), null);
        this.type = type;
    }

    static FirstUnknown in(Class<?> type) {
        return new FirstUnknown(type);
    }

    /** Whoever calls it says where it is. */
    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        String name = parser.currentName();
        throw new UnrecognizedPropertyException(parser, "not a field here", parser.currentLocation(), type, name, null);
    }

    @Override
    public SettableAnyProperty withValueDeserializer(JsonDeserializer<Object> values) {
        return this;
    }

    /** There is nothing to be set. */
    @Override
    public void fixAccess(DeserializationConfig config) {}

    @Override
    protected void _set(Object instance, Object name, Object value) {
        throw new IllegalStateException("Nothing unknown is kept");
    }
}
