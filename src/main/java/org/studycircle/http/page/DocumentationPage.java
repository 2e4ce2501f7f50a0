package org.studycircle.http.page;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The contract for people to read: drawn by Redoc, of which the build keeps a copy beside this page, from what is served at {@code /openapi}. */
@Singleton
@Path("/docs")
public class DocumentationPage {

    /** Redoc searches in a worker and sets styles as it draws; it needs nothing from elsewhere, and gets nothing. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; worker-src blob:; connect-src 'self'; "
            + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'";

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Study Circle</title>
            <style>body { margin: 0 }</style>
            <noscript>The contract as it is: <a href="/openapi">/openapi</a>. The problems: <a href="/problems">/problems</a>.</noscript>
            <redoc spec-url="/openapi" hide-hostname expand-responses="200,201,202" required-props-first
              theme='{"typography": {"fontFamily": "system-ui, sans-serif", "headings": {"fontFamily": "system-ui, sans-serif"}}}'></redoc>
            <script src="/docs/redoc.standalone.js"></script>
            </html>
            """;

    @GET
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    public Response read() {
        return Response.ok(PAGE).header("Content-Security-Policy", POLICY).build();
    }
}
