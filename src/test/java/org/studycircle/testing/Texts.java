package org.studycircle.testing;

import static io.restassured.config.EncoderConfig.encoderConfig;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/**
 * An essay in a group's library, brought through the API by ada.
 *
 * @param sectionIds in their order
 * @param keys the paragraph keys of each section, in their order
 */
public record Texts(Circle circle, String essayId, String editionId, List<String> sectionIds, List<List<String>> keys) {

    public static final String MARKDOWN = "text/markdown";
    public static final String PLAIN = "text/plain";

    /** Text is sent as the bytes that it is in UTF-8, with just the media type that is asked for. */
    private static final RestAssuredConfig AS_IT_IS = Api.CONFIG.encoderConfig(encoderConfig()
            .encodeContentTypeAs(MARKDOWN, ContentType.TEXT)
            .defaultContentCharset(StandardCharsets.UTF_8)
            .appendDefaultContentCharsetToContentTypeIfUndefined(false));

    /** An essay of Markdown in which {@code #} is the title and {@code ##} begins a section. */
    public static Texts essayIn(Circle circle, String markdown) {
        String importId = upload(Api.as(People.ADA), MARKDOWN).body(markdown).post(circle.path("/imports")).then()
                .statusCode(201).extract().path("importId");
        return committed(circle, Map.of("importId", importId));
    }

    /** An essay with these sections, each a heading and its paragraphs. */
    @CanIgnoreReturnValue
    public static Texts essayIn(Circle circle, String title, int sections, int paragraphs) {
        StringBuilder markdown = new StringBuilder("# " + title + "\n\n");
        for (int section = 1; section <= sections; section++) {
            markdown.append("## Section ").append(section).append("\n\n");
            for (int paragraph = 1; paragraph <= paragraphs; paragraph++) {
                markdown.append("This is paragraph ").append(paragraph).append(" of section ").append(section).append(".\n\n");
            }
        }
        return essayIn(circle, markdown.toString());
    }

    /** The essay that an import becomes, read back. */
    public static Texts committed(Circle circle, Map<String, ?> draft) {
        var essay = Api.as(People.ADA).body(draft).post(circle.path("/essays")).then().statusCode(201).extract();
        String editionId = essay.path("edition.editionId");
        List<String> sectionIds = essay.path("edition.sections.sectionId");
        List<List<String>> keys = sectionIds.stream().map(id -> Api.as(People.ADA).get(section(circle, editionId, id)).then()
                .statusCode(200).extract().<List<String>>path("paragraphs.key")).toList();
        return new Texts(circle, essay.path("essayId"), editionId, sectionIds, keys);
    }

    /** A call that sends a text as its body. */
    public static RequestSpecification upload(RequestSpecification call, String mediaType) {
        return call.config(AS_IT_IS).contentType(mediaType);
    }

    /** A call that sends bytes, which may be no text at all; only its answer is held to the contract. */
    public static RequestSpecification uploadBytes(People person, String contentType, byte[] bytes) {
        return Api.asBadly(person)
                .config(Api.CONFIG.encoderConfig(encoderConfig()
                        .encodeContentTypeAs(contentType, ContentType.BINARY)
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType(contentType).body(bytes);
    }

    public String sectionId(int section) {
        return sectionIds.get(section);
    }

    public String key(int section, int paragraph) {
        return keys.get(section).get(paragraph);
    }

    /** The path of a section within the API. */
    public String section(int section) {
        return section(circle, editionId, sectionId(section));
    }

    /** What to assign: for {@code POST /assignments}, with these sections. */
    public Map<String, Object> assignment(int... sections) {
        Map<String, Object> draft = new HashMap<>();
        draft.put("editionId", editionId);
        draft.put("sectionIds", IntStream.of(sections).mapToObj(this::sectionId).toList());
        return draft;
    }

    private static String section(Circle circle, String editionId, String sectionId) {
        return circle.path("/editions/" + editionId + "/sections/" + sectionId);
    }
}
