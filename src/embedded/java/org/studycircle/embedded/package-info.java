/**
 * Owns the PostgreSQL and the Keycloak that the service starts when no datasource is configured: child processes over one data
 * directory, ended with the process that started them. Nothing of it is in a production build.
 */
@Room(uses = {"app", "seeds"})
package org.studycircle.embedded;

import org.studycircle.Room;
