package org.studycircle.http.guard;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.UUID;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;

import org.studycircle.text.Ids;

/**
 * Ids are read in paths as in bodies: in the one form that they have. Anything else is nothing's id, which is answered as such. Of whoever
 * goes by another name in a group the id is no UUIDv7: it tells no time.
 */
@Provider
public class CanonicalIds implements ParamConverterProvider {

    @Override
    @SuppressWarnings("unchecked") // it is asked by type
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        return type == UUID.class ? (ParamConverter<T>) new Canonical() : null;
    }

    private static class Canonical implements ParamConverter<UUID> {

        @Override
        public UUID fromString(String text) {
            return Ids.canonical(text);
        }

        @Override
        public String toString(UUID id) {
            return id.toString();
        }
    }
}
