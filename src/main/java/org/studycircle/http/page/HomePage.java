package org.studycircle.http.page;

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

    private static final String PAGE = PlainPage.of("Study Circle", """
            <h1>Study Circle</h1>
            <p>A service for groups that read together. People use it through an app; who builds one begins here:</p>
            <ul>
            <li><a href="/docs">Documentation</a></li>
            <li><a href="/openapi">Contract</a></li>
            <li><a href="/problems">Problems</a></li>
            <li><a href="/swagger-ui">Try it</a></li>
            </ul>""");

    private record Places(String title, String service, String documentation, String contract, String problems, String tryIt) {}

    private static final Places PLACES = new Places("Study Circle", "/api/v1", "/docs", "/openapi", "/problems", "/swagger-ui");

    @GET
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    @ResponseHeader(name = "Content-Security-Policy", value = PlainPage.POLICY)
    public String page() {
        return PAGE;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Object places() {
        return PLACES;
    }
}
