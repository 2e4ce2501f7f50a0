package org.studycircle.library;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.studycircle.text.Characters;
import org.studycircle.text.LanguageTag;
import org.studycircle.text.Text;
import org.studycircle.text.VisibleLines;
import org.studycircle.text.VisibleText;

/** The import that becomes an essay; title, authors and language are the import's unless they are given. */
record NewEssay(UUID essayId,
        @NotNull UUID importId,
        @Characters(min = 1, max = 500) @VisibleText String title,
        @Size(max = 50) List<@NotNull @Characters(min = 1, max = 200) @VisibleText String> authors,
        @LanguageTag String language,
        @Valid Source source,
        @Characters(min = 1, max = 2000) @VisibleLines String rights) {

    NewEssay {
        authors = Text.withoutOuterBlanks(authors);
    }

    /**
     * Where a text was published.
     *
     * @param issued a year, a month or a day
     */
    record Source(@NotNull @Characters(min = 1, max = 200) @VisibleText String name,
            @Characters(max = 2000) @Pattern(regexp = "https?://[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]+") String url,
            @Pattern(regexp = "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?") String issued) {}
}
