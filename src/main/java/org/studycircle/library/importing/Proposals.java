package org.studycircle.library.importing;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.http.Json;
import org.studycircle.http.MergePatch;
import org.studycircle.library.format.OutlineLimits;
import org.studycircle.library.outline.Proposal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * The proposals for imports. None is stored: text and decisions always give the same one again. One that was just made is remembered for
 * those who page through it or change it. What is here takes up to seconds and belongs on a worker.
 */
@ApplicationScoped
public class Proposals {

    /** Bytes of all together, roughly: a letter is one at least, and a block has more to say than its words. */
    private static final int MOST_REMEMBERED = 3 * OutlineLimits.MAX_TEXT_BYTES;
    private static final int BLOCK_BYTES = 128;
    private static final Duration REMEMBERED = Duration.ofMinutes(2);

    @Inject
    ObjectMapper mapper;

    @Inject
    Json json;

    @Inject
    MergePatch patches;

    private final Cache<State, Decided> made = Caffeine.newBuilder().maximumWeight(MOST_REMEMBERED)
            .<State, Decided>weigher((state, decided) -> bytes(decided.proposal())).expireAfterAccess(REMEMBERED).build();

    /** One state of an import: decisions make another one. */
    private record State(UUID groupId, UUID importId, int version) {

        static State of(TextImport text) {
            return new State(text.groupId(), text.importId(), text.version());
        }
    }

    private static int bytes(Proposal proposal) {
        return proposal.blocks().stream().mapToInt(block -> BLOCK_BYTES + block.text().length()).sum();
    }

    /** What is remembered of that state of an import, for which its text isn't needed. */
    Optional<Decided> remembered(UUID groupId, UUID importId, int version) {
        return Optional.ofNullable(made.getIfPresent(new State(groupId, importId, version)));
    }

    public Decided decided(TextImport text) {
        return made.get(State.of(text), state -> Decided.of(proposed(text), decisions(text)));
    }

    /** An import that has just been made, of the proposal for it. */
    byte[] written(TextImport text, Proposal proposal) {
        Decided decided = Decided.of(proposal, decisions(text));
        made.put(State.of(text), decided);
        return json.of(ImportView.of(text, decided));
    }

    /** An import as it is answered: writing that takes as long as finding it, of a long text. */
    byte[] written(TextImport text) {
        return json.of(ImportView.of(text, decided(text)));
    }

    /** An import as it is answered after a change. */
    byte[] written(TextImport text, Change change) {
        made.put(State.of(text), change.decided);
        return json.of(ImportView.of(text, change.before, change.decided));
    }

    /** An import as it stands in a problem. */
    RawValue current(TextImport text) {
        return new RawValue(new String(written(text), StandardCharsets.UTF_8));
    }

    /** What an import would be after a merge patch of its decisions. */
    Change change(TextImport text, JsonNode patch) {
        Decided before = decided(text);
        ImportEdit edit = patches.apply(before.edit(), patch);
        return new Change(json.text(edit.withoutChecksum()), before, before.with(edit));
    }

    record Change(String decisions, Decided before, Decided decided) {}

    private static Proposal proposed(TextImport text) {
        return Proposal.of(text.source(), MediaTypes.format(text.mediaType()), text.checksum());
    }

    private ImportEdit decisions(TextImport text) {
        try {
            return mapper.readValue(text.decisions(), ImportEdit.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
