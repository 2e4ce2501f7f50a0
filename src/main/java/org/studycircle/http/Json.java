package org.studycircle.http;

import java.io.UncheckedIOException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What the service says, as JSON, for what is not written by the framework as it is answered. */
@ApplicationScoped
public class Json {

    @Inject
    ObjectMapper mapper;

    public String text(Object said) {
        try {
            return mapper.writeValueAsString(said);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] of(Object said) {
        try {
            return mapper.writeValueAsBytes(said);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
