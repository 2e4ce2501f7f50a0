package org.studycircle.http.page;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.ResponseHeader;

/** What is here, for whoever follows the bare address: a page for people, the same as JSON for programs that ask for it. */
@Singleton
@Path("/")
public class HomePage {

    private static final String TITLE = "Study Circle";
    private static final String PROBLEMS = "/problems";

    @Inject
    Published published;

    private record Places(String title, String service, String documentation, String contract, String problems, String tryIt) {}

    @GET
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    @ResponseHeader(name = "Content-Security-Policy", value = PlainPage.POLICY)
    public String page() {
        return PlainPage.of(TITLE, """
                <h1>Study Circle</h1>
                <p>A service for groups that read together. People use it through an app; who builds one begins here:</p>
                <ul>
                %s</ul>""".formatted(link(Published.DOCUMENTATION, "Documentation") + link(Published.CONTRACT, "Contract")
                + link(PROBLEMS, "Problems") + link(Published.TRY_IT, "Try it")));
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Object places() {
        return new Places(TITLE, "/api/v1", shown(Published.DOCUMENTATION), shown(Published.CONTRACT), PROBLEMS,
                shown(Published.TRY_IT));
    }

    private String link(String page, String name) {
        return published.isShown(page) ? "<li><a href=\"%s\">%s</a></li>%n".formatted(page, name) : "";
    }

    private String shown(String page) {
        return published.isShown(page) ? page : null;
    }
}
