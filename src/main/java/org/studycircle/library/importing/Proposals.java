package org.studycircle.library.importing;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.http.MergePatch;
import org.studycircle.library.outline.Proposal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;

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

    /** An import as it is answered: writing that takes as long as finding it, of a long text. */
    byte[] written(TextImport text) {
        return written(text, decided(text));
    }

    /** The same of an import that is just made, of the proposal for it. */
    byte[] written(TextImport text, Proposal proposal) {
        return written(text, Decided.of(proposal, decisions(text)));
    }

    byte[] written(TextImport text, Decided decided) {
        try {
            return json.writeValueAsBytes(ImportView.of(text, decided));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An import as it stands in a problem. */
    RawValue current(TextImport text) {
        return new RawValue(new String(written(text), StandardCharsets.UTF_8));
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
