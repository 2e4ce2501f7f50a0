package org.studycircle.http;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import org.studycircle.text.Ids;
import org.studycircle.text.Text;
import org.studycircle.text.VisibleText;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.module.SimpleModule;

import io.quarkus.jackson.ObjectMapperCustomizer;

/**
 * JSON as the contract has it: nothing is guessed, nothing is lost in silence. Unknown and doubled fields, coerced types and
 * text that can't be stored are refused; absent values are not sent.
 */
@Singleton
public class StrictJson implements ObjectMapperCustomizer {

    private static final int DEEPEST = 64;
    private static final int LONGEST_NAME = 2_000;
    private static final int MOST_TOKENS = 300_000;

    /** The last word, after the modules that bring dates their own lenient way. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    /**
     * What any request of ours is far from. Names of fields are not interned: a client that invents them would fill a table that nobody
     * empties. The parser's own table stays, which is bounded: without it bytes that are no UTF-8 would be replaced in silence.
     */
    private static void bound(JsonFactory factory) {
        factory.setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxNameLength(LONGEST_NAME)
                .maxTokenCount(MOST_TOKENS).build());
        factory.disable(JsonFactory.Feature.INTERN_FIELD_NAMES);
    }

    @Override
    @SuppressWarnings("deprecation") // the feature has no other name on a mapper that is already built
    public void customize(ObjectMapper mapper) {
        mapper.setSerializationInclusion(JsonInclude.Include.NON_NULL);
        mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
        mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        mapper.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS);
        mapper.coercionConfigDefaults().setAcceptBlankAsEmpty(false);
        mapper.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
        bound(mapper.getFactory());
        mapper.addHandler(new Discreet());
        mapper.registerModule(new SimpleModule("study-circle-text").setDeserializerModifier(new BoundedReading())
                .addDeserializer(String.class, new StorableText())
                .addDeserializer(UUID.class, new TimeOrderedId())
                .addDeserializer(Instant.class, new UtcInstant())
                .addDeserializer(LocalDate.class, new CalendarDate()));
    }

    /** Says what can't be read without repeating it: it may be a secret, and libraries log it. */
    private static class Discreet extends DeserializationProblemHandler {

        @Override
        public Object handleWeirdStringValue(DeserializationContext context, Class<?> type, String value, String reason)
                throws IOException {
            throw refused(context.getParser(), type, "not one of its values");
        }

        @Override
        public Object handleWeirdKey(DeserializationContext context, Class<?> type, String key, String reason)
                throws IOException {
            throw refused(context.getParser(), type, "not one of its keys");
        }

        @Override
        public Object handleMissingInstantiator(DeserializationContext context, Class<?> type, ValueInstantiator maker,
                JsonParser parser, String reason) throws IOException {
            throw new WrongType(parser, type);
        }

        @Override
        public Object handleUnexpectedToken(DeserializationContext context, JavaType type, JsonToken token, JsonParser parser,
                String reason) throws IOException {
            throw new WrongType(parser, type.getRawClass());
        }
    }

    /** A value of another JSON type than the one that belongs there, be it the whole body. */
    static class WrongType extends MismatchedInputException {

        WrongType(JsonParser parser, Class<?> type) {
            super(parser, "not of the JSON type that belongs here", type);
        }
    }

    private static InvalidFormatException refused(JsonParser parser, Class<?> type, String reason) {
        return InvalidFormatException.from(parser, reason, null, type);
    }

    /** @return the refusal of what has the right form and can't be, such as 31 February */
    public static JsonMappingException impossible(JsonParser parser, String reason) {
        return JsonMappingException.from(parser, reason);
    }

    /**
     * Ids are UUIDv7 in their one canonical form: clients that choose one are held to it. Nothing is trimmed: an empty text or blanks are
     * no id, and no absence of one either, in which the service would choose.
     */
    private static class TimeOrderedId extends StdScalarDeserializer<UUID> {

        TimeOrderedId() {
            super(UUID.class);
        }

        @Override
        public UUID deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (UUID) context.handleUnexpectedToken(UUID.class, parser);
            }
            try {
                return Ids.parse(parser.getText());
            } catch (IllegalArgumentException e) {
                throw refused(parser, UUID.class, e.getMessage());
            }
        }
    }

    /** PostgreSQL stores neither NUL nor half of a surrogate pair; a lone half is no Unicode text at all. */
    private static class StorableText extends StringDeserializer implements ContextualDeserializer {

        /** What people read as one line loses the blanks around it. */
        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
            return property == null || property.getAnnotation(VisibleText.class) == null ? this : new Line();
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (String) context.handleUnexpectedToken(String.class, parser);
            }
            String text = super.deserialize(parser, context);
            if (!Text.isStorable(text)) {
                throw refused(parser, String.class, "holds NUL or half a character");
            }
            return text;
        }
    }

    private static class Line extends StorableText {

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return Text.withoutOuterBlanks(super.deserialize(parser, context));
        }
    }

    /** Instants are RFC 3339 in UTC: no epoch numbers, no offsets, no years that PostgreSQL can't store. */
    private static class UtcInstant extends StdScalarDeserializer<Instant> {

        private static final Pattern FORM = Pattern.compile("(?!0000)\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?Z");

        UtcInstant() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (Instant) context.handleUnexpectedToken(Instant.class, parser);
            }
            String text = parser.getText();
            if (!FORM.matcher(text).matches()) {
                throw refused(parser, Instant.class, "not an instant in UTC");
            }
            return possible(parser, text, Instant::parse);
        }
    }

    /** Days are RFC 3339 too: no numbers, no lists of numbers. */
    private static class CalendarDate extends StdScalarDeserializer<LocalDate> {

        private static final Pattern FORM = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

        CalendarDate() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (LocalDate) context.handleUnexpectedToken(LocalDate.class, parser);
            }
            String text = parser.getText();
            if (!FORM.matcher(text).matches()) {
                throw refused(parser, LocalDate.class, "not a day");
            }
            return possible(parser, text, LocalDate::parse);
        }
    }

    private static <T> T possible(JsonParser parser, String text, Function<String, T> calendar) throws JsonMappingException {
        try {
            return calendar.apply(text);
        } catch (DateTimeException e) {
            throw impossible(parser, "not in the calendar");
        }
    }
}
