package org.studycircle.group.joining;

import org.jboss.resteasy.reactive.RestResponse;

/** How many invitations have ended with the right of the member who made them; said beside an answer where there were any. */
final class Revoked {

    static final String HEADER = "Invitations-Revoked";

    private Revoked() {}

    static <T> RestResponse<T> tell(RestResponse<T> answer, int invitations) {
        if (invitations > 0) {
            answer.getHeaders().putSingle(HEADER, invitations);
        }
        return answer;
    }
}
