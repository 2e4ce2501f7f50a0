package org.studycircle.testing;

import org.apache.http.client.HttpClient;
import org.apache.http.conn.scheme.SchemeRegistry;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.http.impl.conn.BasicClientConnectionManager;
import org.apache.http.impl.conn.SchemeRegistryFactory;
import org.apache.http.params.HttpParams;
import org.apache.http.params.SyncBasicHttpParams;

/** What the HTTP clients of all calls have in common. REST Assured has one for each call, which cost more to set up than the call itself. */
@SuppressWarnings("deprecation") // REST Assured knows no others
final class QuickClient {

    private static final SchemeRegistry SCHEMES = SchemeRegistryFactory.createDefault();
    private static final HttpParams PARAMETERS = new SyncBasicHttpParams();

    static {
        DefaultHttpClient.setDefaultHttpParams(PARAMETERS);
    }

    private QuickClient() {}

    static HttpClient forOneCall() {
        return new DefaultHttpClient(new BasicClientConnectionManager(SCHEMES), PARAMETERS.copy());
    }
}
