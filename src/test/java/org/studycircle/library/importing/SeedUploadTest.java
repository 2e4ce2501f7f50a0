package org.studycircle.library.importing;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.studycircle.testing.People.ADA;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.studycircle.testing.Api;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Texts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** The texts of the catalogue go through the API by their manifests. Those that belong to their authors may be absent. */
@QuarkusTest
class SeedUploadTest {

    private static final Path CATALOGUE = Path.of("seeds");
    private static final ObjectMapper JSON = new ObjectMapper();

    @ConfigProperty(name = "study-circle.seeds.directory", defaultValue = "../shared/seeds")
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"reading-together", "larson-socialism-from-below", "raba-socialism-from-below",
            "swain-socialism-from-below", "leninism-and-socialism-from-below"})
    void nothingOfASeedTextIsLostOnItsWay(String name) throws IOException {
        JsonNode manifest = JSON.readTree(CATALOGUE.resolve(name + ".json").toFile());
        byte[] bytes = bytes(manifest.get("file").asText());
        String mediaType = manifest.get("file").asText().endsWith(".md") ? Texts.MARKDOWN : Texts.PLAIN;
        Circle circle = Circle.ofAda();
        var proposed = Texts.uploadBytes(ADA, mediaType, bytes).post(circle.path("/imports")).then().statusCode(201).extract();
        String importId = proposed.path("importId");
        Map<String, Object> patch = new TreeMap<>(Map.of("title", manifest.get("title").asText(),
                "checksum", manifest.get("checksum").asText(), "authors",
                JSON.convertValue(manifest.get("authors"), List.class),
                "outline", JSON.convertValue(manifest.get("outline"), Map.class)));
        JsonPath decided = Api.patchAs(ADA, proposed.header("ETag")).body(patch).patch(circle.path("/imports/" + importId))
                .then()
                .statusCode(200).body("checksum", is(manifest.get("checksum").asText())).extract().jsonPath();

        List<Map<String, Object>> blocks = blocks(circle.path("/imports/" + importId + "/blocks?limit=100"));
        assertEquals(decided.getInt("blockCount"), blocks.size());

        Texts text = Texts.committed(circle, Map.of("importId", importId));
        JsonPath essay = Api.as(ADA).get(circle.path("/essays/" + text.essayId())).then().statusCode(200)
                .body("title", is(manifest.get("title").asText())).extract().jsonPath();

        assertEquals(decided.getList("sections.heading"), essay.getList("edition.sections.heading"));
        assertEquals(decided.getList("sections.words"), essay.getList("edition.sections.words"));
        assertEquals(decided.getInt("words"), essay.getInt("edition.words"));
        StringBuilder read = new StringBuilder();
        for (int section = 0; section < text.sectionIds().size(); section++) {
            JsonPath answer = Api.as(ADA).get(text.section(section)).then().statusCode(200).extract().jsonPath();
            read.append(answer.getString("heading") == null ? "" : answer.getString("heading")).append('\n');
            answer.getList("paragraphs.text", String.class).forEach(paragraph -> read.append(paragraph).append('\n'));
        }
        assertEquals(expected(bytes, blocks), bare(read.toString()));
    }

    private static List<Map<String, Object>> blocks(String path) {
        List<Map<String, Object>> all = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonPath page = Api.as(ADA).get(path + next).then().statusCode(200).extract().jsonPath();
            all.addAll(page.getList("items"));
            next = page.getString("next") == null ? null : "&after=" + page.getString("next");
        }
        return all;
    }

    /** What is left of the bytes as they came when the blocks that are neither heading nor paragraph are taken out. */
    private static String expected(byte[] bytes, List<Map<String, Object>> blocks) {
        String rest = new String(bytes, StandardCharsets.UTF_8).replace("\ufeff", "");
        List<String> lines = rest.replace("\r\n", "\n").lines().toList();
        StringBuilder kept = new StringBuilder();
        assertFalse(blocks.isEmpty());
        for (int i = 0; i < blocks.size(); i++) {
            boolean isRead = List.of("HEADING", "PARAGRAPH").contains(blocks.get(i).get("role"));
            int end = i + 1 < blocks.size() ? (int) blocks.get(i + 1).get("line") : lines.size() + 1;
            for (int line = (int) blocks.get(i).get("line"); isRead && line < end; line++) {
                kept.append(lines.get(line - 1).replaceFirst("^#+ ", "")).append('\n');
            }
        }
        return bare(kept.toString());
    }

    private static String bare(String text) {
        return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFC).replaceAll("[\\s\\p{Z}\u200b\ufeff]+", "");
    }

    private byte[] bytes(String file) throws IOException {
        Path own = CATALOGUE.resolve(file);
        Path path = Files.isRegularFile(own) ? own : directory.resolve(file);
        Assumptions.assumeTrue(Files.isRegularFile(path), () -> file + " is not there");
        return Files.readAllBytes(path);
    }
}
