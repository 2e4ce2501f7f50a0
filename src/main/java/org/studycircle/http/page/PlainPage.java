package org.studycircle.http.page;

/** A page of words and links, which needs nothing from elsewhere. */
final class PlainPage {

    static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private PlainPage() {}

    /** @param body HTML that is shown as it is */
    static String of(String title, String body) {
        return """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>%s</title>
                <style>body { max-width: 40rem; margin: 2rem auto; padding: 0 1rem; font: 1.1rem/1.5 system-ui, sans-serif }</style>
                %s
                </html>
                """.formatted(title, body);
    }
}
