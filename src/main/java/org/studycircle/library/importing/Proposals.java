package org.studycircle.library.importing;

import java.io.UncheckedIOException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.http.MergePatch;
import org.studycircle.library.outline.Proposal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The proposals for imports. None is kept: text and decisions always give the same one again. What is here takes up to
 * seconds and belongs on a worker.
 */
@ApplicationScoped
public class Proposals {

    @Inject
    ObjectMapper json;

    @Inject
    MergePatch patches;

    public Decided decided(TextImport text) {
        return Decided.of(proposed(text), decisions(text));
    }

    ImportView view(TextImport text) {
        return ImportView.of(text, decided(text));
    }

    /** What an import would be after a merge patch of its decisions. */
    Change change(TextImport text, JsonNode patch) {
        ImportEdit edit = patches.apply(decisions(text), patch);
        return new Change(written(edit.withoutChecksum()), Decided.of(proposed(text), edit));
    }

    record Change(String decisions, Decided decided) {}

    private static Proposal proposed(TextImport text) {
        return Proposal.of(text.source(), MediaTypes.format(text.mediaType()), text.checksum());
    }

    private ImportEdit decisions(TextImport text) {
        try {
            return json.readValue(text.decisions(), ImportEdit.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String written(ImportEdit edit) {
        try {
            return json.writeValueAsString(edit);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
