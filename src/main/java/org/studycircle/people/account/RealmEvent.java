package org.studycircle.people.account;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.keycloak.representations.idm.AdminEventRepresentation;
import org.keycloak.representations.idm.EventRepresentation;
import org.studycircle.people.SignOuts.Scope;
import org.studycircle.people.SignOuts.SignOut;

/**
 * What has happened in the realm, as far as it can end somebody's rights.
 *
 * @param changed subject of the account that is to be looked at
 * @param ended whose tokens count no more
 */
record RealmEvent(Optional<String> changed, Optional<SignOut> ended) {

    private static final RealmEvent OTHER = new RealmEvent(Optional.empty(), Optional.empty());
    private static final Pattern PATH = Pattern.compile("(users|sessions)/([^/]+)(/logout)?");
    private static final String EVERYBODY = "logout-all";

    /** By an administrator of the realm. */
    static RealmEvent of(AdminEventRepresentation event) {
        String path = String.valueOf(event.getResourcePath());
        Instant at = Instant.ofEpochMilli(event.getTime());
        if (event.getError() != null) {
            return OTHER;
        }
        if (path.equals(EVERYBODY)) {
            return ended(Scope.REALM, "", at);
        }
        Matcher named = PATH.matcher(path);
        if (!named.matches()) {
            return OTHER;
        }
        String name = named.group(2);
        if (named.group(1).equals("sessions")) {
            return ended(Scope.SESSION, name, at);
        }
        return named.group(3) == null ? changed(name) : ended(Scope.ACCOUNT, name, at);
    }

    /** By the owner of an account, or by Keycloak itself. */
    static RealmEvent of(EventRepresentation event) {
        boolean isSignOut = "LOGOUT".equals(event.getType());
        String named = isSignOut ? event.getSessionId() : event.getUserId();
        if (event.getError() != null || named == null) {
            return OTHER;
        }
        return isSignOut ? ended(Scope.SESSION, named, Instant.ofEpochMilli(event.getTime())) : changed(named);
    }

    private static RealmEvent changed(String subject) {
        return new RealmEvent(Optional.of(subject), Optional.empty());
    }

    private static RealmEvent ended(Scope scope, String name, Instant at) {
        return new RealmEvent(Optional.empty(), Optional.of(new SignOut(scope, name, at)));
    }
}
