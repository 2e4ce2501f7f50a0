package org.studycircle.library.anchor;

import java.util.List;
import java.util.Map;

import org.studycircle.http.problem.Problem;
import org.studycircle.http.problem.Refusal;

/** The paragraph has not these words, or has them at another place than the one given. */
public class QuoteNotFound extends Refusal {

    QuoteNotFound() {
        super(new Problem("/problems/quote-not-found", "The quote is not in the paragraph", 422,
                "A quote stands in its paragraph exactly as it is given, and at the place that is given with it.", null,
                List.of(new Problem.FieldError("/about/anchor/quote/exact", "quote-not-found",
                        "The paragraph does not have these words there.")),
                null), Map.of());
    }
}
