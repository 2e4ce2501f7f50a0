package org.studycircle.group.log;

import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What an event names: always by id, key or number, never by text, so that whatever conceals a thing conceals it in the log too. For a new
 * one this enum, a column of the log and the contract are all there is to change.
 */
public enum Reference {

    /** Whom it is about, where that is not the actor. */
    PERSON("person_id", "uuid"), ESSAY("essay_id", "uuid"), SECTION("section_id", "uuid"), ASSIGNMENT("assignment_id",
            "uuid"), THREAD("thread_id", "uuid"),
    /** The key of a paragraph within the section. */
    PARAGRAPH("paragraph_key", "text"),
    /** The number of a post within the thread. */
    POST("post_number", "integer"), INVITATION("invitation_id", "uuid");

    private final String column;
    private final String type;

    Reference(String column, String type) {
        this.column = column;
        this.type = type;
    }

    /** Of {@code group_event}. */
    public String column() {
        return column;
    }

    String type() {
        return type;
    }

    /** As the contract has it: {@code thread_id} is {@code threadId}. */
    public String field() {
        int hump = column.indexOf('_');
        return column.substring(0, hump) + Character.toUpperCase(column.charAt(hump + 1)) + column.substring(hump + 2);
    }

    /** An array for its values. */
    Object[] array(int length) {
        return switch (type) {
            case "integer" -> new Integer[length];
            case "text" -> new String[length];
            default -> new UUID[length];
        };
    }

    /** @return what is made of each, with commas between */
    public static String each(Function<Reference, String> text) {
        return Arrays.stream(values()).map(text).collect(Collectors.joining(", "));
    }
}
