package org.studycircle.embedded;

import java.util.List;
import java.util.stream.Collectors;

import org.studycircle.seeds.Note;

/** The table that is printed when everything is up. */
final class Welcome {

    private Welcome() {
    }

    static String to(Servers servers, String service, String management, List<Note> seeds) {
        Keycloak keycloak = servers.keycloak();
        String notes = seeds.stream().map(note -> "%n  %-16s%s".formatted(note.label(), note.text()))
                .collect(Collectors.joining());
        return """

                Study Circle is running.

                  Service         %1$s/api/v1
                  Contract        %1$s/openapi
                  Documentation   %1$s/docs
                  Try it          %1$s/swagger-ui
                  Health          %9$s/q/health, /q/metrics, /q/info
                  Keycloak        %2$s/admin/  (%3$s / %4$s)
                  PostgreSQL      %5$s
                  Data            %6$s

                  Demo people     name and password are the same
                                  ada, ben   facilitate
                                  rui, mia   are members; mia is behind with her reading
                                  zoe        is an outsider
                                  sam        is the site's administrator%8$s

                  A token, to paste into a shell (lasts 5 minutes):

                    TOKEN=$(curl -s -d grant_type=password -d client_id=study-circle-demo -d username=ada -d password=ada %7$s/protocol/openid-connect/token | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
                    curl -H "Authorization: Bearer $TOKEN" %1$s/api/v1/me

                  Ctrl-C stops everything; the data stays for the next start.
                """
                .formatted(service, keycloak.url(), Keycloak.ADMIN, keycloak.adminPassword(),
                        servers.postgreSql().properties().get("quarkus.datasource.reactive.url"), servers.data().path(),
                        keycloak.issuer(), notes, management);
    }
}
