package org.studycircle.http.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.studycircle.http.problem.NotFound;

/** The pages that the {@code type} of a problem leads to, made of {@code docs/problems.md}: one for each heading. */
@Singleton
@Path("/problems")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class ProblemPages {

    private static final String SOURCE = "/META-INF/docs/problems.md";
    private static final Pattern CHAPTER = Pattern.compile("(?m)^## ");

    private final String all = read();
    private final Map<String, String> byCode = CHAPTER.splitAsStream(all).skip(1)
            .collect(Collectors.toUnmodifiableMap(chapter -> chapter.lines().findFirst().orElseThrow(), "## "::concat));

    @GET
    @ResponseHeader(name = "Content-Security-Policy", value = PlainPage.POLICY)
    public String all() {
        return page("Problems", all);
    }

    @GET
    @Path("/{code}")
    @ResponseHeader(name = "Content-Security-Policy", value = PlainPage.POLICY)
    public String one(String code) {
        return Optional.ofNullable(byCode.get(code)).map(chapter -> page(code, chapter)).orElseThrow(NotFound::new);
    }

    private static String page(String title, String markdown) {
        return PlainPage.of(title + " - Study Circle",
                HtmlRenderer.builder().build().render(Parser.builder().build().parse(markdown)));
    }

    private static String read() {
        try (InputStream source = ProblemPages.class.getResourceAsStream(SOURCE)) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
