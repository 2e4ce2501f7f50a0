package org.studycircle.library.anchor;

import java.util.List;
import java.util.Map;

import org.studycircle.http.problem.Problem;
import org.studycircle.http.problem.Refusal;

/** The paragraph has these words more than once, and nothing given tells which are meant. */
public class QuoteAmbiguous extends Refusal {

    QuoteAmbiguous() {
        super(new Problem("/problems/quote-ambiguous", "The quote is in the paragraph more than once", 422,
                "Say by start, prefix or suffix which one is meant.", null,
                List.of(new Problem.FieldError("/about/anchor/quote/exact", "quote-ambiguous",
                        "The paragraph has these words more than once.")),
                null), Map.of());
    }
}
