package org.studycircle.group;

import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.studycircle.sql.Shares;

/** Has those who write in one group share a part of the connections, so that there are some for the others. */
public class GroupShare {

    @ServerRequestFilter
    public void claim(UriInfo uri) {
        String group = uri.getPathParameters().getFirst("groupId");
        if (group != null) {
            Shares.about(group);
        }
    }
}
