package org.studycircle.library.importing;

import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.studycircle.library.format.OutlineLimits;
import org.studycircle.library.outline.BlockRole;
import org.studycircle.library.outline.ImportOutline;
import org.studycircle.library.outline.NoiseReason;
import org.studycircle.text.Characters;
import org.studycircle.text.LanguageTag;
import org.studycircle.text.VisibleText;

/**
 * The decisions about an import. Single blocks win over the outline, which decides as a manifest does.
 *
 * @param checksum which bytes the decisions were made for; it is compared and not kept
 * @param blocks by index
 */
record ImportEdit(@Characters(min = 1, max = LONGEST_TITLE) @VisibleText String title,
        @Size(max = MOST_AUTHORS) List<@NotNull @Characters(min = 1, max = LONGEST_AUTHOR) @VisibleText String> authors,
        @LanguageTag String language,
        @Pattern(regexp = "sha256:[0-9a-f]{64}") String checksum,
        @Valid Outline outline,
        @Size(max = MOST_BLOCKS) SortedMap<Integer, @NotNull @Valid BlockEdit> blocks) {

    static final int LONGEST_TITLE = 500;
    static final int LONGEST_AUTHOR = 200;
    static final int MOST_AUTHORS = 50;
    static final int MOST_BLOCKS = 1000;
    static final int MOST_BYTES = 1024 * 1024;

    /** @param headings the exact texts of all headings, in order */
    record Outline(@Size(max = 10_000) List<@NotNull @Characters(min = 1, max = LONGEST_TITLE) String> headings,
            @Size(max = OutlineLimits.MAX_BLOCKS) List<@NotNull @Valid Noise> noise,
            @Size(max = 100) List<@NotNull @Valid Metadata> metadata) {

        ImportOutline toImportOutline() {
            return new ImportOutline(headings,
                    each(noise, block -> new ImportOutline.NoiseDecision(block.block(), block.reason())),
                    each(metadata, block -> new ImportOutline.MetadataDecision(block.block(),
                            BlockRole.valueOf(block.role().name()))));
        }

        private static <T, R> List<R> each(List<T> list, Function<T, R> view) {
            return list == null ? null : list.stream().map(view).toList();
        }
    }

    record Noise(@NotNull Integer block, @NotNull NoiseReason reason) {}

    record Metadata(@NotNull Integer block, @NotNull Role role) {

        enum Role {
            TITLE, BYLINE, STANDFIRST
        }
    }

    /** @param heading to be put before this paragraph, where the text has lost one */
    record BlockEdit(@NotNull BlockRole role, @Min(1) @Max(OutlineLimits.MAX_HEADING_LEVEL) Integer level,
            NoiseReason reason, @Characters(min = 1, max = LONGEST_TITLE) @VisibleText String heading) {}

    ImportEdit withoutChecksum() {
        return new ImportEdit(title, authors, language, null, outline, blocks);
    }
}
