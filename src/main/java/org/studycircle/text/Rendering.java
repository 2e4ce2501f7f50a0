package org.studycircle.text;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.text.markdown.Markdown;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

/** Where Markdown is rendered: short texts at once, long ones on a worker, so that nobody else's request waits for them. */
@ApplicationScoped
public class Rendering {

    /** Characters; what takes about as long as handing the work over and back. */
    private static final int SHORT = 500;

    @Inject
    Vertx vertx;

    public Uni<String> html(String markdown) {
        return rendered(markdown).map(Rendered::html);
    }

    /** The item comes on the caller's own context, where its session may be used. */
    public Uni<Rendered> rendered(String markdown) {
        return markdown.length() <= SHORT
                ? Uni.createFrom().item(() -> Markdown.rendered(markdown, Rendered::new))
                : vertx.executeBlocking(() -> Markdown.rendered(markdown, Rendered::new), false);
    }

    /** @param markdown texts, of which any may be null @return their words as plain text, where null stays null */
    public Uni<List<String>> words(List<String> markdown) {
        return vertx.executeBlocking(() -> markdown.stream().map(text -> text == null ? null : Markdown.words(text)).toList(),
                false);
    }
}
