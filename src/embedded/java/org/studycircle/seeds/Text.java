package org.studycircle.seeds;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.studycircle.seeds.Caller.Answer;
import org.studycircle.seeds.Catalogue.Slot;

import com.fasterxml.jackson.databind.JsonNode;

/** A text of the catalogue in the library of the demo group. */
record Text(Stage stage, JsonNode essay) {

    private record Decisions(String title, List<String> authors, String language, String checksum, JsonNode outline) {}

    private record NewEssay(UUID essayId, UUID importId, Object source, String rights) {}

    private record NewAssignment(UUID assignmentId, String title, String instructions, String editionId,
            List<String> sectionIds, String opensOn, String dueOn) {}

    /** Brings a text and assigns its sections; what stands already is left as it is. */
    static void load(Stage stage, String name, Manifest manifest, byte[] bytes) {
        UUID id = Manifest.essayId(name);
        JsonNode essay = stage.founder().find(stage.path("/essays/" + id))
                .orElseGet(() -> commit(stage, id, manifest, bytes)).body();
        Text text = new Text(stage, essay);
        stage.plan().schedule().stream().filter(slot -> slot.manifest().equals(name))
                .forEach(slot -> text.assign(slot, manifest));
    }

    /** A text that has been loaded. */
    static Text find(Stage stage, String name) {
        return new Text(stage, stage.founder().get(stage.path("/essays/" + Manifest.essayId(name))).body());
    }

    private static Answer commit(Stage stage, UUID id, Manifest manifest, byte[] bytes) {
        Answer proposal = stage.founder().post(stage.path("/imports?importId=" + id + "&filename=" + manifest.file()),
                manifest.mediaType(), bytes);
        stage.founder().patch(stage.path("/imports/" + id), proposal.entityTag(), new Decisions(manifest.title(),
                manifest.authors(), manifest.language(), manifest.checksum(), manifest.outline()));
        return stage.founder().post(stage.path("/essays"),
                new NewEssay(id, id, manifest.publication(), manifest.rights()));
    }

    private void assign(Slot slot, Manifest manifest) {
        if (stage.founder().find(stage.path("/assignments/" + slot.id())).isEmpty()) {
            stage.founder().post(stage.path("/assignments"), new NewAssignment(slot.id(), title(slot),
                    manifest.questions(slot.sections()), essay.at("/edition/editionId").asText(),
                    slot.sections().stream().map(this::sectionId).toList(),
                    stage.foundedOn().plusDays(slot.opensInDays()).toString(),
                    stage.foundedOn().plusDays(slot.dueInDays()).toString()));
        }
    }

    private String title(Slot slot) {
        String headings = slot.sections().stream().map(position -> section(position).get("heading")).filter(Objects::nonNull)
                .map(JsonNode::asText).collect(Collectors.joining(", "));
        String title = essay.get("title").asText();
        return headings.isEmpty() ? title : title + ": " + headings;
    }

    String sectionId(int position) {
        return section(position).get("sectionId").asText();
    }

    /** The paragraphs of a section, each with its key and its text. */
    List<JsonNode> paragraphs(int position) {
        JsonNode section = stage.founder().get(stage.path("/editions/" + essay.at("/edition/editionId").asText()
                + "/sections/" + sectionId(position))).body();
        return StreamSupport.stream(section.get("paragraphs").spliterator(), false).toList();
    }

    private JsonNode section(int position) {
        return essay.at("/edition/sections").get(position);
    }
}
